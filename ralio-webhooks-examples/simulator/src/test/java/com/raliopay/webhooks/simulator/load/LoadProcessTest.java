package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.Simulator;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoadProcessTest {

    /** The endpoint keeps its connections open, and an attempt's timeout is longer than the test's. */
    @Test
    void endsWhenAllIsDelivered() throws IOException, InterruptedException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath,
                            Simulator.class.getName(),
                            "load",
                            "--to",
                            endpoint.uri(),
                            "--timeout",
                            "60m",
                            "--count",
                            "20")
                    .redirectErrorStream(true);
            builder.environment().put("RALIO_WEBHOOK_SECRET", "S");
            Process load = builder.start();
            try {
                String printed = new String(load.getInputStream().readAllBytes(), UTF_8);

                assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(printed).contains("As expected: all events delivered");
                assertThat(load.exitValue()).isZero();
            } finally {
                load.destroyForcibly();
            }
        }
    }
}
