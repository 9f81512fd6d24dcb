package com.raliopay.webhooks.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixturePayloadTest {

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void replacesNothingButTheId(Fixture fixture) {
        FixturePayload payload = fixture.withNewId();
        WebhookEvent event = payload.event();

        assertThat(event.id()).isNotEqualTo(fixture.event().id());
        assertThat(event).isEqualTo(fixture.event().withId(event.id()));
        assertThat(payload.text())
                .isEqualTo(fixture.text()
                        .replace(fixture.event().id().toString(), event.id().toString()));
        assertThat(payload.bytes()).isEqualTo(payload.text().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void returnsAnotherIdEachTimeAndKeepsIt() {
        FixturePayload payload = Fixture.STATE_UPDATED.withNewId();

        assertThat(payload.event().id()).isEqualTo(payload.event().id());
        assertThat(payload.event().id())
                .isNotEqualTo(Fixture.STATE_UPDATED.withNewId().event().id());
    }

    @Test
    void returnsCopyOfItsBytes() {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();
        byte[] before = payload.bytes();

        payload.bytes()[0] = 'x';

        assertThat(payload.bytes()).isEqualTo(before);
    }

    @Test
    void returnsEventOfItsClassOnly() {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();

        assertThat(payload.event(SessionVerified.class)).isEqualTo(payload.event());
        assertThatThrownBy(() -> payload.event(SessionFailed.class)).isInstanceOf(ClassCastException.class);
    }

    @Test
    void signsItsOwnBytes() {
        FixturePayload payload = Fixture.SESSION_VERIFIED.withNewId();

        String signature = payload.headers("whsec_test").get("X-Signature");

        assertThat(SignatureVerifier.of("whsec_test").verify(payload.bytes(), signature))
                .isTrue();
        assertThat(SignatureVerifier.of("whsec_test").verify(Fixture.SESSION_VERIFIED.bytes(), signature))
                .isFalse();
    }
}
