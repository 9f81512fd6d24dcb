package com.raliopay.webhooks.fuzztests;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Jackson makes of a text. Its own limits are out of the way, the library's depth is not. */
record JacksonOracle(String text) {

    private static final int MAX_DEPTH = 64;

    /** Jackson 2.21 refuses some of these in names, which are JSON all the same. */
    private static final Pattern ESCAPED_SURROGATE = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private static final JsonFactory FACTORY = unlimited();

    /** With a factory of its own, which it changes. */
    private static final JsonMapper STRICT = JsonMapper.builder(unlimited())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static JsonFactory unlimited() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /** Nothing for bytes of which Jackson thinks otherwise for a known reason: those that are no UTF-8, and surrogates. */
    static Optional<JacksonOracle> of(byte[] body) {
        for (int i = 0; i < 4; i++) {
            if (i >= body.length || body[i] == 0) {
                return Optional.empty(); // may be UTF-16 or UTF-32
            }
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return ESCAPED_SURROGATE.matcher(unmarked).find()
                    ? Optional.empty()
                    : Optional.of(new JacksonOracle(unmarked));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether the text is one JSON object, not too deep. */
    boolean isReadable() {
        try (JsonParser json = FACTORY.createParser(text)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            int depth = 1;
            for (JsonToken token = json.currentToken(); object && depth > 0; ) {
                token = json.nextToken();
                if (token == null) {
                    return false;
                }
                json.getText(); // Jackson looks at a text no sooner
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                object = depth <= MAX_DEPTH;
            }
            return object && json.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether Jackson reads the same data; where a name comes twice, or a number has too high an exponent, it need not. */
    boolean agrees(Map<String, @Nullable Object> data) {
        JsonNode body;
        try {
            body = STRICT.readTree(text);
        } catch (IOException | ArithmeticException | NumberFormatException e) {
            return true;
        }
        return isLike(data, body.path("data"));
    }

    private static boolean isLike(@Nullable Object value, JsonNode node) {
        if (value instanceof Map<?, ?> object) {
            return node.isObject()
                    && object.size() == node.size()
                    && object.entrySet().stream()
                            .allMatch(member -> isLike(member.getValue(), node.path((String) member.getKey())));
        }
        if (value instanceof List<?> array) {
            boolean like = node.isArray() && array.size() == node.size();
            for (int i = 0; like && i < array.size(); i++) {
                like = isLike(array.get(i), node.path(i));
            }
            return like;
        }
        if (value instanceof String text) {
            return node.isNumber() || text.equals(node.textValue()); // numbers that are too long stay text
        }
        if (value instanceof Number number) {
            return node.isNumber() && new BigDecimal(number.toString()).compareTo(node.decimalValue()) == 0;
        }
        return value == null ? node.isNull() : node.isBoolean() && value.equals(node.booleanValue());
    }
}
