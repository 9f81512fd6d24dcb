package com.raliopay.webhooks.property;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Arbitrary events, for {@code @Domain(EventArbitraries.class)}. The values include the extremes, so that properties need no
 * edge cases, whose number is too large here.
 */
public final class EventArbitraries extends DomainContextBase {

    private static final int MAX_TEXT = 20;
    private static final int MAX_ELEMENTS = 3;
    private static final int LEVELS_OF_DATA = 3;

    public EventArbitraries() {}

    /** Returns events of all six records. */
    @Provide
    Arbitrary<WebhookEvent> events() {
        return Arbitraries.oneOf(List.of(
                sessions().map(s -> new SessionVerified(s.id(), s.timestamp(), s.subject(), s.sessionId(), s.checks())),
                sessions().map(s -> new ManualReview(s.id(), s.timestamp(), s.subject(), s.sessionId(), s.checks())),
                sessions().map(s -> s),
                Combinators.combine(
                                ids(),
                                instants(),
                                subjects(),
                                longs(Long.MIN_VALUE, Long.MAX_VALUE),
                                texts().filter(t -> !t.isBlank()))
                        .as(StateUpdated::new),
                Combinators.combine(
                                ids(),
                                instants(),
                                subjects(),
                                longs(Long.MIN_VALUE, Long.MAX_VALUE),
                                dates(),
                                integers(),
                                texts())
                        .as(ExpirationWarning::new),
                Combinators.combine(ids(), types(), instants(), objects(LEVELS_OF_DATA))
                        .as(UnrecognizedEvent::new)));
    }

    private static Arbitrary<SessionFailed> sessions() {
        return Combinators.combine(
                        ids(), instants(), subjects(), ids(), checks().list().ofMaxSize(MAX_ELEMENTS))
                .as(SessionFailed::new);
    }

    private static Arbitrary<Check> checks() {
        Arbitrary<String> states = Arbitraries.oneOf(
                texts(), Arbitraries.of("", "1", "2", "Validated", "REFUSED", "007", "-1", "1.0", "99999999999"));
        return Combinators.combine(
                        texts(),
                        states,
                        objects(LEVELS_OF_DATA),
                        reasons().list().ofMaxSize(MAX_ELEMENTS))
                .as((type, state, data, reasons) -> new Check(type, state, data, reasons));
    }

    private static Arbitrary<Reason> reasons() {
        return Combinators.combine(texts(), texts(), texts(), texts().optional())
                .as(Reason::new);
    }

    private static Arbitrary<Subject> subjects() {
        Arbitrary<String> types =
                Arbitraries.oneOf(texts(), Arbitraries.of("", "user", "related-party", "Related_Party"));
        return Combinators.combine(types, ids().optional(), ids().optional()).as(Subject::new);
    }

    private static Arbitrary<String> types() {
        return Arbitraries.oneOf(texts(), Arbitraries.of("payin_settled", "KYC_SESSION_EXPIRED", "kyb_state_updated"))
                .filter(type -> !type.isBlank() && EventType.of(type).isEmpty());
    }

    private static Arbitrary<UUID> ids() {
        return Combinators.combine(longs(Long.MIN_VALUE, Long.MAX_VALUE), longs(Long.MIN_VALUE, Long.MAX_VALUE))
                .as(UUID::new);
    }

    private static Arbitrary<Instant> instants() {
        return Combinators.combine(
                        longs(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 999).map(millis -> millis * 1_000_000),
                                Arbitraries.integers().between(0, 999_999_999)))
                .as(Instant::ofEpochSecond);
    }

    private static Arbitrary<LocalDate> dates() {
        return longs(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay()).map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<Long> longs(long min, long max) {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(min, max),
                Arbitraries.of(min, max, 0L),
                Arbitraries.longs().between(-1_000, 1_000));
    }

    private static Arbitrary<Integer> integers() {
        return longs(Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue);
    }

    /** Returns strings, including unpaired surrogates. */
    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(MAX_TEXT),
                Arbitraries.strings().ascii().ofMaxLength(MAX_TEXT),
                Arbitraries.strings()
                        .withChars("\"\\/\b\f\n\r\t\0é顔\ud83d\ude45\u2028")
                        .ofMaxLength(MAX_TEXT));
    }

    /** Returns strings of well-formed Unicode, as names in data must be. */
    private static Arbitrary<String> names() {
        return texts().map(name -> name.replaceAll("\\p{Cs}", "?"));
    }

    private static Arbitrary<Map<String, Object>> objects(int levels) {
        return Arbitraries.maps(names(), values(levels)).ofMaxSize(MAX_ELEMENTS);
    }

    private static Arbitrary<Object> values(int levels) {
        Arbitrary<Object> scalars = Arbitraries.oneOf(List.of(
                texts(),
                Arbitraries.of(true, false),
                longs(Long.MIN_VALUE, Long.MAX_VALUE),
                integers(),
                Arbitraries.bigIntegers().between(BigInteger.TEN.pow(40).negate(), BigInteger.TEN.pow(40)),
                decimals(),
                Arbitraries.doubles()));
        if (levels == 0) {
            return scalars.injectNull(0.1);
        }
        return Arbitraries.frequencyOf(
                        Tuple.of(4, scalars),
                        Tuple.of(1, objects(levels - 1).map(object -> object)),
                        Tuple.of(
                                1,
                                values(levels - 1)
                                        .list()
                                        .ofMaxSize(MAX_ELEMENTS)
                                        .map(array -> array)))
                .injectNull(0.1);
    }

    private static Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        longs(Long.MIN_VALUE, Long.MAX_VALUE),
                        Arbitraries.integers().between(-400, 400))
                .as((digits, scale) -> new BigDecimal(BigInteger.valueOf(digits), scale));
    }
}
