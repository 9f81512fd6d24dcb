package com.raliopay.webhooks.event;

import static java.util.Collections.singletonMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
import org.junit.jupiter.params.provider.ValueSource;

class JsonValuesTest {

    private static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger THOUSAND_NINES = BigInteger.TEN.pow(1_000).subtract(BigInteger.ONE);

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("text", "text"),
                arguments("", ""),
                arguments("\uD83D", "\uD83D"),
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
                arguments(Double.MIN_VALUE, new BigDecimal("4.9E-324")),
                arguments(2.18034336721281E14d, 218034336721281L),
                arguments(1.2345678E7f, 12345678L),
                arguments(List.of(1, List.of()), List.of(1L, List.of())),
                arguments(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 1L))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void convertsEachJsonValueToOneJavaValue(Object given, Object expected) {
        assertThat(copy(given)).isEqualTo(expected);
    }

    @Test
    void keepsNulls() {
        assertThat(JsonValues.copyOf(singletonMap("a", null), 2)).isEqualTo(singletonMap("a", null));
        assertThat(copy(Arrays.asList(null, 1))).isEqualTo(Arrays.asList(null, 1L));
    }

    @Test
    void keepsOrderOfFields() {
        Map<String, Integer> data = new LinkedHashMap<>();
        data.put("z", 1);
        data.put("a", 2);
        data.put("m", 3);

        assertThat(JsonValues.copyOf(data, 2).keySet()).containsExactly("z", "a", "m");
    }

    static Stream<Object> otherObjects() {
        return Stream.of('c', new AtomicInteger(), new int[] {1}, Set.of(1));
    }

    @ParameterizedTest
    @MethodSource("otherObjects")
    void refusesObjectOfAnyOtherClass(Object value) {
        assertRefuses(
                value,
                "data must not contain an object of class " + value.getClass().getName());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumberThatIsNotFinite(double number) {
        assertRefuses(number, "numbers in data must be finite but one was " + number);
        assertRefuses((float) number, "numbers in data must be finite but one was " + number);
    }

    static Stream<Number> numbersOf1000Digits() {
        return Stream.of(
                THOUSAND_NINES,
                THOUSAND_NINES.negate(),
                new BigDecimal(THOUSAND_NINES, 1),
                new BigDecimal(THOUSAND_NINES.negate(), 999),
                new BigDecimal("1e999"),
                new BigDecimal("1e-999"),
                new BigDecimal("0e999"),
                new BigDecimal("12345e995"));
    }

    @ParameterizedTest
    @MethodSource("numbersOf1000Digits")
    void acceptsNumberOf1000Digits(Number number) {
        assertThat(copy(number)).isEqualTo(number);
        assertThat(new BigDecimal(number.toString()).toPlainString()).matches("-?0|-?(\\d\\.?){1000}");
    }

    static Stream<Number> longerNumbers() {
        return Stream.of(
                THOUSAND_NINES.add(BigInteger.ONE),
                THOUSAND_NINES.add(BigInteger.ONE).negate(),
                new BigDecimal(THOUSAND_NINES.add(BigInteger.ONE)),
                new BigDecimal(THOUSAND_NINES.add(BigInteger.ONE), 1),
                new BigDecimal(THOUSAND_NINES, 1_000),
                new BigDecimal(THOUSAND_NINES, -1),
                new BigDecimal("1e1000"),
                new BigDecimal("1e-1000"),
                new BigDecimal("0e1000"),
                new BigDecimal("12345e996"),
                new BigDecimal("1e20000000"),
                new BigDecimal("1e-20000000"),
                new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE),
                new BigDecimal(BigInteger.ONE, Integer.MAX_VALUE));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("longerNumbers")
    void refusesLongerNumber(Number number) {
        assertRefuses(number, "numbers in data must not have more than 1000 digits when written without an exponent");
    }

    /** To convert such a number to decimal takes half a minute. */
    @Test
    void refusesHugeNumberWithoutConvertingIt() {
        BigInteger huge = BigInteger.ONE.shiftLeft(20_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            refusesLongerNumber(huge);
            refusesLongerNumber(new BigDecimal(huge));
            refusesLongerNumber(new BigDecimal(huge, 1));
        });
    }

    @Test
    void refusesNameThatIsNoString() {
        Map<@Nullable Object, Object> nullName = new HashMap<>();
        nullName.put(null, "none");

        assertRefuses(Map.of(1, "one"), "names in data must be strings");
        assertRefuses(nullName, "names in data must be strings");
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"\uD83D", "\uDE00", "a\uD83Db", "\uDE00\uD83D", "\uD83D\uDE00\uD83D"})
    void refusesNameWithUnpairedSurrogate(String name) {
        assertRefuses(Map.of(name, 1), "names in data must not contain unpaired surrogates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "José", "\uD83D\uDE00", "a\uD83D\uDE00b", "\n\0", "\uFFFF"})
    void acceptsAnyOtherName(String name) {
        assertThat(copy(Map.of(name, "x"))).isEqualTo(Map.of(name, "x"));
    }

    @Test
    void acceptsNestingThatMakesBody1000LevelsDeep() {
        assertThat(JsonValues.copyOf(Map.of("a", nestedLists(4)), 996)).isEqualTo(Map.of("a", nestedLists(4)));
        assertThat(JsonValues.copyOf(Map.of("a", Map.of("b", Map.of())), 998))
                .isEqualTo(Map.of("a", Map.of("b", Map.of())));
    }

    @Test
    void refusesDeeperNesting() {
        for (Map<?, ?> deeper :
                List.of(Map.of("a", nestedLists(4)), Map.of("a", Map.of("b", Map.of("c", Map.of("d", Map.of())))))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JsonValues.copyOf(deeper, 997))
                    .withMessage("data must not make the body more than 1000 levels deep");
        }
    }

    @Test
    void refusesMapAndListThatContainThemselves() {
        Map<String, Object> map = new HashMap<>();
        map.put("self", map);
        List<Object> list = new ArrayList<>();
        list.add(list);

        assertRefuses(map, "data must not make the body more than 1000 levels deep");
        assertRefuses(list, "data must not make the body more than 1000 levels deep");
    }

    private static @Nullable Object copy(Object value) {
        return JsonValues.copyOf(Map.of("value", value), 2).get("value");
    }

    private static void assertRefuses(Object value, String message) {
        for (Object data : List.of(value, List.of(Map.of("deep", value)))) {
            assertThatIllegalArgumentException().isThrownBy(() -> copy(data)).withMessage(message);
        }
    }

    /** An empty list within a list within a list, so many levels in all. */
    static List<?> nestedLists(int levels) {
        List<?> list = List.of();
        for (int level = 1; level < levels; level++) {
            list = List.of(list);
        }
        return list;
    }
}
