package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.event.EventSamples.ID;
import static com.raliopay.webhooks.event.EventSamples.SUBJECT;
import static com.raliopay.webhooks.event.EventSamples.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever gets an event can hand it on: nothing that can be reached from it can be changed. */
class ImmutabilityTest {

    private static final Set<Class<?>> VALUES = Set.of(
            String.class,
            Boolean.class,
            Integer.class,
            Long.class,
            BigInteger.class,
            BigDecimal.class,
            UUID.class,
            Instant.class,
            LocalDate.class);

    @Test
    void laterChangesToArgumentsChangeNoEvent() throws ReflectiveOperationException {
        Map<String, @Nullable Object> inner = new HashMap<>(Map.of("name", "José"));
        inner.put("none", null);
        List<@Nullable Object> array = new ArrayList<>(Arrays.asList(1, inner, null));
        Map<String, @Nullable Object> data = new HashMap<>(Map.of("array", array, "number", 1.5));
        List<Reason> reasons = new ArrayList<>(List.of(EventSamples.REASON));
        List<Check> checks = new ArrayList<>(List.of(new Check("document", CheckState.REFUSED, data, reasons)));
        List<WebhookEvent> events = List.of(
                new SessionVerified(ID, TIME, SUBJECT, ID, checks),
                new ManualReview(ID, TIME, SUBJECT, ID, checks),
                new SessionFailed(ID, TIME, SUBJECT, ID, checks),
                new StateUpdated(ID, TIME, SUBJECT, 1, KycLevel.LIGHT),
                new ExpirationWarning(ID, TIME, SUBJECT, 1, LocalDate.EPOCH, 14, "Renew."),
                new UnrecognizedEvent(ID, "payin_settled", TIME, data));
        List<Integer> hashCodes = events.stream().map(Object::hashCode).toList();

        inner.put("name", "Eve");
        array.clear();
        data.put("new", 1);
        reasons.clear();
        checks.clear();

        assertThat(events.stream().map(Object::hashCode)).containsExactlyElementsOf(hashCodes);
        assertRefusesChanges(events);
    }

    /** Tries to change each value that is reachable. */
    private static void assertRefusesChanges(@Nullable Object value) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                assertRefusesChanges(component.getAccessor().invoke(record));
            }
        } else if (value instanceof Optional<?> optional) {
            assertRefusesChanges(optional.orElse(null));
        } else if (value instanceof List<?> list) {
            assertListRefusesChanges(list);
        } else if (value instanceof Map<?, ?> map) {
            assertMapRefusesChanges(map);
        } else if (value != null) {
            assertThat(VALUES).contains(value.getClass());
        }
    }

    @SuppressWarnings("unchecked") // no element of any type can be added
    private static void assertListRefusesChanges(List<?> list) throws ReflectiveOperationException {
        List<Object> changed = (List<Object>) list;
        assertRefused(() -> changed.add("x"));
        assertRefused(() -> changed.add(0, "x"));
        assertRefused(() -> changed.addAll(List.of("x")));
        assertRefused(changed::clear);
        assertRefused(() -> changed.sort(null));
        assertRefused(() -> changed.replaceAll(element -> "x"));
        assertRefused(() -> changed.removeIf(element -> true));
        if (!changed.isEmpty()) {
            assertRefused(() -> changed.set(0, "x"));
            assertRefused(() -> changed.remove(0));
            assertRefused(() -> changed.subList(0, 1).clear());
            assertRefused(() -> removeFirst(changed.iterator()));
        }
        for (Object element : list) {
            assertRefusesChanges(element);
        }
    }

    @SuppressWarnings("unchecked") // no entry of any type can be added
    private static void assertMapRefusesChanges(Map<?, ?> map) throws ReflectiveOperationException {
        Map<Object, Object> changed = (Map<Object, Object>) map;
        assertRefused(() -> changed.put("x", "x"));
        assertRefused(() -> changed.putAll(Map.of("x", "x")));
        assertRefused(() -> changed.putIfAbsent("x", "x"));
        assertRefused(() -> changed.merge("x", "x", (a, b) -> b));
        assertRefused(() -> changed.compute("x", (name, before) -> "x"));
        assertRefused(() -> changed.replaceAll((name, before) -> "x"));
        assertRefused(() -> changed.remove("x"));
        assertRefused(changed::clear);
        assertRefused(() -> changed.keySet().clear());
        assertRefused(() -> changed.values().clear());
        assertRefused(() -> changed.entrySet().clear());
        if (!changed.isEmpty()) {
            assertRefused(() -> changed.entrySet().iterator().next().setValue("x"));
            assertRefused(() -> removeFirst(changed.keySet().iterator()));
        }
        for (Object element : map.values()) {
            assertRefusesChanges(element);
        }
    }

    private static void removeFirst(Iterator<?> iterator) {
        iterator.next();
        iterator.remove();
    }

    private static void assertRefused(ThrowingCallable change) {
        assertThatThrownBy(change).isInstanceOf(UnsupportedOperationException.class);
    }
}
