package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.raliopay.webhooks.WebhookParseException;
import com.raliopay.webhooks.WebhookParseException.Reason;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.property.Damage.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Every value of every payload, deleted or of every other type, ends as the tolerance table says. */
class DamageProperties {

    private static final Set<String> TYPE = Set.of("event", "eventType");
    private static final Set<String> UUIDS = Set.of("id", "eventId", "sessionId");
    private static final Set<String> TIMES = Set.of("timestamp", "expirationDate");
    private static final Set<String> NUMBERS = Set.of("kycId", "daysRemaining");
    private static final Set<String> SUBJECT_IDS = Set.of("userId", "relatedPartyId");

    @Provide
    Arbitrary<Damage> damages() {
        return Arbitraries.of(Damage.all());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void endsAsTheToleranceTableSays(@ForAll("damages") Damage damage) {
        Optional<Reason> expected = expectedFault(damage);
        WebhookParser parser = new WebhookParser();
        byte[] body = damage.body();

        if (expected.isEmpty()) {
            assertReadAsFarAsItGoes(damage, parser.parse(body));
            return;
        }
        WebhookParseException fault = catchThrowableOfType(WebhookParseException.class, () -> parser.parse(body));
        assertThat(fault).isNotNull();
        assertThat(fault.reason()).isEqualTo(expected.get());
        assertThat(fault.pointer()).isEqualTo(expectedPointer(damage));
        assertThat(fault.getMessage())
                .contains(expectedPointer(damage) + " is ")
                .doesNotContain("4711", "47.11");
        assertThat(fault.eventType().isPresent()).isEqualTo(expected.get() == Reason.INVALID_EVENT);
    }

    private static Optional<Reason> expectedFault(Damage damage) {
        Kind kind = damage.kind();
        if (!damage.isNamed()) {
            return Optional.empty();
        }
        String name = damage.name();
        boolean absent = kind.isNothing();
        boolean unreadable;
        if (TYPE.contains(name)) {
            return absent || kind.isStructure() ? Optional.of(Reason.NOT_AN_EVENT) : Optional.empty();
        } else if (UUIDS.contains(name) || TIMES.contains(name)) {
            unreadable = true;
        } else if (NUMBERS.contains(name)) {
            unreadable = kind != Kind.NUMBER;
        } else if (name.equals("state")) {
            unreadable = absent || kind.isStructure();
        } else if (name.equals("data")) {
            unreadable = kind != Kind.OBJECT || damage.fixture() != Fixture.UNRECOGNIZED;
        } else {
            unreadable = SUBJECT_IDS.contains(name) && !absent;
        }
        return unreadable ? Optional.of(Reason.INVALID_EVENT) : Optional.empty();
    }

    /** The value itself, under the documented name where it was not sent; what is in the lost data lacks first. */
    private static String expectedPointer(Damage damage) {
        boolean nothing = damage.kind().isNothing();
        if (nothing && damage.name().equals("eventId")) {
            return "/id";
        }
        if (nothing && damage.name().equals("eventType")) {
            return "/event";
        }
        if (damage.pointer().equals("/data") && damage.kind() == Kind.OBJECT) {
            return damage.fixture().event() instanceof SessionEvent ? "/data/sessionId" : "/data/kycId";
        }
        return damage.pointer();
    }

    private static void assertReadAsFarAsItGoes(Damage damage, WebhookEvent event) {
        WebhookEvent whole = damage.fixture().event();
        String text = damage.kind().asText();
        if (TYPE.contains(damage.name()) && damage.isNamed()) {
            assertThat(event).isInstanceOf(UnrecognizedEvent.class);
            assertThat(List.of(event.id(), event.type(), event.timestamp()))
                    .isEqualTo(List.of(whole.id(), text, whole.timestamp()));
        } else if (whole instanceof UnrecognizedEvent) {
            boolean isNullAnyway = damage.kind() == Kind.NULL && damage.name().equals("relatedPartyId");
            assertThat(event).isInstanceOf(UnrecognizedEvent.class);
            assertThat(event.equals(whole)).isIn(false, isNullAnyway);
            assertThat(List.of(event.id(), event.type(), event.timestamp()))
                    .isEqualTo(List.of(whole.id(), whole.type(), whole.timestamp()));
        } else if (damage.pointer().startsWith("/data/checks")) {
            assertThat(withoutChecks((SessionEvent) event)).isEqualTo(withoutChecks((SessionEvent) whole));
        } else {
            assertThat(event).isEqualTo(expected(whole, damage.name(), text));
        }
    }

    private static WebhookEvent withoutChecks(SessionEvent event) {
        return new SessionFailed(event.id(), event.timestamp(), event.subject(), event.sessionId(), List.of());
    }

    /** The event with one optional component gone, or saying something else. */
    private static WebhookEvent expected(WebhookEvent whole, String name, String text) {
        if (whole instanceof SessionVerified e) {
            return new SessionVerified(
                    e.id(), e.timestamp(), subject(e.subject(), name, text), e.sessionId(), e.checks());
        }
        if (whole instanceof ManualReview e) {
            return new ManualReview(e.id(), e.timestamp(), subject(e.subject(), name, text), e.sessionId(), e.checks());
        }
        if (whole instanceof SessionFailed e) {
            return new SessionFailed(
                    e.id(), e.timestamp(), subject(e.subject(), name, text), e.sessionId(), e.checks());
        }
        if (whole instanceof StateUpdated e) {
            long kycId = name.equals("kycId") ? Long.parseLong(text) : e.kycId();
            String level = name.equals("state") ? text : e.levelText();
            return new StateUpdated(e.id(), e.timestamp(), subject(e.subject(), name, text), kycId, level);
        }
        ExpirationWarning e = (ExpirationWarning) whole;
        return new ExpirationWarning(
                e.id(),
                e.timestamp(),
                subject(e.subject(), name, text),
                name.equals("kycId") ? Long.parseLong(text) : e.kycId(),
                e.expirationDate(),
                name.equals("daysRemaining") ? Integer.parseInt(text) : e.daysRemaining(),
                name.equals("action") ? text : e.action());
    }

    private static Subject subject(Subject whole, String name, String text) {
        return new Subject(
                name.equals("entityType") ? text : whole.entityTypeText(),
                name.equals("userId") ? Optional.empty() : whole.userId(),
                name.equals("relatedPartyId") ? Optional.empty() : whole.relatedPartyId());
    }
}
