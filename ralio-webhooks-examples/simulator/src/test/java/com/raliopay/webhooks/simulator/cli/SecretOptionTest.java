package com.raliopay.webhooks.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretOptionTest {

    private final List<String> questions = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"send --event kyc_state_updated --to", "scenario stale-level --to", "load --count 1 --to"})
    void asksForSecret(String command) throws IOException {
        Terminal terminal = new Terminal(Map.of(), this::answer);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(terminal.run((command + " " + endpoint.uri()).split(" ")))
                    .isZero();

            assertThat(questions).containsExactly("Webhook secret (not shown): ");
            ScriptedEndpoint.Received received = endpoint.received().get(0);
            assertThat(SignatureVerifier.of("the answer").verify(received.body(), received.signature()))
                    .isTrue();
            assertThat(terminal.out() + terminal.err()).doesNotContain("the answer");
        }
    }

    @Test
    void prefersEnvironmentToPrompt() throws IOException {
        Terminal terminal = new Terminal(Map.of("RALIO_WEBHOOK_SECRET", "S"), this::answer);
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(200)) {
            assertThat(terminal.run("send", "--to", endpoint.uri())).isZero();

            assertThat(questions).isEmpty();
        }
    }

    @Test
    void refusesBlankAnswer() {
        Terminal terminal = new Terminal(Map.of(), question -> " ");

        assertThat(terminal.run("send", "--to", "http://h/")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("The secret is blank, in the answer");
    }

    @Test
    void doesNotAskBeforeOtherArgumentsAreRight() {
        Terminal terminal = new Terminal(Map.of(), this::answer);

        assertThat(terminal.run("send", "--to", "http://h/", "--event", "no")).isEqualTo(2);
        assertThat(questions).isEmpty();
    }

    private String answer(String question) {
        questions.add(question);
        return "the answer";
    }
}
