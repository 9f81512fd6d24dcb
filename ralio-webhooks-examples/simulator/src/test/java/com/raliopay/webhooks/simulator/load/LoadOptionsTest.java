package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadOptionsTest {

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --count 0         | --count must be from 1 to 10,000,000 but was 0
            --count -5        | --count must be from 1 to 10,000,000 but was -5
            --count many      | Invalid value for option '--count': 'many' is not an int
            --concurrency 0   | --concurrency must be from 1 to 10,000 but was 0
            --duplicates 1.01 | --duplicates must be from 0 to 1 but was 1.01
            --duplicates NaN  | --duplicates must be from 0 to 1 but was NaN
            --forged -0.1     | --forged must be from 0 to 1 but was -0.1
            """)
    void namesWhatIsWrong(String arguments, String message) {
        int code = load(arguments.split(" ", -1));

        assertThat(terminal.err().lines()).first().isEqualTo(message);
        assertThat(terminal.out()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void describesItsOptions() {
        assertThat(terminal.run("load", "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: simulator load").contains("--report");
    }

    @Test
    void namesReportThatCannotBeWrittenBeforeTheTest() {
        assertThat(load("--report", "/no/such/folder/report")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("The report cannot be written: there is no folder /no/such/folder");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void namesReportAndLogThatAreFoldersBeforeTheTest(@TempDir Path folder) throws IOException {
        String taken = Files.createDirectory(folder.resolve("taken.json")).toString();

        assertThat(load("--report", taken)).isEqualTo(2);
        assertThat(terminal.err()).startsWith("The report cannot be written to " + taken);
        assertThat(load("--log", taken)).isEqualTo(2);
        assertThat(terminal.err()).contains(taken + " cannot be written: ");
        assertThat(terminal.out()).isEmpty();
    }

    private int load(String... more) {
        return terminal.run(Stream.concat(Stream.of("load", "--to", "http://h/", "--secret", "S"), Stream.of(more))
                .toArray(String[]::new));
    }
}
