package com.raliopay.webhooks.simulator.verify;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An altered body.
 *
 * @param phrase what the body is like, and who undid it, to follow "the signature holds if the body …"
 * @param done who makes this change, as a clause
 * @param body the altered bytes, different from the original
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its content where needed
record Candidate(String phrase, String done, byte[] body) {

    /** The longest body that is altered: all of its candidates are in memory. */
    static final int MAX_BYTES = 1024 * 1024;

    /** {@return the body after each alteration, without those that have the same result as an earlier one} */
    static List<Candidate> singles(byte[] body) {
        List<Candidate> candidates = new ArrayList<>();
        Set<ByteBuffer> seen = new HashSet<>(Set.of(ByteBuffer.wrap(body)));
        for (Alteration alteration : BodyAlterations.ALL) {
            alteration
                    .apply(body)
                    .filter(changed -> seen.add(ByteBuffer.wrap(changed)))
                    .ifPresent(changed -> candidates.add(new Candidate(
                            alteration.phrase() + ": " + alteration.undone(), alteration.done(), changed)));
        }
        return candidates;
    }

    /** {@return these bodies after a further, simple alteration} */
    static List<Candidate> pairs(List<Candidate> singles) {
        List<Candidate> pairs = new ArrayList<>();
        Set<ByteBuffer> seen = new HashSet<>();
        singles.forEach(single -> seen.add(ByteBuffer.wrap(single.body)));
        for (Candidate single : singles) {
            for (Alteration second : BodyAlterations.SIMPLE) {
                second.apply(single.body)
                        .filter(changed -> seen.add(ByteBuffer.wrap(changed)))
                        .ifPresent(changed -> pairs.add(new Candidate(
                                single.phrase + "; and " + second.phrase() + ": " + second.undone(),
                                single.done + "; and " + second.done(),
                                changed)));
            }
        }
        return pairs;
    }
}
