package com.raliopay.webhooks.simulator.verify;

import java.util.Optional;
import java.util.function.Function;

/**
 * A change that programs make to a body on its way, often without notice.
 *
 * @param phrase what the body is like after the change, to follow "the signature holds if the body …"
 * @param done who makes this change, as a clause
 * @param undone who makes the opposite change, as a clause
 * @param change returns the changed body; empty if the change is not possible
 */
record Alteration(String phrase, String done, String undone, Function<byte[], Optional<byte[]>> change) {

    Optional<byte[]> apply(byte[] body) {
        return change.apply(body);
    }
}
