package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListenersTest {

    private final List<String> calls = new ArrayList<>();
    private final WebhookDispatcher.Builder builder =
            WebhookDispatcher.builder().acceptUnsigned();

    /** A listener with a name, which appends it to the calls. */
    private final class Named implements DeliveryListener<WebhookEvent> {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public void handle(WebhookEvent event, Delivery delivery) {
            calls.add(name);
        }

        @Override
        public String name() {
            return name;
        }
    }

    @Test
    void callsListenersOfTypeAndItsInterfacesInOrderOfRegistration() {
        WebhookDispatcher ralio = builder.on(WebhookEvent.class, e -> calls.add("any"))
                .on(SessionFailed.class, e -> calls.add("failed"))
                .on(KycEvent.class, e -> calls.add("kyc"))
                .on(SessionEvent.class, e -> calls.add("session " + e.sessionState()))
                .on(SessionFailed.class, (e, delivery) -> calls.add("failed, " + delivery))
                .on(StateUpdated.class, e -> calls.add("level"))
                .on(UnrecognizedEvent.class, e -> calls.add("unrecognized " + e.type()))
                .build();

        ralio.dispatch(Fixture.SESSION_FAILED.bytes());
        assertThat(calls)
                .containsExactly(
                        "any",
                        "failed",
                        "kyc",
                        "session REJECTED",
                        "failed, Delivery[" + Fixture.SESSION_FAILED.bytes().length + " bytes]");

        calls.clear();
        ralio.dispatch(Fixture.STATE_UPDATED.bytes());
        assertThat(calls).containsExactly("any", "kyc", "level");

        calls.clear();
        ralio.dispatch(Fixture.UNRECOGNIZED.bytes());
        assertThat(calls).containsExactly("any", "unrecognized kyb_state_updated");
    }

    /** Fails for a new constant until fixture, writer, parser, and listeners have it. */
    @ParameterizedTest
    @EnumSource
    void deliversEveryEventTypeToListenerOfItsClass(EventType type) {
        List<WebhookEvent> delivered = new ArrayList<>();
        List<WebhookEvent> expected = Arrays.stream(Fixture.values())
                .map(Fixture::event)
                .filter(type.eventClass()::isInstance)
                .toList();
        WebhookDispatcher ralio = builder.on(type.eventClass(), delivered::add).build();

        expected.forEach(event -> ralio.dispatch(WebhookWriter.write(event)));

        assertThat(expected).contains(Fixture.of(type).event());
        assertThat(delivered).isEqualTo(expected);
    }

    @Test
    void firstListenerThatThrowsStopsTheOthers() {
        IOException failure = new IOException("database is down");
        WebhookDispatcher ralio = builder.on(SessionVerified.class, e -> calls.add("first"))
                .on(SessionVerified.class, e -> {
                    calls.add("second");
                    if (calls.size() == 2) {
                        throw failure;
                    }
                })
                .on(SessionVerified.class, e -> calls.add("third"))
                .build();

        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).failure()).containsSame(failure);
        assertThat(ralio.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(calls).containsExactly("first", "second", "first", "second", "third");
    }

    @Test
    void reportsErrorOfListenerAsCauseOfExecutionException() {
        StackOverflowError error = new StackOverflowError();
        WebhookDispatcher ralio = builder.on(SessionVerified.class, e -> {
                    throw error;
                })
                .build();

        DispatchResult result = ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(result.outcome()).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(result.failure().orElseThrow())
                .isInstanceOf(ExecutionException.class)
                .hasMessage("caught java.lang.StackOverflowError")
                .hasCause(error);
    }

    @Test
    void refusesTwoListenersWithSameName() {
        builder.on(SessionVerified.class, new Named("activate")).on(StateUpdated.class, new Named("activate"));

        assertThatIllegalStateException().isThrownBy(builder::build).withMessage("two listeners are named activate");
    }

    @Test
    void acceptsDifferentNamesAndSeveralListenersWithoutName() {
        builder.on(SessionVerified.class, new Named("first"))
                .on(SessionVerified.class, new Named("second"))
                .on(SessionVerified.class, new Named(""))
                .on(SessionVerified.class, new Named(""))
                .build()
                .dispatch(Fixture.SESSION_VERIFIED.bytes());

        assertThat(calls).containsExactly("first", "second", "", "");
    }

    @Test
    @SuppressWarnings("NullAway") // misuse
    void refusesNull() {
        WebhookListener<WebhookEvent> none = null;

        assertThatNullPointerException()
                .isThrownBy(() -> builder.on(WebhookEvent.class, none))
                .withMessage("listener");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.on(null, new Named("activate")))
                .withMessage("type");
        assertThatNullPointerException()
                .isThrownBy(() -> builder.on(WebhookEvent.class, new Named(null)))
                .withMessage("the name of a listener must not be null");
    }
}
