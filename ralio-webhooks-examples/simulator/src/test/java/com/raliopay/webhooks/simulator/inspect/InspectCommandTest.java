package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.raliopay.webhooks.simulator.Simulator;
import com.raliopay.webhooks.simulator.cli.Terminal;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class InspectCommandTest {

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            inspect --secret S                                | --to URL, --listen PORT, or both are required
            inspect --to http://h/                            | There is no secret: set the environment variable RALIO_WEBHOOK_SECRET
            inspect --to ftp://h/ --secret S                  | --to ftp://h/ does not begin with http:// or https://
            inspect --listen 65536 --secret S                 | --listen must be from 0 to 65535 but was 65536
            inspect --listen 0 --port -1 --secret S           | --port must be from 0 to 65535 but was -1
            inspect --listen 0 --timeout 0s --secret S        | --timeout must be positive
            """)
    void namesWhatIsWrong(String arguments, String message) {
        assertThat(terminal.run(arguments.split(" ", -1))).isEqualTo(2);
        assertThat(terminal.err().lines()).containsExactly(message, "See: simulator inspect --help");
    }

    @ParameterizedTest
    @CsvSource({"--port, --listen", "--listen, --port"})
    void saysThatAPortIsInUse(String used, String free) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = socket.getLocalPort();

            assertThat(terminal.run("inspect", used, Integer.toString(port), free, "0", "--secret", "S"))
                    .isEqualTo(2);
            assertThat(terminal.err().lines()).containsExactly("Port " + port + " is in use, or must not be used");
        }
    }

    @Test
    void printsTheAddressAndEndsInOrder() throws IOException, InterruptedException {
        assumeFalse(File.separatorChar == '\\', "signals as on Unix");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Simulator.class.getName(),
                        "inspect",
                        "--listen",
                        "0",
                        "--port",
                        "0",
                        "--secret",
                        "not-to-be-printed")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String first = lines.readLine();
            assertThat(first).startsWith("Inspector: http://127.0.0.1:");
            URI page = URI.create(first.substring("Inspector: ".length()));
            assertThat(page.toURL().openStream().readAllBytes()).isNotEmpty();

            new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(lines.lines().toList()).hasSize(3).noneMatch(line -> line.contains("not-to-be-printed"));
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
