package com.raliopay.webhooks.simulator.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.http.Signing;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

    private static final String FULL = """
            {
              "name" : "all fields",
              "description" : "each field once",
              "steps" : [ {
                "event" : "kyc_state_updated",
                "id" : "a",
                "subject" : "related-party",
                "subjectId" : "5d5b0039-2034-4bea-a997-9a4c832455bc",
                "at" : "-5m",
                "set" : {
                  "data.state" : "LIGHT",
                  "data.kycId" : 5
                },
                "unset" : [ "data.x" ],
                "signature" : "none",
                "wait" : "1.5s",
                "together" : 2,
                "expect" : [ 401, "5xx" ]
              }, {
                "body" : "{}"
              } ],
              "then" : [ "nothing has changed" ]
            }""";

    @Test
    void writesWhatItReads() throws ScenarioException {
        assertThat(new String(read(FULL).write(), UTF_8)).isEqualToNormalizingNewlines(FULL);
    }

    @Test
    void interpretsFields() throws ScenarioException {
        Step step = read(FULL).steps().get(0);

        assertThat(step.offset()).isEqualTo(Duration.ofMinutes(-5));
        assertThat(step.delay()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(step.copies()).isEqualTo(2);
        assertThat(step.signing()).isEqualTo(Signing.NONE);
        assertThat(step.expectation().isMetBy(Response.of(401, ""))).isTrue();
        assertThat(step.expectation().isMetBy(Response.of(503, ""))).isTrue();
        assertThat(step.expectation().isMetBy(Response.of(200, ""))).isFalse();
    }

    @Test
    void hasDefaults() throws ScenarioException {
        Step step = read(FULL).steps().get(1);

        assertThat(step.signing()).isEqualTo(Signing.RIGHT);
        assertThat(step.copies()).isEqualTo(1);
        assertThat(step.delay()).isZero();
        assertThat(step.offset()).isZero();
        assertThat(step.patch().isEmpty()).isTrue();
        assertThat(step.expectation().isMetBy(Response.of(204, ""))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                        | there must be exactly one of "event", "fixture", "body" and "bodyBase64", but there are 0
            {"body":"","fixture":"UNRECOGNIZED"}      | there must be exactly one of "event", "fixture", "body" and "bodyBase64", but there are 2
            {"event":"kyc"}                           | "event" must be one of kyc_session_verified, kyc_session_manual_review, kyc_session_failed, kyc_state_updated, kyc_expiration_warning, but is "kyc"
            {"fixture":"VERIFIED"}                    | "fixture" must be the name of a fixture such as SESSION_VERIFIED, but is "VERIFIED"
            {"bodyBase64":"%"}                        | "bodyBase64" is not base64
            {"body":"", "at":"-5m"}                   | "at" requires "event" or "fixture"
            {"body":"", "id":"a"}                     | "id" requires "event" or "fixture"
            {"fixture":"UNRECOGNIZED", "subject":"user"} | "subject" requires "event"
            {"event":"kyc_state_updated", "subject":"dog"} | "subject" must be user or related-party, but is "dog"
            {"event":"kyc_state_updated", "subjectId":"1-2-3-4-5"} | "subjectId" must be a UUID, but is "1-2-3-4-5"
            {"event":"kyc_state_updated", "at":"yesterday"} | "at" must be a time relative to now, such as -5m, up to 87600 h, but is "yesterday"
            {"body":"", "wait":"2x"}                  | "wait" must be a time such as 2s, up to 1 h, but is "2x"
            {"body":"", "together":0}                 | "together" must be from 1 to 100, but is "0"
            {"body":"", "expect":"OK"}                | "expect" must be a status such as 200 or "2xx", or a list of them, but has OK
            {"body":"", "expect":[]}                  | "expect" must have a status, but is an empty list
            {"body":"", "expects":200}                | unknown field "expects"
            """)
    void namesStepAndField(String step, String message) {
        assertThatThrownBy(() -> read("{\"steps\":[{\"body\":\"\"}," + step + "]}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessage("step 2: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"body":"", "signature":"bad"} | "signature"
            {"body":"", "together":1.5}    | "together"
            {"body":"", "together":"2"}    | "together"
            {"body":"", "unset":"a"}       | "unset"
            {"body":"", "set":[]}          | "set"
            """)
    void namesFieldOfWrongType(String step, String field) {
        assertThatThrownBy(() -> read("{\"steps\":[{\"body\":\"\"}," + step + "]}"))
                .hasMessageStartingWith("step 2: " + field + " has the wrong type or value: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"steps":[]}             | "steps" must have at least one step
            {}                       | "steps" must have at least one step
            null                     | the file must be a JSON object
            {"step":[{"body":""}], "steps":[{"body":""}]}  | unknown field "step"
            """)
    void refusesFileWithoutSteps(String json, String message) {
        assertThatThrownBy(() -> read(json)).hasMessage(message);
    }

    @Test
    void namesPlaceOfSyntaxError() {
        assertThatThrownBy(() -> read("{\n  \"steps\": [,]\n}"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("line 2, column ");
    }

    @Test
    void keepsBytesOfBody() {
        for (byte[] body : List.of("é\r\n".getBytes(UTF_8), new byte[] {0, (byte) 0xFF}, new byte[0])) {
            assertThat(Step.ofBody(body, Signing.RIGHT, null).exactBody())
                    .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(body));
        }
    }

    private static ScenarioFile read(String json) throws ScenarioException {
        return ScenarioFile.read(json.getBytes(UTF_8));
    }
}
