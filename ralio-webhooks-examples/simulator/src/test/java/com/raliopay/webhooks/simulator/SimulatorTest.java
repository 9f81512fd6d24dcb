package com.raliopay.webhooks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.cli.Terminal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {

    private final Terminal terminal = new Terminal();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            send --to localhost:8080/x --secret S          | --to localhost:8080/x does not begin with http:// or https://
            send --to ftp://host/ --secret S               | --to ftp://host/ does not begin with http:// or https://
            send --to /webhooks --secret S                 | --to /webhooks does not begin with http:// or https://
            send --to http:// --secret S                   | --to http:// is not a URL: Expected authority
            send --to http://[ --secret S                  | --to http://[ is not a URL: Expected closing bracket for IPv6 address
            send --to http://my_host/ --secret S           | --to http://my_host/ has no host that can be read
            send --to http://h:65536/ --secret S           | --to http://h:65536/ has a port above 65535
            send --to http://u:p@h/ --secret S             | --to has a user name or password in it, which Ralio does not send
            send --to http://h/                            | There is no secret: set the environment variable RALIO_WEBHOOK_SECRET
            send --to http://h/ --secret=                  | The secret is blank, in --secret
            send --to http://h/ --secert hidden            | Unknown option: --secert
            send --to http://h/ --secert=hidden            | Unknown option: --secert
            send --to http://h/ --secret S hidden          | There is an argument too many
            send --to http://h/ --secret S --event kyc     | --event kyc is unknown; there are: kyc_session_verified, kyc_session_manual_review, kyc_session_failed, kyc_state_updated, kyc_expiration_warning, all
            send --to http://h/ --secret S --subject dog   | --subject dog is neither user nor related-party
            send --to http://h/ --secret S --subject-id 1-2-3-4-5 | --subject-id 1-2-3-4-5 is not a UUID
            send --to http://h/ --secret S --file /no/such | --file /no/such does not exist
            send --to http://h/ --secret S --file .        | --file . is a directory
            send --to http://h/ --secret S --file . --event all | --event, --fixture and --file cannot be combined
            send --to http://h/ --secret S --fixture all --event all | --event, --fixture and --file cannot be combined
            send --to http://h/ --secret S --file . --id 1 | --subject, --subject-id and --id cannot be combined with --file
            send --to http://h/ --secret S --fixture all --subject user | --subject cannot be combined with --fixture
            send --to http://h/ --secret S --fixture VERIFIED | --fixture VERIFIED is unknown; there are: SESSION_VERIFIED, MANUAL_REVIEW, SESSION_FAILED, STATE_UPDATED, EXPIRATION_WARNING, SESSION_VERIFIED_RELATED_PARTY, MANUAL_REVIEW_RELATED_PARTY, SESSION_FAILED_RELATED_PARTY, STATE_UPDATED_RELATED_PARTY, EXPIRATION_WARNING_RELATED_PARTY, SESSION_VERIFIED_OTHER_ENVELOPE, MANUAL_REVIEW_OTHER_ENVELOPE, SESSION_FAILED_OTHER_ENVELOPE, STATE_UPDATED_OTHER_ENVELOPE, EXPIRATION_WARNING_OTHER_ENVELOPE, SESSION_FAILED_SEVERAL_CHECKS, UNRECOGNIZED, all
            send --to http://h/ --secret S --id 5d5b0039-2034-4bea-a997-9a4c832455bc | --id requires a single --event or --fixture
            send --to http://h/ --secret S --event kyc_state_updated --id 1 | --id 1 is not a UUID
            send --to http://h/ --secret S --set data.state | --set: 'data.state' is not of the form data.state=LIGHT
            send --to http://h/ --secret S --set data.x.y.0=1 --set data.x=1 --set data.x.y=2 | --set: data.x.y cannot be set: there is no object or array element for it
            send --to http://h/ --secret S --unset data.kycid | --unset data.kycid: there is no such field
            send --to http://h/ --secret S --times 0       | --times must be from 1 to 1000000, but is 0
            send --to http://h/ --secret S --together 101  | --together must be from 1 to 100, but is 101
            send --to http://h/ --secret S --forged --unsigned | --forged and --unsigned cannot be combined
            send --to http://h/ --secret S --print --show  | --print cannot be combined with --show, --times and --together
            send --to http://h/ --secret "S"               | The webhook secret is in quotes: remove them
            send --to http://h/ --secret ${S}              | The webhook secret is a placeholder ${…} that was not replaced: is its variable set?
            scenario --to http://h/ --secret S             | Which scenario? There are: stale-level, late-review, renewal, twice-at-once, outage, or a file
            scenario nope --to http://h/ --secret S        | nope is neither a file nor one of: stale-level, late-review, renewal, twice-at-once, outage
            scenario --show nope                           | --show nope is none of: stale-level, late-review, renewal, twice-at-once, outage
            scenario . --to http://h/ --secret S           | The scenario file . is a directory
            verify --body /no/such --signature X --secret S | --body /no/such does not exist
            verify --body . --signature X --secret S       | --body . is a directory
            verify --body . --signature X --secert hidden  | Unknown option: --secert
            send --to http://h/ --secret S --timeout 0s    | --timeout must be positive
            send --to http://h/ --secret S --timeout soon  | Invalid value for option '--timeout': 'soon' is not a duration such as 250ms, 1.5s or 2m
            send --to http://h/ --secret S --timeout 61m   | Invalid value for option '--timeout': '61m' is longer than an hour
            send --to http://h/ --secret S --max-attempts 0 | --max-attempts must be 1 or more, but is 0
            send --to http://h/ --secret S --factor 0.5    | --factor must be from 1 to 1000, but is 0.5
            send --to http://h/ --secret S --factor NaN    | --factor must be from 1 to 1000, but is NaN
            send --to http://h/ --secret S --jitter 2      | --jitter must be from 0 to 1, but is 2.0
            """)
    void namesWrongArgumentWithoutSecret(String arguments, String message) {
        String[] args = arguments.split(" ", -1);

        int code = terminal.run(args);

        assertThat(terminal.err().lines()).containsExactly(message, "See: simulator " + args[0] + " --help");
        assertThat(terminal.out()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void namesBlankSecretInEnvironment() {
        Terminal blank = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", " "));

        assertThat(blank.run("send", "--to", "http://h/")).isEqualTo(2);
        assertThat(blank.err()).startsWith("The secret is blank, in RALIO_WEBHOOK_SECRET");
    }

    @Test
    void listsCommandsIfThereIsNone() {
        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.err()).startsWith("Usage: simulator").contains("send", "scenario", "verify", "load");
    }

    @Test
    void namesUnknownCommand() {
        assertThat(terminal.run("sned", "--to", "http://h/")).isEqualTo(2);
        assertThat(terminal.err().lines()).containsExactly("Unknown command: sned", "See: simulator --help");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send     | --to=URL         | send --to http://localhost:8080/webhooks/ralio
            scenario | --to=URL         | scenario stale-level --to http://localhost:8080/webhooks/ralio
            verify   | --body=FILE, --signature=VALUE | verify --body body.json --signature 5d41402abc4b2a76…
            """)
    void showsExampleIfOptionIsMissing(String command, String missing, String example) {
        assertThat(terminal.run(command)).isEqualTo(2);
        assertThat(terminal.err().lines().toList())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).contains(missing.split(", ")))
                .endsWith("Example: simulator " + example, "See: simulator " + command + " --help");
    }

    @Test
    void printsVersion() {
        assertThat(terminal.run("--version")).isZero();
        assertThat(terminal.out().strip())
                .startsWith("ralio-webhooks-simulator ")
                .hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "scenario", "verify", "load"})
    void documentsExitCodes(String command) {
        assertThat(terminal.run(command, "--help")).isZero();
        assertThat(terminal.out()).containsPattern("Exit codes?:");
        assertThat(terminal.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({"send, --max-attempts", "send, kyc_session_manual_review"})
    void describesOptionsInHelp(String command, String option) {
        assertThat(terminal.run(command, "--help")).isZero();
        assertThat(terminal.out()).startsWith("Usage: simulator " + command).contains(option);
    }
}
