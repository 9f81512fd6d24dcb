package com.raliopay.webhooks.fuzztests;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.testing.Fixture;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RewrittenBodyTest {

    private static final WebhookEvent EVENT = Fixture.STATE_UPDATED.event();

    private static List<String> rewritten(String body, WebhookEvent event) {
        return IntStream.range(0, 100)
                .mapToObj(seed -> RewrittenBody.of(body.getBytes(UTF_8), event, new Random(seed)))
                .map(bytes -> new String(bytes.orElseThrow(), UTF_8))
                .toList();
    }

    @Test
    void changesOrderAndSpelling() {
        assertThat(rewritten("{\"id\": \"x\", \"event\": \"y\", \"data\": {\"kycId\": 1, \"state\": \"z\"}}", EVENT))
                .anyMatch(body -> body.startsWith("{\"event_type\":\"y\""))
                .anyMatch(body -> body.startsWith("{\"eventId\":\"x\""))
                .anyMatch(body -> body.contains("{\"kyc_id\":1,\"state\":\"z\",\"unknown field\":[]}"))
                .anyMatch(body -> body.contains("{\"unknown field\":[],\"state\":\"z\",\"kycId\":1}"));
    }

    @Test
    void keepsValues() {
        assertThat(rewritten("{\"a\": [1.50, -0, 1e20000000, true, null, {\"b\": \"\u00e9\"}]}", EVENT))
                .allMatch(body -> body.contains("\"a\":[1.50,-0,1e20000000,true,null,{\"b\":\"\\u00E9\"}]"));
    }

    @Test
    void keepsSpellingsThatCompete() {
        assertThat(rewritten("{\"id\": \"x\", \"eventId\": \"y\"}", EVENT))
                .allMatch(body -> body.contains("\"id\":\"x\"") && body.contains("\"eventId\":\"y\""));
    }

    @Test
    void keepsDataOfUnrecognizedEvents() {
        assertThat(rewritten("{\"data\": {\"kycId\": 1, \"userId\": 2}}", Fixture.UNRECOGNIZED.event()))
                .allMatch(body -> body.contains("\"data\":{\"kycId\":1,\"userId\":2}"));
    }

    @Test
    void readsUtf16AndSkipsMalformedUtf8() {
        byte[] malformed = {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'};

        assertThat(RewrittenBody.of("{\"a\": 1}".getBytes(UTF_16), EVENT, new Random(0)))
                .isPresent();
        assertThat(RewrittenBody.of(malformed, EVENT, new Random(0))).isEmpty();
    }

    @Test
    void leavesEventOfEachFixtureUnchanged() {
        for (Fixture fixture : Fixture.values()) {
            assertThat(rewritten(fixture.text(), fixture.event()))
                    .allMatch(body -> new WebhookParser().parse(body).equals(fixture.event()));
        }
    }
}
