package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Verifies that a build with {@code -Djackson.version} runs the tests with that version of Jackson. */
@EnabledIfSystemProperty(named = "jackson.version", matches = ".+")
class JacksonVersionTest {

    @Test
    void runsWithRequestedVersion() {
        String version = System.getProperty("jackson.version");

        assertThat(new JsonFactory().version()).hasToString(version);
        assertThat(new ObjectMapper().version()).hasToString(version);
    }
}
