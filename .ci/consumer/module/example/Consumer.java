package example;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A merchant's program, built outside this project with only the jar and its runtime dependencies. */
public final class Consumer {
    private static final String SECRET = "secret";

    private final List<WebhookEvent> seen = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private final WebhookDispatcher ralio = WebhookDispatcher.builder()
            .secret(SECRET)
            .idempotencyStore(InMemoryIdempotencyStore.create())
            .on(WebhookEvent.class, seen::add)
            .on(SessionEvent.class, e -> sessions.add(e.sessionId() + " " + e.sessionState()))
            .build();

    private Consumer() {}

    /**
     * Delivers every fixture three times, the last time with a wrong signature, and prints what ran.
     *
     * @param args none
     * @throws ReflectiveOperationException if the version of Jackson is unavailable
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        Consumer consumer = new Consumer();
        for (Fixture fixture : Fixture.values()) {
            consumer.deliver(fixture);
        }
        System.out.println(consumer.seen.size() + " events, " + consumer.sessions.size() + " of sessions, on the "
                + (Consumer.class.getModule().isNamed() ? "module path" : "class path") + " of Java "
                + System.getProperty("java.version") + " with Jackson " + version("core.json") + ", databind "
                + version("databind.cfg") + ", jsr310 " + version("datatype.jsr310"));
    }

    private void deliver(Fixture fixture) {
        WebhookEvent event = new WebhookParser().parse(fixture.bytes());
        byte[] body = WebhookWriter.write(event);
        Map<String, String> headers = SignatureVerifier.of(SECRET).headers(body);

        expect(Outcome.HANDLED, ralio.dispatch(body, headers::get));
        expect(Outcome.DUPLICATE, ralio.dispatch(body, headers::get));
        body[body.length - 1] = ' ';
        expect(Outcome.UNVERIFIED, ralio.dispatch(body, headers::get));

        if (!event.equals(seen.get(seen.size() - 1)) || seen.size() != fixture.ordinal() + 1) {
            throw new IllegalStateException(fixture + " was delivered as " + seen.get(seen.size() - 1));
        }
    }

    private static void expect(Outcome outcome, DispatchResult result) {
        if (result.outcome() != outcome) {
            throw new IllegalStateException("expected " + outcome + " but was " + result);
        }
    }

    /** Returns the version of a part of Jackson, by reflection because a merchant's program does not depend on Jackson. */
    private static Object version(String part) throws ReflectiveOperationException {
        return Class.forName("com.fasterxml.jackson." + part + ".PackageVersion")
                .getField("VERSION")
                .get(null);
    }
}
