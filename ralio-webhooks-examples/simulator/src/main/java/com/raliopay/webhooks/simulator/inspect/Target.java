package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import java.net.URI;

/**
 * The endpoint that is sent to, and how.
 *
 * @param uri its URL
 * @param sender posts to it
 * @param signer signs with its secret
 * @param policy when to try again
 */
record Target(URI uri, HttpSender sender, SignatureVerifier signer, RetryPolicy policy) {

    static Target of(URI uri, InspectorSettings settings) {
        return new Target(
                uri,
                new HttpSender(uri, settings.timeout()),
                SignatureVerifier.of(settings.secret()),
                settings.policy());
    }
}
