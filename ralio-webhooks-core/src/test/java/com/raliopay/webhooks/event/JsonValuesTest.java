package com.raliopay.webhooks.event;

import static com.raliopay.webhooks.TestData.array;
import static com.raliopay.webhooks.TestData.nestedArray;
import static com.raliopay.webhooks.TestData.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonValuesTest {

    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("text", "text"),
                arguments("", ""),
                arguments(true, true),
                arguments((byte) 7, 7L),
                arguments((short) 7, 7L),
                arguments(7, 7L),
                arguments(7L, 7L),
                arguments(BigInteger.valueOf(7), 7L),
                arguments(BEYOND_LONG.negate(), Long.MIN_VALUE),
                arguments(BEYOND_LONG, BEYOND_LONG),
                arguments(new BigDecimal("7"), 7L),
                arguments(new BigDecimal("9223372036854775808"), BEYOND_LONG),
                arguments(new BigDecimal("7.0"), new BigDecimal("7.0")),
                arguments(new BigDecimal("7E+2"), new BigDecimal("7E+2")),
                arguments(0.1d, new BigDecimal("0.1")),
                arguments(0.1f, new BigDecimal("0.1")),
                arguments(1e300d, new BigDecimal("1.0E300")),
                arguments(2.18034336721281E14d, 218034336721281L),
                arguments(1.2345678E7f, 12345678L),
                arguments(List.of(1, List.of()), List.of(1L, List.of())),
                arguments(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 1L))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void oneJsonValueHasOneJavaForm(Object given, Object expected) {
        Map<String, @Nullable Object> copy = JsonValues.copyOf(object("value", given), 9);

        assertThat(copy).isEqualTo(object("value", expected));
    }

    @Test
    void nullIsAValue() {
        assertThat(JsonValues.copyOf(object("a", null, "b", array(null, 1)), 9))
                .isEqualTo(object("a", null, "b", array(null, 1L)));
    }

    @Test
    void orderOfFieldsStays() {
        assertThat(JsonValues.copyOf(object("z", 1, "a", 2, "m", 3), 9).keySet())
                .containsExactly("z", "a", "m");
    }

    static Stream<Object> unsupportedValues() {
        return Stream.of(
                'c',
                new AtomicInteger(),
                new int[] {1},
                Set.of(1),
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("unsupportedValues")
    void valueThatJsonDoesNotHaveIsRefusedByItsClass(Object value) {
        String message = "data holds a value that JSON does not have: a "
                + value.getClass().getName();

        assertThatThrownBy(() -> JsonValues.copyOf(object("value", value), 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> JsonValues.copyOf(object("value", array(object("deep", value))), 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    static Stream<Object> longestNumbers() {
        return Stream.of(
                BigInteger.TWO.pow(3_400).subtract(BigInteger.ONE),
                BigInteger.TWO.pow(3_400).negate(),
                new BigDecimal(BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE), 1),
                new BigDecimal(BigInteger.ONE, 2_147_000_000),
                new BigDecimal(BigInteger.ONE, -2_147_000_000));
    }

    @ParameterizedTest
    @MethodSource("longestNumbers")
    void longestNumberThatABodyGivesBackIsTaken(Object number) {
        assertThat(JsonValues.copyOf(object("number", number), 9)).isEqualTo(object("number", number));
    }

    static Stream<Object> numbersTooLong() {
        return Stream.of(
                BigInteger.TWO.pow(3_400),
                new BigDecimal(BigInteger.TEN.pow(1_000), 1),
                new BigDecimal(BigInteger.ONE, 2_147_000_001),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE));
    }

    @ParameterizedTest
    @MethodSource("numbersTooLong")
    void numberThatABodyCouldNotGiveBackIsRefused(Object number) {
        assertThatThrownBy(() -> JsonValues.copyOf(object("number", number), 9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number in data is too long for a webhook body");
    }

    @Test
    void keyThatIsNoTextIsRefused() {
        Map<Object, Object> keyedByNumber = new HashMap<>();
        keyedByNumber.put(1, "one");
        Map<@Nullable Object, Object> keyedByNull = new HashMap<>();
        keyedByNull.put(null, "none");

        for (Map<?, ?> map : List.of(keyedByNumber, keyedByNull)) {
            assertThatThrownBy(() -> JsonValues.copyOf(object("map", map), 9))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a key in data is not a String");
        }
    }

    @Test
    void deeperThanAllowedIsRefused() {
        assertThat(JsonValues.copyOf(object("a", nestedArray(4)), 5)).isEqualTo(object("a", nestedArray(4)));

        assertThatThrownBy(() -> JsonValues.copyOf(object("a", nestedArray(5)), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("data is nested too deeply for a webhook body");
    }

    @Test
    void mapOrListThatHoldsItselfIsRefused() {
        Map<String, @Nullable Object> map = object();
        map.put("self", map);
        List<@Nullable Object> list = array();
        list.add(list);

        for (Map<String, @Nullable Object> cyclic : List.of(map, object("list", list))) {
            assertThatThrownBy(() -> JsonValues.copyOf(cyclic, 60))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("data is nested too deeply for a webhook body");
        }
    }

    @Test
    void laterChangesOfTheOriginalChangeNothing() {
        List<@Nullable Object> list = array(1L, object("b", 2L));
        Map<String, @Nullable Object> inner = object("list", list);
        Map<String, @Nullable Object> original = object("inner", inner);
        Map<String, @Nullable Object> copy = JsonValues.copyOf(original, 9);

        list.add(3L);
        inner.put("more", 4L);
        original.clear();

        assertThat(copy).isEqualTo(object("inner", object("list", array(1L, object("b", 2L)))));
    }

    @Test
    void copiesRefuseChangesAtEveryLevel() {
        Map<String, @Nullable Object> copy =
                JsonValues.copyOf(object("map", object("a", 1), "list", array(object("b", 2), array(3))), 9);

        assertRefusesChanges(copy);
    }

    /** Goes through all that is inside. */
    static void assertRefusesChanges(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
            assertRemovesNothing(map.entrySet().iterator());
            map.entrySet()
                    .forEach(entry -> assertThatThrownBy(() -> entry.setValue(null))
                            .isInstanceOf(UnsupportedOperationException.class));
            map.values().forEach(JsonValuesTest::assertRefusesChanges);
        } else if (value instanceof List<?> list) {
            assertThatThrownBy(() -> list.add(null)).isInstanceOf(UnsupportedOperationException.class);
            assertRemovesNothing(list.iterator());
            list.forEach(JsonValuesTest::assertRefusesChanges);
        }
    }

    private static void assertRemovesNothing(Iterator<?> iterator) {
        if (iterator.hasNext()) {
            iterator.next();
            assertThatThrownBy(iterator::remove).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
