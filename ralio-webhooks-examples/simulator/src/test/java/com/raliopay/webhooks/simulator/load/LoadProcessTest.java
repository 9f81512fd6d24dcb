package com.raliopay.webhooks.simulator.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.raliopay.webhooks.simulator.Simulator;
import com.raliopay.webhooks.simulator.cli.Signals;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LoadProcessTest {

    private static final int CTRL_C = 3;
    private static final Path SCRIPT = Path.of("/usr/bin/script");

    /** The endpoint keeps its connections open, and the timeout of an attempt is longer than the test's. */
    @Test
    void endsWhenAllIsDelivered() throws IOException, InterruptedException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            Process load = start(command(endpoint, "--timeout", "60m", "--count", "20"));
            try {
                assertThat(printed(load)).contains("As expected: all events delivered");
                assertThat(load.exitValue()).isZero();
            } finally {
                load.destroyForcibly();
            }
        }
    }

    /** Libraries that look at the terminal may change what Ctrl-C does. */
    @Test
    void ctrlCOnTerminalEndsWithTheReportSoFar() throws IOException, InterruptedException {
        assumeTrue(Files.exists(SCRIPT) && Files.exists(Path.of("/proc/self/status")), "script as on Linux");
        assumeFalse(Signals.isInterruptIgnored(), "processes in the background do not hear it");
        CountDownLatch midway = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((n, r) -> {
            if (n >= 5) {
                midway.countDown();
                never.await();
            }
            return new Scripted(200, "");
        })) {
            String command = String.join(" ", command(endpoint, "--concurrency", "2", "--count", "100"));
            Process load = start(List.of(SCRIPT.toString(), "-qec", command, "/dev/null"));
            try (OutputStream keyboard = load.getOutputStream()) {
                midway.await();
                keyboard.write(CTRL_C);
                keyboard.flush();

                assertThat(printed(load)).contains("Interrupted; as expected so far");
                assertThat(load.exitValue()).isEqualTo(LoadCommand.INTERRUPTED);
            } finally {
                load.destroyForcibly();
            }
        }
    }

    private static String printed(Process load) throws IOException, InterruptedException {
        String printed = new String(load.getInputStream().readAllBytes(), UTF_8);
        assertThat(load.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return printed;
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("RALIO_WEBHOOK_SECRET", "S");
        builder.environment().remove("COLUMNS"); // so that the terminal is asked
        return builder.start();
    }

    private static List<String> command(ScriptedEndpoint endpoint, String... more) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(
                List.of(java, "-cp", classPath, Simulator.class.getName(), "load", "--to", endpoint.uri()));
        command.addAll(List.of(more));
        return command;
    }
}
