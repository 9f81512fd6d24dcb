package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DispatchResultTest {

    @Test
    void describesResultWithoutContentOrControlCharacters() {
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, e -> {
                    throw new IOException(e.toString());
                })
                .build();

        assertThat(ralio.dispatch(Fixture.SESSION_FAILED.bytes()))
                .hasToString("DispatchResult[LISTENER_FAILED, kyc_session_failed c4f6d7a7-cf31-4ae4-af15-7571c0e7f743,"
                        + " java.io.IOException]");
        assertThat(ralio.dispatch("x"))
                .hasToString("DispatchResult[UNREADABLE, com.raliopay.webhooks.json.WebhookParseException]");
        assertThat(ralio.dispatch(Fixture.UNRECOGNIZED.text().replace("kyb_state_updated", "a\\n\\u001bb")))
                .asString()
                .startsWith("DispatchResult[LISTENER_FAILED, a\\u000a\\u001bb ");
    }
}
