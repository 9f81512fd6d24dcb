package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Where the build asks for a version of Jackson by {@code -Djackson.version}, all tests do run with that one. */
@EnabledIfSystemProperty(named = "jackson.version", matches = ".+")
class JacksonVersionTest {

    @Test
    void theTestsRunWithTheVersionThatWasAskedFor() {
        String version = System.getProperty("jackson.version");

        assertThat(new JsonFactory().version()).hasToString(version);
        assertThat(new ObjectMapper().version()).hasToString(version);
    }
}
