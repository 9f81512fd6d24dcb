package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.raliopay.webhooks.JsonCursor.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Jackson reads of a text, beside what the cursor reads of it. */
final class JacksonComparison {

    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Jackson 2.21 and later refuse these in names. */
    private static final Pattern ESCAPED_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private JacksonComparison() {}

    /** A value, or that there is none. */
    private record Read(boolean isJson, @Nullable Object value) {}

    private static Read byCursor(byte[] text) {
        JsonCursor json = new JsonCursor(text);
        try {
            Kind kind = json.begin();
            if (kind != Kind.OBJECT) {
                return new Read(false, null);
            }
            Map<String, @Nullable Object> value = Json.object(json);
            return json.hasMore() ? new Read(false, null) : new Read(true, normal(value));
        } catch (NotJsonException e) {
            return new Read(false, null);
        }
    }

    private static Read bySkipping(byte[] text) {
        JsonCursor json = new JsonCursor(text);
        try {
            if (json.begin() != Kind.OBJECT) {
                return new Read(false, null);
            }
            json.skip();
            return new Read(!json.hasMore(), null);
        } catch (NotJsonException e) {
            return new Read(false, null);
        }
    }

    private static Read byJackson(byte[] text) {
        try {
            Object value = JACKSON.readValue(text, Object.class);
            return value instanceof Map ? new Read(true, normal(value)) : new Read(false, null);
        } catch (IOException e) {
            return new Read(false, null);
        }
    }

    /** Numbers by their value alone, whatever their class. */
    private static @Nullable Object normal(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            object.forEach((name, member) -> copy.put(name, normal(member)));
            return copy;
        }
        if (value instanceof List<?> array) {
            List<@Nullable Object> copy = new ArrayList<>();
            array.forEach(element -> copy.add(normal(element)));
            return copy;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static void assertReadAsByJackson(byte[] text) {
        Read read = byCursor(text);
        Read expected = byJackson(text);
        String shown = new String(text, StandardCharsets.ISO_8859_1);

        assertThat(bySkipping(text).isJson()).as(shown).isEqualTo(read.isJson());
        if (read.isJson() && !expected.isJson()) {
            assertThat(shown).containsPattern(ESCAPED_SURROGATE);
        } else if (expected.isJson() && !read.isJson()) {
            assertThat(isUtf8(text))
                    .as("Jackson reads some bytes that are no UTF-8: %s", shown)
                    .isFalse();
        } else {
            assertThat(read).as(shown).isEqualTo(expected);
        }
    }

    static void assertReadAsByJackson(String text) {
        assertReadAsByJackson(text.getBytes(StandardCharsets.UTF_8));
    }
}
