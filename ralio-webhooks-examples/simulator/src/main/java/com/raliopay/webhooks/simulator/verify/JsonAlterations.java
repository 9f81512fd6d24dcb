package com.raliopay.webhooks.simulator.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON that a program has parsed and written again: layouts, sorted fields, and escapes as the common libraries have them. */
final class JsonAlterations {

    private static final String DONE = "something parsed the JSON and wrote it again, ";
    private static final String UNDONE = "something parsed the JSON and wrote it again";

    private record Layout(String name, PrettyPrinter printer) {}

    /** Characters beyond the mandatory ones that a library writes as escapes. */
    private enum Escapes {
        NONE(""),
        NON_ASCII(", with characters beyond ASCII escaped"),
        SLASHES(", with slashes escaped"),
        NON_ASCII_AND_SLASHES(", with slashes and characters beyond ASCII escaped"),
        HTML(", with <, >, &, = and ' escaped");

        private final String phrase;

        Escapes(String phrase) {
            this.phrase = phrase;
        }
    }

    private JsonAlterations() {}

    static List<Alteration> all() {
        List<Alteration> all = new ArrayList<>();
        for (Escapes escapes : Escapes.values()) {
            for (boolean sorted : new boolean[] {false, true}) {
                for (Layout layout : layouts()) {
                    all.add(rewritten(layout, sorted, escapes));
                }
            }
        }
        all.add(unwrapped());
        return all;
    }

    private static List<Layout> layouts() {
        return List.of(
                new Layout("compact", new MinimalPrettyPrinter()),
                new Layout("with a space after commas and colons", spaced()),
                new Layout("indented by 2 spaces", indented("  ", Spacing.AFTER)),
                new Layout("indented by 2 spaces, with spaces around colons", indented("  ", Spacing.BOTH)),
                new Layout("indented by 4 spaces", indented("    ", Spacing.AFTER)),
                new Layout("indented by tabs", indented("\t", Spacing.AFTER)));
    }

    private static PrettyPrinter spaced() {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Spacing.AFTER)
                .withObjectEntrySpacing(Spacing.AFTER)
                .withArrayValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("")
                .withRootSeparator("");
        DefaultPrettyPrinter.Indenter none = DefaultPrettyPrinter.NopIndenter.instance;
        return new DefaultPrettyPrinter(separators).withObjectIndenter(none).withArrayIndenter(none);
    }

    private static PrettyPrinter indented(String indent, Spacing colon) {
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(colon)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("")
                .withRootSeparator("");
        DefaultIndenter indenter = new DefaultIndenter(indent, "\n");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static Alteration rewritten(Layout layout, boolean sorted, Escapes escapes) {
        String form = layout.name + (sorted ? ", with sorted fields" : "") + escapes.phrase;
        JsonMapper mapper = mapper(sorted, escapes);
        return new Alteration("is written as JSON " + form, DONE + form, UNDONE, body -> {
            try {
                JsonNode json = mapper.readTree(body);
                return json == null || !json.isContainerNode()
                        ? Optional.empty()
                        : Optional.of(mapper.writer(layout.printer).writeValueAsBytes(json));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private static JsonMapper mapper(boolean sorted, Escapes escapes) {
        boolean ascii = escapes == Escapes.NON_ASCII || escapes == Escapes.NON_ASCII_AND_SLASHES;
        JsonMapper mapper = JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .configure(JsonNodeFeature.WRITE_PROPERTIES_SORTED, sorted)
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, ascii)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .build();
        if (escapes == Escapes.SLASHES || escapes == Escapes.NON_ASCII_AND_SLASHES) {
            mapper.getFactory().setCharacterEscapes(new MoreEscapes("/"));
        } else if (escapes == Escapes.HTML) {
            mapper.getFactory().setCharacterEscapes(new MoreEscapes("<>&='"));
        }
        return mapper;
    }

    /** Escapes some ASCII characters: the slash as PHP does, others by their number as Gson does. */
    private static final class MoreEscapes extends CharacterEscapes {
        private static final long serialVersionUID = 1L;

        private final int[] escapes = standardAsciiEscapesForJSON();

        MoreEscapes(String characters) {
            characters.chars().forEach(c -> escapes[c] = ESCAPE_CUSTOM);
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return switch (character) {
                case '/' -> new SerializedString("\\/");
                case '<', '>', '&', '=', '\'' -> new SerializedString("\\u%04x".formatted(character));
                default -> null;
            };
        }
    }

    private static Alteration unwrapped() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        return BodyAlterations.text(
                "is the content of the JSON string",
                "something unwrapped a JSON string",
                "something wrote the JSON as a JSON string",
                text -> {
                    try {
                        return mapper.readValue(text, String.class);
                    } catch (JsonProcessingException e) {
                        throw new IllegalArgumentException(e);
                    }
                });
    }
}
