package com.raliopay.webhooks.simulator.events;

import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The ids in an event; those that it has no field for are not used.
 *
 * @param event the event id
 * @param subject the id of the user or related party
 * @param session the id of the verification session
 * @param kyc the id of the KYC
 */
public record EventIds(UUID event, UUID subject, UUID session, int kyc) {

    private static final int KYC_IDS = 1_000_000;

    /** {@return random ids; repeatable if the source is} */
    public static EventIds random(RandomGenerator random) {
        return new EventIds(uuid(random), uuid(random), uuid(random), 1 + random.nextInt(KYC_IDS));
    }

    public EventIds withEvent(UUID id) {
        return new EventIds(id, subject, session, kyc);
    }

    public EventIds withSubject(UUID id) {
        return new EventIds(event, id, session, kyc);
    }

    /** Returns a random UUID (version 4); repeatable if the source is. */
    private static UUID uuid(RandomGenerator random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
