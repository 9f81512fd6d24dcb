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

    private static final int MAX_ALLOCATED_MIB = 180;

    private static final int NESTED = 990;

    /** The highest limit is documented at {@link WebhookParser#DEFAULT_MAX_BODY_BYTES} and the dispatcher's {@code maxBodyBytes}. */
    enum Shape {
        EMPTY_OBJECTS("payin_created", "{}", 61),
        NESTED_OBJECTS("payin_created", Bodies.nestedObjects(NESTED).replace("\"a\"", "\"\""), 85),
        NESTED_ARRAYS("payin_created", Bodies.nestedArrays(NESTED), 80),
        CHECKS_WITHOUT_FIELDS("kyc_session_verified", "{}", 66);

        private final String type;
        private final String element;
        private final int maxRetainedMib;

        Shape(String type, String element, int maxRetainedMib) {
            this.type = type;
            this.element = element;
            this.maxRetainedMib = maxRetainedMib;
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
        assertThat(retained / MIB).as("MiB retained").isBetween(shape.maxRetainedMib / 2L, (long) shape.maxRetainedMib);
        assertThat(allocated / MIB).as("MiB allocated").isLessThan(MAX_ALLOCATED_MIB);
    }
}
