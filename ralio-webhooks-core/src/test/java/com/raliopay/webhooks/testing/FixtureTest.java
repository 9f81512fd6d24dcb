package com.raliopay.webhooks.testing;

import static com.raliopay.webhooks.json.FreeFormData.array;
import static com.raliopay.webhooks.json.FreeFormData.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.CheckState;
import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.KycLevel;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.Reason;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixtureTest {

    private static final Subject FAILED_USER = user("15f8e008-d774-4a0f-bc39-a78c8e4859c9");
    private static final Subject REVIEWED_USER = user("d67f9318-bce0-4600-98fc-e0d98d2b1a31");
    private static final Subject VERIFIED_USER = user("15299b4e-8af7-4716-8695-0bf1d0579944");
    private static final Subject KYC_USER = user("550e8400-e29b-41d4-a716-446655440001");

    private static final String USER_ACTION =
            "Create a new KYC verification session for the affected user before their current verification expires.";
    private static final String PARTY_ACTION =
            "Create a new KYC verification session for the affected related party before their current verification"
                    + " expires.";

    private static final Check MANUAL_REVIEW_CHECK = new Check(
            "manual_review",
            CheckState.REFUSED,
            object("type", "manual_review", "provider", "MOCK", "timestamp", "2026-03-17T12:40:24-04:00"),
            List.of(new Reason(
                    "ManualReview",
                    "KYC.DOC.DETERIORATED",
                    "Document deteriorated or illegible (stains, tears).",
                    Optional.of("DOC"))));

    private static WebhookEvent expected(Fixture fixture) {
        return switch (fixture) {
            case SESSION_VERIFIED -> verified("36f6bb7e-e5da-4278-9ad8-df64c8c4cd22", VERIFIED_USER);
            case SESSION_VERIFIED_OTHER_ENVELOPE -> verified("cf9a3713-3fa5-4ff6-8848-1cab6c4efe40", VERIFIED_USER);
            case SESSION_VERIFIED_RELATED_PARTY ->
                verified("3a35f6a7-152d-45c6-a0cf-9d3c6ae7d2fe", party("4acb6f6c-b0a3-43c8-b3d7-e8555c6c5ec8"));
            case MANUAL_REVIEW -> review("5ebcc965-3d96-4af1-8e75-9c97c26ef6da", REVIEWED_USER);
            case MANUAL_REVIEW_OTHER_ENVELOPE -> review("d98640ad-3e4a-4aa7-b446-75ce9e5c0211", REVIEWED_USER);
            case MANUAL_REVIEW_RELATED_PARTY ->
                review("7e81a99e-0cb2-43c3-a681-162f0345fbf9", party("95d7b323-ab9f-4b50-a445-02b33bb5d312"));
            case SESSION_FAILED -> failed("c4f6d7a7-cf31-4ae4-af15-7571c0e7f743", FAILED_USER);
            case SESSION_FAILED_OTHER_ENVELOPE -> failed("ae96a4f0-f807-4549-a408-9cb21e5681e5", FAILED_USER);
            case SESSION_FAILED_RELATED_PARTY ->
                failed("5cb04ca3-f004-48e2-b107-492c28b6f5f2", party("14617570-9f8a-4c60-8d40-3d920d7b33d3"));
            case SESSION_FAILED_SEVERAL_CHECKS -> severalChecks();
            case STATE_UPDATED -> updated("550e8400-e29b-41d4-a716-446655440000", KYC_USER);
            case STATE_UPDATED_OTHER_ENVELOPE -> updated("ea47bfd6-9af7-428a-b760-f53412bdfe58", KYC_USER);
            case STATE_UPDATED_RELATED_PARTY ->
                updated("2e494b47-4753-4e47-bee3-053db343f840", party("9716789f-00e2-4af0-aec1-f3c180ed9648"));
            case EXPIRATION_WARNING -> warning("550e8400-e29b-41d4-a716-446655440000", KYC_USER, USER_ACTION);
            case EXPIRATION_WARNING_OTHER_ENVELOPE ->
                warning("d164c374-fb10-4c5e-8035-27817963f1f0", KYC_USER, USER_ACTION);
            case EXPIRATION_WARNING_RELATED_PARTY ->
                warning(
                        "8ed09aff-f015-4860-b534-d28a36b98f9d",
                        party("453ac9c0-89b5-4ca8-af34-c1a048f7f2a1"),
                        PARTY_ACTION);
            case UNRECOGNIZED -> unrecognized();
        };
    }

    private static WebhookEvent verified(String id, Subject subject) {
        return new SessionVerified(
                UUID.fromString(id),
                Instant.parse("2026-03-17T16:35:12.501Z"),
                subject,
                UUID.fromString("66062076-d3b7-470b-b5ca-cf9b92ad6b0e"),
                List.of());
    }

    private static WebhookEvent review(String id, Subject subject) {
        return new ManualReview(
                UUID.fromString(id),
                Instant.parse("2026-03-17T16:41:28.447Z"),
                subject,
                UUID.fromString("f4456ae8-bf7b-4d48-a2a6-4fd0f3d598e9"),
                List.of());
    }

    private static WebhookEvent failed(String id, Subject subject) {
        return new SessionFailed(
                UUID.fromString(id),
                Instant.parse("2026-03-17T16:49:37.314Z"),
                subject,
                UUID.fromString("43b972aa-88c2-4791-9a7b-7a338e182a3c"),
                List.of(MANUAL_REVIEW_CHECK));
    }

    private static WebhookEvent updated(String id, Subject subject) {
        return new StateUpdated(
                UUID.fromString(id), Instant.parse("2025-06-19T17:14:13.123Z"), subject, 12345, KycLevel.REGULAR);
    }

    private static WebhookEvent warning(String id, Subject subject, String action) {
        return new ExpirationWarning(
                UUID.fromString(id),
                Instant.parse("2025-06-19T17:14:13.123Z"),
                subject,
                12345,
                LocalDate.of(2025, 7, 3),
                14,
                action);
    }

    private static WebhookEvent severalChecks() {
        Check document = new Check(
                "document",
                CheckState.VALIDATED,
                object(
                        "provider",
                        "MOCK",
                        "document",
                        object("country", "ES", "number", "X1234567L", "issued", "2019-05-02", "pages", array(1L, 2L)),
                        "similarity",
                        new BigDecimal("0.9873"),
                        "chipRead",
                        false,
                        "expires",
                        null),
                List.of());
        Check face = new Check(
                "face_match",
                CheckState.REFUSED,
                object(
                        "provider",
                        "MOCK",
                        "timestamp",
                        "2026-03-17T12:40:24-04:00",
                        "attempts",
                        array(
                                object("score", new BigDecimal("0.41"), "frames", 120L),
                                object("score", new BigDecimal("0.38"), "frames", 96L))),
                List.of(
                        new Reason(
                                "FaceMatch",
                                "KYC.FACE.MISMATCH",
                                "El rostro no coincide con el documento de José Nuñez. 顔が一致しません。 🙅",
                                Optional.of("FACE")),
                        new Reason("FaceMatch", "KYC.FACE.GLARE", "Reflections on the lens.", Optional.empty())));
        Check sanctions = new Check("sanctions", "3", Map.of(), List.of());
        return new SessionFailed(
                UUID.fromString("7d2b1c64-0d0b-4b0e-9a55-0c9d5d3f4e12"),
                Instant.parse("2026-03-17T22:02:28.7667797Z"),
                user("5c0d7a53-0b0a-4a44-8f36-8a6c2b7d9e45"),
                UUID.fromString("b6f1a2f0-64a5-4a27-8a57-2f8f5a9e1b34"),
                List.of(document, face, sanctions));
    }

    private static WebhookEvent unrecognized() {
        return new UnrecognizedEvent(
                UUID.fromString("0d3c6c1e-5f0b-4a52-9a53-6f7b2f1c7d10"),
                "kyb_state_updated",
                Instant.parse("2026-03-17T22:02:28.7667797Z"),
                object(
                        "kybId",
                        678L,
                        "companyId",
                        "9f0b8a5e-3a3e-4c59-8d0f-7f7f0f6f5d21",
                        "state",
                        "REGULAR",
                        "riskScore",
                        new BigDecimal("0.25"),
                        "owners",
                        array(
                                object("relatedPartyId", "3c1f6d0a-9a43-4a07-b4b5-21f4b9f1a0c3", "share", 60L),
                                object("relatedPartyId", null, "share", 40L))));
    }

    private static Subject user(String id) {
        return Subject.user(UUID.fromString(id));
    }

    private static Subject party(String id) {
        return Subject.relatedParty(UUID.fromString(id));
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void containsExpectedEvent(Fixture fixture) {
        assertThat(fixture.event()).isEqualTo(expected(fixture));
        assertThat(fixture.event(expected(fixture).getClass())).isEqualTo(expected(fixture));
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void returnsTextOfItsBytes(Fixture fixture) {
        assertThat(fixture.text().getBytes(StandardCharsets.UTF_8)).isEqualTo(fixture.bytes());
    }

    @Test
    void returnsCopyOfItsBytes() {
        byte[] bytes = Fixture.SESSION_VERIFIED.bytes();
        byte[] before = bytes.clone();

        Arrays.fill(bytes, (byte) 0);

        assertThat(Fixture.SESSION_VERIFIED.bytes()).isEqualTo(before);
    }

    @Test
    void rejectsOtherEventClass() {
        assertThatThrownBy(() -> Fixture.SESSION_VERIFIED.event(SessionFailed.class))
                .isInstanceOf(ClassCastException.class);
    }

    @ParameterizedTest
    @EnumSource(Fixture.class)
    void returnsHeadersOfSignedDelivery(Fixture fixture) {
        Map<String, String> headers = fixture.headers("whsec_test");
        String signature = headers.get("X-Signature");

        assertThat(headers).containsOnlyKeys("X-Signature", "Content-Type");
        assertThat(headers).containsEntry("Content-Type", "application/json");
        assertThat(SignatureVerifier.of("whsec_test").verify(fixture.bytes(), signature))
                .isTrue();
        assertThat(SignatureVerifier.of("another").verify(fixture.bytes(), signature))
                .isFalse();
    }

    /** Finds an event type that was added without a payload or without a mapping. */
    @ParameterizedTest
    @EnumSource
    void hasDocumentedPayloadOfEveryEventType(EventType type) {
        Fixture fixture = Fixture.of(type);

        assertThat(fixture.name()).isEqualTo(type.name());
        assertThat(fixture.event(type.eventClass()).type()).isEqualTo(type.text());
        assertThat(fixture.event()).isEqualTo(expected(fixture));
        assertThat(new WebhookParser().parse(WebhookWriter.write(fixture.event())))
                .isEqualTo(fixture.event());
    }
}
