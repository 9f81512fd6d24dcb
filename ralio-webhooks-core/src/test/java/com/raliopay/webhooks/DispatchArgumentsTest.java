package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class DispatchArgumentsTest {

    private static WebhookDispatcher.Builder unsigned() {
        return WebhookDispatcher.builder().acceptUnsigned();
    }

    @Test
    void acceptsOneMebibyteByDefault() {
        WebhookDispatcher ralio = unsigned().on(WebhookEvent.class, e -> {}).build();
        String event = Fixture.SESSION_VERIFIED.text();
        String padded = event + " ".repeat(1024 * 1024 - event.length());

        assertThat(ralio.maxBodyBytes()).isEqualTo(1024 * 1024);
        assertThat(ralio.dispatch(padded).outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(ralio.dispatch(padded + " ").outcome()).isEqualTo(Outcome.TOO_LARGE);
    }

    @Test
    @SuppressWarnings("NullAway") // misuse
    void throwsForNullArgumentsOnly() {
        WebhookDispatcher ralio = unsigned().build();
        byte[] noBytes = null;
        String noText = null;
        InputStream noStream = null;

        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(noBytes))
                .withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(noText))
                .withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(noStream, name -> null))
                .withMessage("body");
        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(new byte[0], null))
                .withMessage("headers");
        assertThatNullPointerException()
                .isThrownBy(() -> ralio.dispatch(InputStream.nullInputStream(), null))
                .withMessage("headers");
    }
}
