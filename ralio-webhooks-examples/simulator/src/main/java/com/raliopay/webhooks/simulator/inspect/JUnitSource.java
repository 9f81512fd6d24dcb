package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.text.Utf8;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Writes a delivery as a JUnit test, which expects what an endpoint with a listener for its type should do. */
final class JUnitSource {

    /** A constant of a class file has at most 65,535 bytes. */
    private static final int MAX_BODY_BYTES = 30_000;

    private static final String INDENT = " ".repeat(16);

    private JUnitSource() {}

    static String of(HistoryEntry entry) {
        byte[] body = entry.message().body();
        if (body.length > MAX_BODY_BYTES) {
            throw new ApiException(422, "The body is too large for the source of a test: save it as a fixture");
        }
        Signing signing = Objects.requireNonNullElse(entry.signing(), Signing.RIGHT);
        Outcome outcome = expected(BodyParser.parse(body), signing);
        Optional<String> text = Utf8.decode(body);
        return """
            import static org.junit.jupiter.api.Assertions.assertEquals;

            import com.raliopay.webhooks.DispatchResult;
            import com.raliopay.webhooks.Outcome;
            import com.raliopay.webhooks.WebhookDispatcher;
            import com.raliopay.webhooks.event.WebhookEvent;
            import com.raliopay.webhooks.signature.SignatureVerifier;
            %s
            import org.junit.jupiter.api.Test;

            class DeliveryTest {

                // Yours: the dispatcher of your endpoint, with this secret.
                private final WebhookDispatcher ralio = WebhookDispatcher.builder()
                        .secret("test-secret")
                        .on(WebhookEvent.class, event -> {})
                        .build();

                @Test
                void endsAs%s() {
                    byte[] body = %s;

                    DispatchResult result = ralio.dispatch(body, %s);

                    assertEquals(Outcome.%s, result.outcome());
                }
            }
            """.formatted(
                        text.isPresent() ? "import java.nio.charset.StandardCharsets;" : "import java.util.Base64;",
                        camelCase(outcome.name()),
                        text.map(JUnitSource::textBlock)
                                .orElseGet(() -> "Base64.getDecoder().decode(\"%s\")"
                                        .formatted(Base64.getEncoder().encodeToString(body))),
                        headers(signing),
                        outcome.name());
    }

    private static Outcome expected(Parsed parsed, Signing signing) {
        if (signing != Signing.RIGHT) {
            return Outcome.UNVERIFIED;
        }
        return parsed.ok() ? Outcome.HANDLED : Outcome.UNREADABLE;
    }

    private static String headers(Signing signing) {
        return switch (signing) {
            case RIGHT -> "SignatureVerifier.of(\"test-secret\").headers(body)::get";
            case WRONG, BIT -> "SignatureVerifier.of(\"another-secret\").headers(body)::get";
            case NONE -> "name -> null";
        };
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return camel.toString();
    }

    /** {@return an expression for exactly these characters} */
    private static String textBlock(String text) {
        StringBuilder block = new StringBuilder("\"\"\"\n").append(INDENT);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            block.append(i == 0 ? "" : "\n" + INDENT).append(escaped(lines[i]));
        }
        return block.append("\"\"\".getBytes(StandardCharsets.UTF_8)").toString();
    }

    /** White space at both ends would be stripped. */
    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean end = i == 0 || i == line.length() - 1;
            switch (c) {
                case '\\' -> escaped.append("\\\\");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case ' ' -> escaped.append(end ? "\\s" : " ");
                case '"' -> escaped.append(line.startsWith("\"\"", i) || i == line.length() - 1 ? "\\\"" : "\"");
                default -> escaped.append(c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c));
            }
        }
        return escaped.toString();
    }
}
