package com.raliopay.webhooks.simulator.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.raliopay.webhooks.simulator.Simulator;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint.Scripted;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ends a separate process while it waits for a response. */
@Timeout(120)
class InterruptedWaitTest {

    private static final int TERMINATED = 143;

    @ParameterizedTest
    @CsvSource({"send --event kyc_state_updated, Interrupted: 0 of 1 delivered", "scenario stale-level, Interrupted"})
    void endsInOrder(String command, String last) throws IOException, InterruptedException {
        assumeFalse(File.separatorChar == '\\', "signals as on Unix");
        CountDownLatch midway = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((n, r) -> {
            midway.countDown();
            never.await();
            return new Scripted(200, "");
        })) {
            Process process = start(command + " --to " + endpoint.uri());
            try {
                midway.await();
                process.toHandle().destroy(); // SIGTERM; unlike destroy() of the process, it leaves the output open
                String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(TERMINATED);
                assertThat(printed.lines()).endsWith(last);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process start(String arguments) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Simulator.class.getName()));
        command.addAll(Arrays.asList(arguments.split(" ")));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("RALIO_WEBHOOK_SECRET", "S");
        return builder.start();
    }
}
