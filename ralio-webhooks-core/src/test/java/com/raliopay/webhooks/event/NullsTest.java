package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One law of all records: null is refused, and not first noticed when the value is used. */
class NullsTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    private static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");
    private static final Subject SUBJECT = Subject.user(ID);
    private static final Reason REASON = new Reason("Document", "D1", "Torn.", Optional.empty());
    private static final Check CHECK = new Check("document", CheckState.REFUSED, Map.of(), List.of(REASON));

    private static final List<Record> SAMPLES = List.of(
            SUBJECT,
            REASON,
            CHECK,
            new SessionVerified(ID, TIME, SUBJECT, ID),
            new ManualReview(ID, TIME, SUBJECT, ID),
            new SessionFailed(ID, TIME, SUBJECT, ID, List.of(CHECK)),
            new StateUpdated(ID, TIME, SUBJECT, 1, KycLevel.LIGHT),
            new ExpirationWarning(ID, TIME, SUBJECT, 1, LocalDate.EPOCH, 14, "Renew."),
            new UnrecognizedEvent(ID, "payin_settled", TIME, Map.of()));

    static Stream<Arguments> components() {
        return SAMPLES.stream().flatMap(sample -> {
            RecordComponent[] components = sample.getClass().getRecordComponents();
            return IntStream.range(0, components.length)
                    .filter(i -> !components[i].getType().isPrimitive())
                    .mapToObj(i -> arguments(sample, i, components[i].getName()));
        });
    }

    @ParameterizedTest(name = "{2} of {0}")
    @MethodSource("components")
    void noComponentMayBeNull(Record sample, int index, String name) throws ReflectiveOperationException {
        RecordComponent[] components = sample.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = components[i].getAccessor().invoke(sample);
        }
        Constructor<? extends Record> constructor = sample.getClass()
                .getConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        assertThat(constructor.newInstance(values)).isEqualTo(sample);

        Arrays.fill(values, index, index + 1, null);
        assertThatThrownBy(() -> constructor.newInstance(values))
                .as(name)
                .isInstanceOf(InvocationTargetException.class)
                .hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void everyEventHasASample() {
        Set<Class<?>> events = new HashSet<>();
        addRecords(WebhookEvent.class, events);

        assertThat(SAMPLES.stream().filter(WebhookEvent.class::isInstance).<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(events);
    }

    private static void addRecords(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addRecords(permitted, records);
            }
        }
    }

    @Test
    void noElementMayBeNull() {
        List<Check> checks = new ArrayList<>(Arrays.asList(CHECK, null));
        List<Reason> reasons = new ArrayList<>(Arrays.asList(REASON, null));

        assertThatThrownBy(() -> new SessionVerified(ID, TIME, SUBJECT, ID, checks))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new ManualReview(ID, TIME, SUBJECT, ID, checks))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new SessionFailed(ID, TIME, SUBJECT, ID, checks))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new Check("document", "2", Map.of(), reasons))
                .isInstanceOf(NullPointerException.class);
    }
}
