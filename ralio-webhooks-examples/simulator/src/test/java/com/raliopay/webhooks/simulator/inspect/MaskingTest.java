package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void keepsTheShapeAndNothingAboutThePerson() throws Exception {
        String body = """
                {"id": "3f1c6b1e-7a2d-4f7e-9a57-0d8e6b1f2c3d", "event": "kyc_session_failed",
                 "timestamp": "2026-03-17T16:35:12.501Z",
                 "data": {
                   "sessionId": "9d2c6b1e-7a2d-4f7e-9a57-0d8e6b1f2c3d",
                   "userId": "3F1C6B1E-7A2D-4F7E-9A57-0D8E6B1F2C3D",
                   "entityType": "user",
                   "checks": [{
                     "type": "identity", "state": 2,
                     "data": {"name": "Zoë Müller-X 7", "born": "1990-02-28", "seen": "2026-03-17T12:40:24-04:00",
                              "score": 17, "share": 0.25, "match": true, "none": null, "mail": ["a.b@c.de"]},
                     "reasons": [{"type": "refusal", "code": "DOC_EXPIRED", "message": "Passport of Zoë",
                                  "category": "document"}]}],
                   "kycId": 4711, "iban": "DE44 5001"}}""";

        String masked = new String(Masking.of(body.getBytes(UTF_8)), UTF_8);

        assertThat(InspectorClient.JSON.readTree(masked)).isEqualTo(InspectorClient.JSON.readTree("""
                {"id": "00000000-0000-4000-8000-000000000001", "event": "kyc_session_failed",
                 "timestamp": "2026-03-17T16:35:12.501Z",
                 "data": {
                   "sessionId": "00000000-0000-4000-8000-000000000002",
                   "userId": "00000000-0000-4000-8000-000000000001",
                   "entityType": "user",
                   "checks": [{
                     "type": "identity", "state": 2,
                     "data": {"name": "xxx xxxxxx-x x", "born": "2030-01-01", "seen": "2030-01-01T00:00:00-00:00",
                              "score": 1, "share": 1.5, "match": true, "none": null, "mail": ["x.x@x.xx"]},
                     "reasons": [{"type": "refusal", "code": "DOC_EXPIRED", "message": "xxxxxxxx xx xxx",
                                  "category": "document"}]}],
                   "kycId": 1, "iban": "xxxx xxxx"}}"""));
    }
}
