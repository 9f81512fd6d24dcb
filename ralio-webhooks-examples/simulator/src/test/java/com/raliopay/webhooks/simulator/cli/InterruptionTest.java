package com.raliopay.webhooks.simulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.simulator.Simulator;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interrupts a separate process in the middle of a load test. */
@Timeout(120)
class InterruptionTest {

    private static final int ANSWERED = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void printsAndWritesReportSoFar(String signal, int code) throws IOException, InterruptedException {
        assumeFalse(File.separatorChar == '\\', "signals as on Unix");
        assumeTrue(
                !signal.equals("INT") || !Signals.isInterruptIgnored(), "processes in the background do not hear it");
        CountDownLatch midway = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((n, r) -> {
            if (n >= ANSWERED) {
                midway.countDown();
                never.await();
            }
            return new Scripted(200, "");
        })) {
            Process load = start(endpoint);
            try {
                midway.await();
                new ProcessBuilder("kill", "-" + signal, Long.toString(load.pid()))
                        .start()
                        .waitFor();
                String printed = new String(load.getInputStream().readAllBytes(), UTF_8);

                assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(load.exitValue()).isEqualTo(code);
                assertThat(printed)
                        .containsPattern("Interrupted, (6|7) of 100 deliveries begun, after ")
                        .contains("Interrupted; as expected so far")
                        .contains("Report: ");
                assertReported();
            } finally {
                load.destroyForcibly();
            }
        }
    }

    private void assertReported() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("so-far.json").toFile());
        JsonNode events = report.get("events");
        assertThat(report.get("interrupted").booleanValue()).isTrue();
        assertThat(events.get("planned").intValue()).isEqualTo(100);
        assertThat(events.get("delivered").intValue()).isEqualTo(ANSWERED);
        assertThat(events.get("unfinished").intValue())
                .isEqualTo(events.get("sent").intValue() - ANSWERED);
        assertThat(folder.resolve("so-far.html")).isNotEmptyFile();
        assertThat(Files.readAllLines(folder.resolve("log.csv"))).hasSize(1 + ANSWERED);
    }

    private Process start(ScriptedEndpoint endpoint) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Simulator.class.getName(),
                        "load",
                        "--to",
                        endpoint.uri(),
                        "--secret",
                        "S",
                        "--count",
                        "100",
                        "--concurrency",
                        "2",
                        "--report",
                        folder.resolve("so-far").toString(),
                        "--log",
                        folder.resolve("log.csv").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
