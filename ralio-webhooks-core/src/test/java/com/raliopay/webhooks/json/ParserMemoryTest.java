package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Measures the heap that the largest accepted body needs, in the shapes that need most. Each body has an invalid byte at its
 * end, so that it is read twice.
 */
class ParserMemoryTest {

    private static final int MIB = 1024 * 1024;

    /** Documented at {@link WebhookParser#DEFAULT_MAX_BODY_BYTES} and the dispatcher's {@code maxBodyBytes}. */
    private static final long MAX_RETAINED_MIB = 90;

    /** Less would mean that nothing was measured. */
    private static final long MIN_RETAINED_MIB = 25;

    private static final long MAX_ALLOCATED_MIB = 180;

    private static final int NESTED = 990;

    enum Shape {
        EMPTY_OBJECTS("payin_created", "{}"),
        NESTED_OBJECTS("payin_created", Bodies.nestedObjects(NESTED).replace("\"a\"", "\"\"")),
        NESTED_ARRAYS("payin_created", Bodies.nestedArrays(NESTED)),
        CHECKS_WITHOUT_FIELDS("kyc_session_verified", "{}");

        private final String type;
        private final String element;

        Shape(String type, String element) {
            this.type = type;
            this.element = element;
        }

        /** Returns a body of exactly the given length, with as many elements as fit. */
        byte[] body(int length) {
            String empty = Bodies.body(
                    type, "{\"sessionId\": \"" + Bodies.SESSION_ID + "\", \"checks\": [], \"text\": \"\u00e9\"}");
            int elements = (length - empty.length() + 1) / (element.length() + 1);
            String array = "[" + (element + ",").repeat(elements - 1) + element + "]";
            String body = empty.replace("[]", array);
            return (body + " ".repeat(length - body.length())).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** The most is reachable when the event has been built: the body, the values that were read, and their copies. */
    @ParameterizedTest
    @EnumSource
    void largestBodyNeedsNoMoreHeapThanDocumented(Shape shape) {
        long usedBefore = usedHeap();
        byte[] body = shape.body(WebhookParser.DEFAULT_MAX_BODY_BYTES);
        long allocatedBefore = ThreadMeter.allocatedBytes();

        Map<String, @Nullable Object> values = JsonReader.read(body);
        WebhookEvent event = EventMapper.event(values);

        long allocated = ThreadMeter.allocatedBytes() - allocatedBefore;
        long retained = usedHeap() - usedBefore;
        assertThat(body).as("still reachable").hasSize(WebhookParser.DEFAULT_MAX_BODY_BYTES);
        assertThat(EventMapper.event(values)).as("still reachable").isEqualTo(event);
        assertThat(retained / MIB).as("MiB retained").isBetween(MIN_RETAINED_MIB, MAX_RETAINED_MIB);
        assertThat(allocated / MIB).as("MiB allocated").isLessThan(MAX_ALLOCATED_MIB);
    }
}
