package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import org.junit.jupiter.api.Test;

class SigningTest {

    private static final SignatureVerifier SIGNER = SignatureVerifier.of("a secret");
    private static final byte[] BODY = "{\"id\":1}".getBytes(UTF_8);

    @Test
    void signsAsRalioDoes() {
        Message message = sign(Signing.RIGHT);

        assertThat(message.body()).isEqualTo(BODY);
        assertThat(SIGNER.verify(BODY, message.signature())).isTrue();
    }

    @Test
    void createsWellFormedSignatureThatDoesNotHold() {
        Message message = sign(Signing.WRONG);

        assertThat(message.body()).isEqualTo(BODY);
        assertThat(message.signature()).matches("[0-9a-f]{64}");
        assertThat(SIGNER.verify(BODY, message.signature())).isFalse();
    }

    @Test
    void leavesSignatureOut() {
        assertThat(sign(Signing.NONE).signature()).isNull();
    }

    @Test
    void changesOneBitOfBodyAfterSigning() {
        Message message = sign(Signing.BIT);

        assertThat(message.body()).isEqualTo("{\"id#:1}".getBytes(UTF_8));
        assertThat(SIGNER.verify(BODY, message.signature())).isTrue();
        assertThat(BODY).isEqualTo("{\"id\":1}".getBytes(UTF_8));
    }

    private static Message sign(Signing signing) {
        return signing.sign("a type", "an id", BODY, SIGNER);
    }
}
