package com.raliopay.webhooks.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.TestData;
import com.raliopay.webhooks.fixture.Fixture;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever gets an event can hand it on: nothing that can be reached from it can be changed. */
class ImmutabilityTest {

    private static final UUID ID = UUID.fromString("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22");
    private static final Instant TIME = Instant.parse("2026-03-17T16:35:12.501Z");
    private static final Subject SUBJECT = Subject.user(ID);

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

    @ParameterizedTest
    @EnumSource
    void nothingThatWasReadCanBeChanged(Fixture fixture) throws ReflectiveOperationException {
        WebhookEvent event = fixture.event();
        attack(event);

        assertThat(event).isEqualTo(fixture.event());
    }

    @Test
    void nothingThatWasMadeChangesWithWhatItWasMadeOf() throws ReflectiveOperationException {
        Map<String, @Nullable Object> inner = TestData.object("name", "José", "none", null);
        List<@Nullable Object> array = TestData.array(1, inner, null);
        Map<String, @Nullable Object> data = TestData.object("array", array, "number", 1.5);
        List<Reason> reasons = new ArrayList<>(List.of(new Reason("Document", "D1", "Torn.", Optional.of("DOC"))));
        List<Check> checks = new ArrayList<>(List.of(new Check("document", CheckState.REFUSED, data, reasons)));
        List<WebhookEvent> events = List.of(
                new SessionVerified(ID, TIME, SUBJECT, ID, checks),
                new ManualReview(ID, TIME, SUBJECT, ID, checks),
                new SessionFailed(ID, TIME, SUBJECT, ID, checks),
                new StateUpdated(ID, TIME, SUBJECT, 1, KycLevel.LIGHT),
                new ExpirationWarning(ID, TIME, SUBJECT, 1, LocalDate.EPOCH, 14, "Renew."),
                new UnrecognizedEvent(ID, "payin_settled", TIME, data));
        List<Integer> hashes = events.stream().map(Object::hashCode).toList();

        inner.put("name", "Eve");
        array.clear();
        data.put("more", "of it");
        reasons.clear();
        checks.clear();

        assertThat(events.stream().map(Object::hashCode)).containsExactlyElementsOf(hashes);
        attack(events);
    }

    /** Tries to change all that can be reached. */
    private static void attack(@Nullable Object value) throws ReflectiveOperationException {
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                attack(component.getAccessor().invoke(record));
            }
        } else if (value instanceof Optional<?> optional) {
            attack(optional.orElse(null));
        } else if (value instanceof List<?> list) {
            attackList(list);
        } else if (value instanceof Map<?, ?> map) {
            attackMap(map);
        } else if (value != null) {
            assertThat(VALUES).contains(value.getClass());
        }
    }

    @SuppressWarnings("unchecked") // nothing of any type can be added
    private static void attackList(List<?> list) throws ReflectiveOperationException {
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
            attack(element);
        }
    }

    @SuppressWarnings("unchecked") // nothing of any type can be put
    private static void attackMap(Map<?, ?> map) throws ReflectiveOperationException {
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
            attack(element);
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
