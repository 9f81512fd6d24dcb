package com.raliopay.webhooks.simulator.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatchTest {

    private static final String BODY =
            "{ \"id\": \"1\", \"data\": {\"state\":\"REGULAR\",\"kycId\":1.50,\"checks\":[{\"state\":2}]} }";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data.state=LIGHT       | {"id":"1","data":{"state":"LIGHT","kycId":1.50,"checks":[{"state":2}]}}
            data.state=            | {"id":"1","data":{"state":"","kycId":1.50,"checks":[{"state":2}]}}
            data.state=null        | {"id":"1","data":{"state":null,"kycId":1.50,"checks":[{"state":2}]}}
            data.state="5"         | {"id":"1","data":{"state":"5","kycId":1.50,"checks":[{"state":2}]}}
            data.kycId=7           | {"id":"1","data":{"state":"REGULAR","kycId":7,"checks":[{"state":2}]}}
            data.kycId=007         | {"id":"1","data":{"state":"REGULAR","kycId":"007","checks":[{"state":2}]}}
            data.kycId=2026-01-02  | {"id":"1","data":{"state":"REGULAR","kycId":"2026-01-02","checks":[{"state":2}]}}
            data.checks.0.state=1  | {"id":"1","data":{"state":"REGULAR","kycId":1.50,"checks":[{"state":1}]}}
            data.checks=[]         | {"id":"1","data":{"state":"REGULAR","kycId":1.50,"checks":[]}}
            new.a.b=true           | {"id":"1","data":{"state":"REGULAR","kycId":1.50,"checks":[{"state":2}]},"new":{"a":{"b":true}}}
            id=a=b                 | {"id":"a=b","data":{"state":"REGULAR","kycId":1.50,"checks":[{"state":2}]}}
            """)
    void setsField(String assignment, String expected) {
        assertThat(apply(List.of(assignment), List.of())).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data               | {"id":"1"}
            data.kycId         | {"id":"1","data":{"state":"REGULAR","checks":[{"state":2}]}}
            data.checks.0      | {"id":"1","data":{"state":"REGULAR","kycId":1.50,"checks":[]}}
            data.no.such.field | {"id":"1","data":{"state":"REGULAR","kycId":1.50,"checks":[{"state":2}]}}
            """)
    void removesField(String path, String expected) {
        assertThat(apply(List.of(), List.of(path))).isEqualTo(expected);
    }

    @Test
    void keepsBytesWithoutChanges() {
        byte[] body = BODY.getBytes(UTF_8);

        assertThat(EventPatch.NONE.apply(body)).isSameAs(body);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            data.state.x=1    | data.state.x cannot be set: there is no object or array element for it
            data.checks.1=1   | data.checks.1 cannot be set: there is no object or array element for it
            data.checks.1.x=1 | data.checks.1.x cannot be set: there is no object or array element for it
            data.state        | 'data.state' is not of the form data.state=LIGHT
            =LIGHT            | '=LIGHT' is not of the form data.state=LIGHT
            """)
    void namesPathThatLeadsNowhere(String assignment, String message) {
        assertThatThrownBy(() -> apply(List.of(assignment), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"[]", "no JSON", "''", "{} {}"})
    void refusesBodyWithoutFields(String body) {
        EventPatch patch = EventPatch.parse(List.of("a=1"), List.of());

        assertThatThrownBy(() -> patch.apply(body.getBytes(UTF_8)))
                .hasMessage("the fields cannot be changed: the body is not a JSON object");
    }

    private static String apply(List<String> set, List<String> unset) {
        return new String(EventPatch.parse(set, unset).apply(BODY.getBytes(UTF_8)), UTF_8);
    }
}
