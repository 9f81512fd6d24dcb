package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.property.PayloadMutation.Kind;
import com.raliopay.webhooks.testing.Fixture;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Deletes every value of every payload, and replaces it by values of every other type. */
@Tag("no-mutation")
class PayloadMutationPropertiesTest {

    private static final Set<String> TYPE = Set.of("event", "eventType");
    private static final Set<String> UUIDS = Set.of("id", "eventId", "sessionId");
    private static final Set<String> TIMES = Set.of("timestamp", "expirationDate");
    private static final Set<String> NUMBERS = Set.of("kycId", "daysRemaining");
    private static final Set<String> SUBJECT_IDS = Set.of("userId", "relatedPartyId");

    @Provide
    Arbitrary<PayloadMutation> mutations() {
        return Arbitraries.of(PayloadMutation.all());
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void toleratesOrReportsEveryMutation(@ForAll("mutations") PayloadMutation mutation) {
        Optional<Problem> expected = expectedProblem(mutation);
        WebhookParser parser = new WebhookParser();
        byte[] body = mutation.body();

        if (expected.isEmpty()) {
            assertRestIsRead(mutation, parser.parse(body));
            return;
        }
        WebhookParseException failure = catchThrowableOfType(WebhookParseException.class, () -> parser.parse(body));
        assertThat(failure).isNotNull();
        assertThat(failure.problem()).isEqualTo(expected.get());
        assertThat(failure.pointer()).isEqualTo(expectedPointer(mutation));
        assertThat(failure.getMessage())
                .contains(expectedPointer(mutation) + " must be ")
                .doesNotContain("4711", "47.11");
        assertThat(failure.eventType().isPresent()).isEqualTo(expected.get() == Problem.INVALID_EVENT);
    }

    private static Optional<Problem> expectedProblem(PayloadMutation mutation) {
        Kind kind = mutation.kind();
        if (!mutation.isNamed()) {
            return Optional.empty();
        }
        String name = mutation.name();
        boolean absent = kind.isAbsent();
        boolean unreadable;
        if (TYPE.contains(name)) {
            return absent || kind.isStructure() ? Optional.of(Problem.NOT_AN_EVENT) : Optional.empty();
        } else if (UUIDS.contains(name) || TIMES.contains(name)) {
            unreadable = true;
        } else if (NUMBERS.contains(name)) {
            unreadable = kind != Kind.NUMBER;
        } else if (name.equals("state")) {
            unreadable = absent || kind.isStructure();
        } else if (name.equals("data")) {
            unreadable = kind != Kind.OBJECT || mutation.fixture() != Fixture.UNRECOGNIZED;
        } else {
            unreadable = SUBJECT_IDS.contains(name) && !absent;
        }
        return unreadable ? Optional.of(Problem.INVALID_EVENT) : Optional.empty();
    }

    /** Returns the pointer to the value, in its first spelling if it is absent, or to the first field that lost data lacks. */
    private static String expectedPointer(PayloadMutation mutation) {
        boolean nothing = mutation.kind().isAbsent();
        if (nothing && mutation.name().equals("eventId")) {
            return "/id";
        }
        if (nothing && mutation.name().equals("eventType")) {
            return "/event";
        }
        if (mutation.pointer().equals("/data") && mutation.kind() == Kind.OBJECT) {
            return mutation.fixture().event() instanceof SessionEvent ? "/data/sessionId" : "/data/kycId";
        }
        return mutation.pointer();
    }

    private static void assertRestIsRead(PayloadMutation mutation, WebhookEvent event) {
        WebhookEvent whole = mutation.fixture().event();
        String text = mutation.kind().asText();
        if (TYPE.contains(mutation.name()) && mutation.isNamed()) {
            assertThat(event).isInstanceOf(UnrecognizedEvent.class);
            assertThat(List.of(event.id(), event.type(), event.timestamp()))
                    .isEqualTo(List.of(whole.id(), text, whole.timestamp()));
        } else if (whole instanceof UnrecognizedEvent) {
            boolean isNullAnyway =
                    mutation.kind() == Kind.NULL && mutation.name().equals("relatedPartyId");
            assertThat(event).isInstanceOf(UnrecognizedEvent.class);
            assertThat(event.equals(whole)).isIn(false, isNullAnyway);
            assertThat(List.of(event.id(), event.type(), event.timestamp()))
                    .isEqualTo(List.of(whole.id(), whole.type(), whole.timestamp()));
        } else if (mutation.pointer().startsWith("/data/checks")) {
            assertThat(withoutChecks((SessionEvent) event)).isEqualTo(withoutChecks((SessionEvent) whole));
        } else {
            assertThat(event).isEqualTo(expected(whole, mutation.name(), text));
        }
    }

    private static WebhookEvent withoutChecks(SessionEvent event) {
        return new SessionFailed(event.id(), event.timestamp(), event.subject(), event.sessionId(), List.of());
    }

    /** Returns the event with one optional component absent or replaced. */
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
