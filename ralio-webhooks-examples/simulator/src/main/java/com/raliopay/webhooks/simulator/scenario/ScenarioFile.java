package com.raliopay.webhooks.simulator.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A story of one subject, read from and written as JSON.
 *
 * @param name a short name
 * @param description what the story is about
 * @param steps the deliveries, in the order of arrival; at least one
 * @param then the facts that must hold at the end, for a person to check
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScenarioFile(String name, String description, List<Step> steps, List<String> then) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private static final int SHOWN = 200;

    /**
     * Fields that are missing in the file are null here.
     *
     * @throws IllegalArgumentException if there is no step
     */
    public ScenarioFile {
        if (steps == null || steps.isEmpty()) {
            throw new IllegalArgumentException("\"steps\" must have at least one step");
        }
        steps = List.copyOf(steps);
        then = then == null ? List.of() : List.copyOf(then);
        name = name == null ? "" : name;
        description = description == null ? "" : description;
    }

    /**
     * {@return the scenario in a file}
     *
     * @param json the content of the file
     * @throws ScenarioException if it is not a scenario; the message names the step and the field
     */
    public static ScenarioFile read(byte[] json) throws ScenarioException {
        try {
            ScenarioFile scenario = JSON.readValue(json, ScenarioFile.class);
            if (scenario == null) {
                throw new ScenarioException("the file must be a JSON object");
            }
            return scenario;
        } catch (JsonMappingException e) {
            throw new ScenarioException(place(e) + problem(e));
        } catch (JsonProcessingException e) {
            throw new ScenarioException(location(e.getLocation()) + PrintableText.of(e.getOriginalMessage(), SHOWN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return this scenario as JSON, indented} */
    public byte[] write() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return such as {@code step 2: }} */
    private static String place(JsonMappingException e) {
        return e.getPath().stream()
                .filter(reference -> reference.getIndex() >= 0)
                .findFirst()
                .map(reference -> "step " + (reference.getIndex() + 1) + ": ")
                .orElse("");
    }

    private static String problem(JsonMappingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown field \"" + PrintableText.of(unknown.getPropertyName(), 60) + "\"";
        }
        if (e instanceof ValueInstantiationException && e.getCause() != null) {
            return PrintableText.of(String.valueOf(e.getCause().getMessage()), SHOWN);
        }
        String field = e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(name -> name != null && !name.equals("steps"))
                .collect(Collectors.joining("."));
        return field.isEmpty()
                ? location(e.getLocation()) + PrintableText.of(e.getOriginalMessage(), SHOWN)
                : "\"" + PrintableText.of(field, 60) + "\" has the wrong type or value: "
                        + PrintableText.of(e.getOriginalMessage(), SHOWN);
    }

    private static String location(@Nullable JsonLocation location) {
        return location == null ? "" : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}
