package com.raliopay.webhooks.fuzztests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.fixture.Fixture;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTargetTest {

    private static Optional<JacksonOracle> oracle(String text) {
        return JacksonOracle.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void findsNothingInAFixture(Fixture fixture) {
        assertThatCode(() -> ParserTarget.fuzzerTestOneInput(fixture.bytes())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"event\": 1e99999999999}", "{\"a\": \"\\ud800\"}", "\uFEFF{}", "{} x"})
    void findsNothingInWhatIsNoEvent(String body) {
        assertThatCode(() -> ParserTarget.fuzzerTestOneInput(body.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e99999999999", "-71e97777777777777777777777777777777777777777777777777723", "1e-2147483649"})
    void findsNothingInANumberThatNoDecimalCanHold(String number) {
        byte[] body = Fixture.UNRECOGNIZED
                .text()
                .replaceFirst("\"data\"\\s*:\\s*\\{", "$0\"n\":" + number + ",")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(new WebhookParser().parse(body))
                .isInstanceOfSatisfying(
                        UnrecognizedEvent.class,
                        event -> assertThat(event.data()).containsEntry("n", number));
        assertThatCode(() -> ParserTarget.fuzzerTestOneInput(body)).doesNotThrowAnyException();
    }

    @Test
    void oracleKnowsOneObjectFromAllElse() {
        assertThat(oracle("{\"a\": [1, {}]} ").orElseThrow().isReadable()).isTrue();
        assertThat(oracle("{\"a\": 1, \"a\": 2}").orElseThrow().isReadable()).isTrue();
        assertThat(oracle("{\"a\": [1, {}]} 1").orElseThrow().isReadable()).isFalse();
        assertThat(oracle("{\"a\": [1, {}]").orElseThrow().isReadable()).isFalse();
        assertThat(oracle("[{\"a\": 1}]").orElseThrow().isReadable()).isFalse();
        assertThat(oracle("{\"a\": 1e}").orElseThrow().isReadable()).isFalse();
    }

    @Test
    void oracleCountsLevels() {
        String deepest = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";

        assertThat(oracle(deepest).orElseThrow().isReadable()).isTrue();
        assertThat(oracle("{\"a\":[" + deepest + "]}").orElseThrow().isReadable())
                .isFalse();
    }

    @Test
    void oracleTellsOtherData() {
        JacksonOracle jackson =
                oracle("{\"data\": {\"a\": 1.50, \"b\": [true, null]}}").orElseThrow();

        assertThat(jackson.agrees(Map.of("a", 1.5))).isFalse();
        assertThat(jackson.agrees(Map.of("a", 1.5, "b", "true"))).isFalse();
        assertThat(jackson.agrees(Map.of("a", 1.5, "b", Arrays.asList(true, null))))
                .isTrue();
        assertThat(jackson.agrees(Map.of("a", 1.6, "b", Arrays.asList(true, null))))
                .isFalse();
    }
}
