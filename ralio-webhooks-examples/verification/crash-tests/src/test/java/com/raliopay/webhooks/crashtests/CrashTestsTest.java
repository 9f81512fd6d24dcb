package com.raliopay.webhooks.crashtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTestsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        return CrashTests.commandLine(new PrintWriter(out), new PrintWriter(err))
                .execute(line.isEmpty() ? new String[0] : line.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crush", "crash --kills 0", "crash --kills many", "outage --kills 3", "outage --stops"})
    void rejectsInvalidCommandsWithHelp(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString()).containsAnyOf("Usage: crash-tests", "Did you mean: crash-tests crash");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printsOptionsAndDefaultsInHelp() {
        assertThat(run("crash --help")).isZero();
        assertThat(out.toString()).contains("--kills", "default: 100", "--seed");
    }
}
