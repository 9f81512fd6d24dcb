package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.events.EventTemplate;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.testing.Fixture;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * The events of a load test, of all bundled payloads. An event follows from the seed and its number alone, byte for byte, so
 * that none needs to be kept for its retries and duplicates.
 */
final class LoadEvents {

    private static final long SPREAD = 0xBF58_476D_1CE4_E5B9L;

    private final List<EventTemplate> templates =
            Arrays.stream(Fixture.values()).map(EventTemplate::of).toList();
    private final SignatureVerifier forger =
            SignatureVerifier.of(UUID.randomUUID().toString());
    private final SignatureVerifier signer;
    private final long seed;
    private final Instant timestamp;

    LoadEvents(SignatureVerifier signer, long seed, Instant timestamp) {
        this.signer = signer;
        this.seed = seed;
        this.timestamp = timestamp;
    }

    Message message(LoadDelivery delivery) {
        EventTemplate.Event event = event(delivery.event());
        byte[] body = event.body();
        String signature = delivery.kind() == Kind.FORGERY ? forged(delivery.event(), body) : signer.sign(body);
        return new Message(event.type(), event.id().toString(), body, signature);
    }

    private EventTemplate.Event event(int number) {
        SplittableRandom random = new SplittableRandom(seed ^ number * SPREAD);
        EventTemplate template = templates.get(random.nextInt(templates.size()));
        return template.event(random, timestamp, Optional.empty());
    }

    /** Made with another secret, or with the right one over another body, as if it had been changed on the way. */
    private String forged(int number, byte[] body) {
        return number % 2 == 0 ? forger.sign(body) : signer.sign(Arrays.copyOf(body, body.length - 1));
    }
}
