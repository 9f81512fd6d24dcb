package com.raliopay.webhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.cli.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatorTest {

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send --secret S                                | Missing required option: '--to=URL'
            send --to localhost:8080/x --secret S          | --to localhost:8080/x does not begin with http:// or https://
            send --to ftp://host/ --secret S               | --to ftp://host/ does not begin with http:// or https://
            send --to /webhooks --secret S                 | --to /webhooks does not begin with http:// or https://
            send --to http:// --secret S                   | --to http:// is not a URL: Expected authority
            send --to http://[ --secret S                  | --to http://[ is not a URL: Expected closing bracket for IPv6 address
            send --to http://my_host/ --secret S           | --to http://my_host/ has no host that can be read
            send --to http://h:65536/ --secret S           | --to http://h:65536/ has a port above 65535
            send --to http://u:p@h/ --secret S             | --to has a user name or password in it, which Ralio does not send
            send --to http://h/                            | There is no secret: give --secret, or set RALIO_WEBHOOK_SECRET
            send --to http://h/ --secret=                  | The secret is blank, in --secret
            send --to http://h/ --secert hidden            | Unknown option: --secert
            send --to http://h/ --secert=hidden            | Unknown option: --secert
            send --to http://h/ --secret S hidden          | There are more arguments than the program knows what to do with
            send --to http://h/ --secret S --event kyc     | --event kyc is not known; there are: kyc_session_verified, kyc_session_manual_review, kyc_session_failed, kyc_state_updated, kyc_expiration_warning, all
            send --to http://h/ --secret S --subject dog   | --subject dog is neither user nor related-party
            send --to http://h/ --secret S --user-id 1-2-3-4-5 | --user-id 1-2-3-4-5 is not a UUID
            send --to http://h/ --secret S --file /no/such | --file /no/such does not exist
            send --to http://h/ --secret S --file .        | --file . is a directory
            send --to http://h/ --secret S --file . --event all | --file goes without --event, --subject and --user-id
            send --to http://h/ --secret S --timeout 0s    | --timeout must be positive
            send --to http://h/ --secret S --timeout soon  | Invalid value for option '--timeout': 'soon' is not a duration such as 250ms, 1.5s or 2m
            send --to http://h/ --secret S --timeout 61m   | Invalid value for option '--timeout': '61m' is longer than an hour
            send --to http://h/ --secret S --max-attempts 0 | --max-attempts must be 1 or more, but is 0
            send --to http://h/ --secret S --factor 0.5    | --factor must be from 1 to 1000, but is 0.5
            send --to http://h/ --secret S --factor NaN    | --factor must be from 1 to 1000, but is NaN
            send --to http://h/ --secret S --jitter 2      | --jitter must be from 0 to 1, but is 2.0
            """)
    void whatIsWrongIsNamedWithoutTheSecret(String arguments, String message) {
        String[] args = arguments.split(" ", -1);

        int code = terminal.run(args);

        assertThat(terminal.err().lines()).containsExactly(message, "See: simulator " + args[0] + " --help");
        assertThat(terminal.out()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void aBlankSecretInTheEnvironmentIsNamed() {
        Terminal blank = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", " "));

        assertThat(blank.run("send", "--to", "http://h/")).isEqualTo(2);
        assertThat(blank.err()).startsWith("The secret is blank, in RALIO_WEBHOOK_SECRET");
    }

    @Test
    void withoutACommandTheCommandsAreToBeLookedUp() {
        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.err().lines()).containsExactly("Missing required subcommand", "See: simulator --help");
    }

    @ParameterizedTest
    @CsvSource({"send, --max-attempts", "send, kyc_session_manual_review"})
    void describesOptionsInHelp(String command, String option) {
        assertThat(terminal.run(command, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: simulator " + command).contains(option);
    }
}
