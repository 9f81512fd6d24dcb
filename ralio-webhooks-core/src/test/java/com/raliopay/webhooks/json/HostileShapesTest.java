package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bodies that are built to cost time or memory: both must be proportional to the length, and no other exception is thrown. */
@Tag("no-mutation")
class HostileShapesTest {

    private static final int SMALL = 128 * 1024;
    private static final int LARGE = 1024 * 1024;

    private static final int MAX_ALLOCATED_PER_BYTE = 250;

    /** The bodies differ by a factor of 8; quadratic time would differ by 64. */
    private static final int MAX_TIME_RATIO = 32;

    private static final long NEGLIGIBLE_NANOS = 20_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
    enum Shape {
        DEEP_NESTING("[", i -> "[".repeat(900) + "]".repeat(900) + ",", "1]"),
        TOO_DEEP_NESTING("", i -> "[", ""),
        MANY_NAMES("{", i -> "\"" + i + "\":1,", "\"z\":1}"),
        NAMES_OF_ONE_HASH_CODE("{", i -> "\"" + nameOfOneHashCode(i) + "\":1,", "\"z\":1}"),
        NAMES_OF_ONE_SYMBOL_HASH("{", i -> "\"" + SymbolCollisions.name(i) + "\":1,", "\"z\":1}"),
        LONG_NUMBERS("[", i -> "7".repeat(999) + ",", "1]"),
        LONG_FRACTIONS("[", i -> "0." + "7".repeat(997) + ",", "1]"),
        LARGE_EXPONENTS("[", i -> "1e99999999999,1e999999999,", "1]"),
        LONG_STRING("\"", i -> "x", "\""),
        EMPTY_OBJECTS("[", i -> "{},", "1]"),
        ESCAPES("\"", i -> "\\u00e9", "\""),
        INVALID_UTF8("\"", i -> "\u00E9", "\""),
        INVALID_UTF8_IN_NAMES("{", i -> "\"\u00E9" + i + "\":1,", "\"z\":1}"),
        UNREADABLE_CHECKS("[", i -> "{\"type\":{},\"reasons\":[{\"code\":{}}]},", "{}]");

        private final String start;
        private final IntFunction<String> part;
        private final String end;

        Shape(String start, IntFunction<String> part, String end) {
            this.start = start;
            this.part = part;
            this.end = end;
        }

        /** Returns a body of about the given length. Names begin at the given number, so that no body repeats them. */
        byte[] body(int length, int firstName) {
            StringBuilder checks = new StringBuilder(length).append(start);
            Iterator<String> parts =
                    IntStream.iterate(firstName, i -> i + 1).mapToObj(part).iterator();
            while (checks.length() < length - 2_200) {
                checks.append(parts.next());
            }
            return Bodies.verifiedBody("\"checks\":" + checks.append(end)).getBytes(StandardCharsets.ISO_8859_1);
        }

        private static String nameOfOneHashCode(int number) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 20; bit++) {
                name.append((number >> bit & 1) == 0 ? "Aa" : "BB");
            }
            return name.toString();
        }
    }

    private record Cost(long nanos, long bytes) {

        /** Returns the lowest cost of several bodies. */
        static Cost of(Shape shape, int length) {
            Cost lowest = new Cost(Long.MAX_VALUE, Long.MAX_VALUE);
            for (int i = 0; i < 3; i++) {
                byte[] body = shape.body(length, i * 100_000);
                long bytes = ThreadMeter.allocatedBytes();
                long nanos = ThreadMeter.cpuNanos();
                parse(body);
                lowest = new Cost(
                        Math.min(lowest.nanos, ThreadMeter.cpuNanos() - nanos),
                        Math.min(lowest.bytes, ThreadMeter.allocatedBytes() - bytes));
            }
            return lowest;
        }

        private static void parse(byte[] body) {
            try {
                new WebhookParser(2 * LARGE).parse(body);
            } catch (WebhookParseException e) {
                assertThat(e.problem()).isEqualTo(WebhookParseException.Problem.NOT_AN_EVENT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void costsTimeAndMemoryInProportionToLength(Shape shape) {
        Cost small = Cost.of(shape, SMALL);
        Cost large = Cost.of(shape, LARGE);

        assertThat(small.bytes).isLessThan((long) MAX_ALLOCATED_PER_BYTE * SMALL);
        assertThat(large.bytes).isLessThan((long) MAX_ALLOCATED_PER_BYTE * LARGE);
        assertThat(large.nanos).isLessThan(MAX_TIME_RATIO * Math.max(small.nanos, NEGLIGIBLE_NANOS));
        assertThat(new WebhookParser().parse(Fixture.SESSION_FAILED.bytes()))
                .as("the next event")
                .isEqualTo(Fixture.SESSION_FAILED.event());
    }
}
