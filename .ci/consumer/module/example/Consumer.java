package example;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.EventWriter;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.ArrayList;
import java.util.List;

/** A merchant's program, outside of the build, with nothing but the jar and what it needs at run time. */
public final class Consumer {
    private Consumer() {}

    /**
     * Delivers every fixture.
     *
     * @param args none
     */
    public static void main(String[] args) {
        List<WebhookEvent> seen = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("secret")
                .on(WebhookEvent.class, seen::add)
                .on(SessionEvent.class, e -> sessions.add(e.sessionId() + " " + e.sessionState()))
                .build();
        for (Fixture fixture : Fixture.values()) {
            byte[] body = EventWriter.write(fixture.event());
            DispatchResult result = ralio.dispatch(body, SignatureVerifier.of("secret").headers(body)::get);
            if (result.httpStatus() != 200 || !fixture.event().equals(seen.get(seen.size() - 1))) {
                throw new IllegalStateException(fixture + ": " + result);
            }
        }
        System.out.println(seen.size() + " events, " + sessions.size() + " of sessions, on the "
                + (Consumer.class.getModule().isNamed() ? "module path" : "class path") + " of Java "
                + Runtime.version().feature());
    }
}
