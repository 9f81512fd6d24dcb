package com.raliopay.webhooks.property;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Writes JSON, with random whitespace and escapes if the variations include them. */
final class JsonPrinter {

    private static final String SHORT_ESCAPES = "\"\\/\b\f\n\r\t";
    private static final String SHORT_LETTERS = "\"\\/bfnrt";

    private final boolean spaced;
    private final boolean escaped;
    private final Random random;
    private final StringBuilder text = new StringBuilder();

    JsonPrinter(Set<Variation> variations, Random random) {
        spaced = variations.contains(Variation.WHITESPACE);
        escaped = variations.contains(Variation.ESCAPES);
        this.random = random;
    }

    /** Returns a number that is written exactly as given. */
    static JsonNode raw(String number) {
        return JsonNodeFactory.instance.rawValueNode(new RawValue(number));
    }

    String of(JsonNode node) {
        write(node);
        return text.toString();
    }

    private void write(JsonNode node) {
        space();
        if (node.isObject()) {
            writeObject(node);
        } else if (node.isArray()) {
            String separator = "[";
            for (JsonNode element : node) {
                text.append(separator);
                write(element);
                separator = ",";
            }
            text.append(node.isEmpty() ? "[" : "");
            space();
            text.append(']');
        } else if (node.isTextual()) {
            writeText(node.textValue());
        } else {
            text.append(node.isBigDecimal() ? node.decimalValue().toPlainString() : node.toString());
        }
        space();
    }

    private void writeObject(JsonNode node) {
        text.append('{');
        for (Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator(); members.hasNext(); ) {
            Map.Entry<String, JsonNode> member = members.next();
            space();
            writeText(member.getKey());
            space();
            text.append(':');
            write(member.getValue());
            text.append(members.hasNext() ? "," : "");
        }
        space();
        text.append('}');
    }

    private void writeText(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int shortEscape = SHORT_ESCAPES.indexOf(c);
            boolean must = c < ' ' || c == '"' || c == '\\';
            // an unpaired surrogate cannot be written without an escape
            if (must || (escaped && (Character.isSurrogate(c) || random.nextBoolean()))) {
                boolean isShort = shortEscape >= 0 && random.nextBoolean();
                text.append(
                        isShort
                                ? "\\" + SHORT_LETTERS.charAt(shortEscape)
                                : (random.nextBoolean() ? "\\u%04x" : "\\u%04X").formatted((int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    private void space() {
        while (spaced && random.nextBoolean()) {
            text.append(" \t\r\n".charAt(random.nextInt(4)));
        }
    }
}
