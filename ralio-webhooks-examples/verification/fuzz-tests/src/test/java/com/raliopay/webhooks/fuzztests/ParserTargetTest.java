package com.raliopay.webhooks.fuzztests;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTargetTest {

    @ParameterizedTest
    @EnumSource
    void findsNothingInFixture(Fixture fixture) {
        assertThatCode(() -> ParserTarget.fuzzerTestOneInput(fixture.bytes())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "{\"event\": 1e99999999999}", "{\"a\": \"\\ud800\"}", "\uFEFF{}", "{} x"})
    void findsNothingInBodyThatIsNoEvent(String body) {
        assertThatCode(() -> ParserTarget.fuzzerTestOneInput(body.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e99999999999", "-71e97777777777777777777777777777777777777777777777777723", "1e-2147483649"})
    void findsNothingInNumberBeyondBigDecimal(String number) {
        byte[] body = Fixture.UNRECOGNIZED
                .text()
                .replaceFirst("\"data\"\\s*:\\s*\\{", "$0\"n\":" + number + ",")
                .getBytes(StandardCharsets.UTF_8);

        assertThatCode(() -> ParserTarget.fuzzerTestOneInput(body)).doesNotThrowAnyException();
    }
}
