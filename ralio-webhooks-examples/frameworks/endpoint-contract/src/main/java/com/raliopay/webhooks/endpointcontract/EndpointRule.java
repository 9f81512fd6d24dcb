package com.raliopay.webhooks.endpointcontract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What every endpoint must do. Responses are compared with the result of a dispatcher that gets the same bytes: status, body,
 * {@code Content-Type} and {@code Retry-After} must be the dispatcher's, and the listener must get the same event, once.
 */
public enum EndpointRule {
    /** Handles every documented payload once. */
    FIXTURES(endpoint -> {
        for (Fixture fixture : Fixture.values()) {
            endpoint.requireHandled(fixture.name(), fixture.bytes(), endpoint.signed(fixture.bytes()));
        }
    }),

    /** Keeps line endings, which are signed like all other bytes. */
    LINE_ENDINGS(endpoint -> endpoint.requireHandled("line endings", Bodies.withLineEndings())),

    /** Keeps non-ASCII characters, also those that need two {@code char} values, and a byte-order mark. */
    NON_ASCII(endpoint -> {
        endpoint.requireHandled(
                "characters of two to four bytes", Bodies.withNote("Ångström, ünïcode, 漢字, 🦉, e\u0301, \uFFFD"));
        byte[] body = Bodies.any();
        byte[] marked = new byte[body.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(body, 0, marked, 3, body.length);
        endpoint.requireHandled("byte-order mark", marked);
    }),

    /** Passes on bytes that are not UTF-8. */
    INVALID_UTF8(endpoint -> {
        endpoint.requireDispatcherResult("single invalid byte", Bodies.withBytes(0xFF));
        endpoint.requireDispatcherResult("incomplete character", Bodies.withBytes(0xE6, 0xBC));
        endpoint.requireDispatcherResult("surrogate", Bodies.withBytes(0xED, 0xA0, 0x80));
        endpoint.requireDispatcherResult("ISO 8859-1", Bodies.withBytes(0xE4, 0xF6, 0xFC));
        endpoint.requireDispatcherResult("binary data", new byte[] {0, (byte) 0x80, (byte) 0xC0, 13, 10});
    }),

    /** Accepts a body of the library's maximum size. */
    LARGEST_BODY(
            endpoint -> endpoint.requireHandled("largest body", Bodies.ofLength(WebhookParser.DEFAULT_MAX_BODY_BYTES))),

    /** Leaves the refusal of a body that is one byte too long to the dispatcher. */
    TOO_LARGE_BODY(endpoint -> endpoint.requireDispatcherResult(
            "one byte too many", Bodies.ofLength(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1))),

    /** Stops reading a body that does not end. */
    ENDLESS_BODY(endpoint -> {
        new EndlessBody(endpoint).chunked();
        new EndlessBody(endpoint).withContentLength();
    }),

    /** Treats the name of the signature header as case-insensitive. */
    HEADER_CASE(endpoint -> {
        for (String name : List.of("x-signature", "X-SIGNATURE", "X-signature", "x-sIGNATURE", "X-Signature")) {
            byte[] body = Bodies.any();
            try (RawHttp http = endpoint.connect()) {
                http.header(name, endpoint.signer().sign(body));
                http.header("Content-Length", "" + body.length);
                http.endHeaders();
                http.write(body, 0, body.length);
                endpoint.requireHandled(name, body, endpoint.signed(body), http.response());
            }
        }
    }),

    /** Reads the same bytes whether {@code Content-Type} is missing, not JSON, or names another charset. */
    CONTENT_TYPE(endpoint -> {
        byte[] untyped = Bodies.withNote("ohne Typ, größer");
        endpoint.requireHandled(
                "no Content-Type",
                untyped,
                Map.of(SignatureVerifier.HEADER, endpoint.signer().sign(untyped)));
        for (String type : List.of(
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON;charset=\"UTF-8\"",
                "application/json; charset=ISO-8859-1",
                "application/json; charset=UTF-16",
                "text/plain",
                "text/plain; charset=windows-1252",
                "application/octet-stream",
                "application/vnd.ralio+json")) {
            endpoint.requireHandled(type, Bodies.withNote("größer, 漢字"), "Content-Type", type);
        }
    }),

    /** Decodes no body as a form. */
    FORM_CONTENT_TYPE(endpoint -> {
        for (String type : List.of(
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "multipart/form-data; boundary=x",
                "multipart/form-data")) {
            endpoint.requireHandled(type, Bodies.any(), "Content-Type", type);
        }
    }),

    /** Responds with JSON whatever {@code Accept} asks for. */
    ACCEPT_HEADER(endpoint -> {
        for (String accept : List.of("*/*", "application/json", "text/html", "application/xml;q=0.9", "text/plain")) {
            endpoint.requireHandled("Accept: " + accept, Bodies.any(), "Accept", accept);
        }
    }),

    /** Ignores a {@code Content-Type} that cannot be parsed. */
    UNPARSABLE_CONTENT_TYPE(endpoint -> {
        for (String type : List.of("garbage", "/json", "application/json, application/json")) {
            endpoint.requireHandled("Content-Type: " + type, Bodies.any(), "Content-Type", type);
        }
    }),

    /** Ignores an {@code Accept} that cannot be parsed. */
    UNPARSABLE_ACCEPT(endpoint -> {
        for (String accept : List.of("garbage", "/", ";q=5")) {
            endpoint.requireHandled("Accept: " + accept, Bodies.any(), "Accept", accept);
        }
    }),

    /** Accepts a body that is declared as not encoded. */
    IDENTITY_ENCODING(endpoint -> endpoint.requireHandled("not encoded", Bodies.any(), "Content-Encoding", "identity")),

    /** Accepts HTTP/1.0, the default of some proxies. */
    HTTP_1_0(TransportRules::httpOneDotZero),

    /** Accepts a host name with an underscore, as upstreams of a proxy and services of a container often have. */
    HOST_WITH_UNDERSCORE(TransportRules::hostWithUnderscore),

    /** Assembles a body that arrives in chunks, or in packets that end anywhere. */
    BODY_IN_PIECES(endpoint -> {
        endpoint.requireHandledInPieces(true);
        endpoint.requireHandledInPieces(false);
    }),

    /** Ignores extensions of chunks. */
    CHUNK_EXTENSION(TransportRules::chunkExtension),

    /** Accepts header fields after the last chunk. */
    CHUNK_TRAILERS(TransportRules::chunkTrailers),

    /** Lets Ralio retry an event whose body is malformed or ends early: no response is a 2xx or 4xx. */
    BROKEN_BODY(TransportRules::brokenBody),

    /** Handles an event whose sender waits for {@code 100 Continue}. */
    EXPECT_CONTINUE(endpoint -> {
        byte[] body = Bodies.any();
        endpoint.requireHandled(
                "Expect: 100-continue", body, endpoint.signed(body), endpoint.postExpectingContinue(body));
    }),

    /** Passes on an empty or missing body as zero bytes. */
    EMPTY_BODY(endpoint -> {
        byte[] nothing = {};
        endpoint.requireDispatcherResult("empty body, signed", nothing);
        endpoint.requireDispatcherResult("empty body, unsigned", nothing, Map.of());
        try (RawHttp http = endpoint.connect()) {
            http.header(SignatureVerifier.HEADER, endpoint.signer().sign(nothing));
            http.endHeaders();
            endpoint.requireDispatcherResult("no body, signed", nothing, endpoint.signed(nothing), http.response());
        }
    }),

    /** Refuses events that are unsigned or signed with another secret. */
    FORGED_SIGNATURE(endpoint -> {
        byte[] body = Bodies.any();
        endpoint.requireDispatcherResult("unsigned", body, Map.of("Content-Type", "application/json"));
        endpoint.requireDispatcherResult(
                "another secret", body, SignatureVerifier.of("a guess").headers(body));
        endpoint.requireDispatcherResult("not a signature", body, Map.of(SignatureVerifier.HEADER, "none"));
        byte[] changed = Arrays.copyOf(body, body.length);
        changed[body.length / 2] ^= 1;
        endpoint.requireDispatcherResult("one bit changed", changed, endpoint.signed(body));
    }),

    /** Responds to bodies that are not events, or not as documented, with the dispatcher's status. */
    UNREADABLE_BODY(endpoint -> {
        endpoint.requireDispatcherResult("plain text", "Hello!".getBytes(UTF_8));
        String event = Fixture.SESSION_VERIFIED.text().replace("sessionId", "session");
        endpoint.requireDispatcherResult("no sessionId", event.getBytes(UTF_8));
    }),

    /** Reports a failing listener, and handles the retry. */
    FAILING_LISTENER(ListenerRules::failsThenWorks),

    /** Reports a listener that rejects the event. */
    REJECTING_LISTENER(ListenerRules::rejects),

    /** Handles one of fifty concurrent deliveries of the same event. */
    CONCURRENT_DUPLICATES(ListenerRules::handlesOneOfConcurrentDuplicates),

    /** Handles an event while sixteen listeners are blocked. */
    SLOW_LISTENERS(ListenerRules::slowListenersDelayNoOtherEvent),

    /** Calls listeners on threads that may block. */
    LISTENER_THREAD(ListenerRules::runOffTheEventLoop),

    /** Lets a listener finish although the sender has closed the connection. */
    DISCONNECTED_SENDER(ListenerRules::finishesWithoutSender),

    /** Ignores a header that asks for another method than the request's. */
    METHOD_OVERRIDE(
            endpoint -> endpoint.requireHandled("method override", Bodies.any(), "X-HTTP-Method-Override", "GET")),

    /** Does not send headers of the request back in response to TRACE. */
    TRACE(TransportRules::trace),

    /** Refuses methods other than POST. */
    OTHER_METHODS(endpoint -> {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH")) {
            endpoint.requireRefused(method);
        }
    }),

    /** Does not start without a secret, and names it in the error. */
    MISSING_SECRET(EndpointUnderTest::requireNoStartWithoutSecret),

    /** Finishes the running deliveries when the process gets SIGTERM. */
    SHUTDOWN(ShutdownRule::check),

    /** Waits for the rest of a body that pauses, or lets Ralio retry the event. */
    PAUSING_BODY(endpoint -> {
        try (PausingBody pausing = endpoint.pausingBody()) {
            pausing.requireHandledOrRetried();
        }
    });

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above capture nothing
    private final Check check;

    EndpointRule(Check check) {
        this.check = check;
    }

    /** Fails unless the endpoint follows this rule. */
    void check(EndpointUnderTest endpoint) throws Exception {
        check.run(endpoint);
    }

    @FunctionalInterface
    private interface Check {
        void run(EndpointUnderTest endpoint) throws Exception;
    }
}
