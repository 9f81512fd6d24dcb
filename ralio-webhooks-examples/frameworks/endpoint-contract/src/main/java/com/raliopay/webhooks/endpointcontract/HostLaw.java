package com.raliopay.webhooks.endpointcontract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What every host must do. "As the dispatcher" means: the listener gets the event once, and the status, the body, the content
 * type and {@code Retry-After} of the answer are those that a dispatcher of the contract's own gives for the same bytes.
 */
public enum HostLaw {
    /** Every payload that Ralio documents is handled, once, as what it says. */
    FIXTURES(trial -> {
        for (Fixture fixture : Fixture.values()) {
            trial.handled(fixture.name(), fixture.bytes(), trial.signed(fixture.bytes()));
        }
    }),

    /** Line ends are bytes like all others. */
    LINE_ENDS(trial -> trial.handled("line ends", Bodies.withLineEnds())),

    /** Text beyond ASCII comes through, also beyond the 16 bits of a {@code char}, and a byte-order mark. */
    NON_ASCII(trial -> {
        trial.handled("two to four bytes", Bodies.withNote("Ångström, ünïcode, 漢字, 🦉, e\u0301, \uFFFD"));
        byte[] body = Bodies.any();
        byte[] marked = new byte[body.length + 3];
        marked[0] = (byte) 0xEF;
        marked[1] = (byte) 0xBB;
        marked[2] = (byte) 0xBF;
        System.arraycopy(body, 0, marked, 3, body.length);
        trial.handled("a byte-order mark", marked);
    }),

    /** Bytes that are no text: whatever the dispatcher says of them, the host says too. */
    INVALID_UTF8(trial -> {
        trial.asDispatcher("a lone byte", Bodies.withBytes(0xFF));
        trial.asDispatcher("a text cut off", Bodies.withBytes(0xE6, 0xBC));
        trial.asDispatcher("a surrogate", Bodies.withBytes(0xED, 0xA0, 0x80));
        trial.asDispatcher("in ISO 8859-1", Bodies.withBytes(0xE4, 0xF6, 0xFC));
        trial.asDispatcher("no JSON at all", new byte[] {0, (byte) 0x80, (byte) 0xC0, 13, 10});
    }),

    /** Bodies are taken up to the library's limit. */
    LARGE(trial -> {
        trial.handled("1.2 MB", Bodies.ofLength(1_200_000));
        trial.handled("10 MiB", Bodies.ofLength(WebhookParser.DEFAULT_MAX_BODY_BYTES));
    }),

    /** A byte more is refused by the dispatcher, not by the host. */
    TOO_LARGE(trial ->
            trial.asDispatcher("10 MiB and a byte", Bodies.ofLength(WebhookParser.DEFAULT_MAX_BODY_BYTES + 1))),

    /** A body without end is not read to its end. */
    ENDLESS(trial -> {
        new EndlessBody(trial).chunked();
        new EndlessBody(trial).announced();
    }),

    /** HTTP does not tell the letter cases of header names apart. */
    HEADER_CASE(trial -> {
        for (String name : List.of("x-signature", "X-SIGNATURE", "X-signature", "x-sIGNATURE", "X-Signature")) {
            byte[] body = Bodies.any();
            try (RawHttp http = trial.connect()) {
                http.header(name, trial.signer().sign(body));
                http.header("Content-Length", "" + body.length);
                http.endOfHeaders();
                http.write(body, 0, body.length);
                trial.handled(name, body, trial.signed(body), http.answer());
            }
        }
    }),

    /** The content type says nothing about the bytes. */
    CONTENT_TYPE(trial -> {
        byte[] untyped = Bodies.withNote("ohne Typ, größer");
        trial.handled(
                "none", untyped, Map.of(SignatureVerifier.HEADER, trial.signer().sign(untyped)));
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
            trial.handled(type, Bodies.withNote("größer, 漢字"), "Content-Type", type);
        }
    }),

    /** Nothing is decoded as a form. */
    FORM(trial -> {
        for (String type : List.of(
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "multipart/form-data; boundary=x",
                "multipart/form-data")) {
            trial.handled(type, Bodies.any(), "Content-Type", type);
        }
    }),

    /** The answer is JSON, whatever the caller would rather have. */
    ACCEPT(trial -> {
        for (String accept : List.of("*/*", "application/json", "text/html", "application/xml;q=0.9", "text/plain")) {
            trial.handled("Accept: " + accept, Bodies.any(), "Accept", accept);
        }
    }),

    /** A body may come in chunks, and in packets that end anywhere. */
    PIECES(trial -> {
        trial.inPieces(true);
        trial.inPieces(false);
    }),

    /** A caller may ask before it sends the body. */
    EXPECT_CONTINUE(trial -> {
        byte[] body = Bodies.any();
        trial.handled("100-continue", body, trial.signed(body), trial.expectContinue(body));
    }),

    /** No body is a body of no bytes. */
    EMPTY_BODY(trial -> {
        byte[] nothing = {};
        trial.asDispatcher("empty, signed", nothing);
        trial.asDispatcher("empty, not signed", nothing, Map.of());
        try (RawHttp http = trial.connect()) {
            http.header(SignatureVerifier.HEADER, trial.signer().sign(nothing));
            http.endOfHeaders();
            trial.asDispatcher("no body, signed", nothing, trial.signed(nothing), http.answer());
        }
    }),

    /** Whoever does not know the secret is refused. */
    FORGED(trial -> {
        byte[] body = Bodies.any();
        trial.asDispatcher("not signed", body, Map.of("Content-Type", "application/json"));
        trial.asDispatcher(
                "another secret", body, SignatureVerifier.of("a guess").headers(body));
        trial.asDispatcher("no signature", body, Map.of(SignatureVerifier.HEADER, "none"));
        byte[] changed = Arrays.copyOf(body, body.length);
        changed[body.length / 2] ^= 1;
        trial.asDispatcher("one bit changed", changed, trial.signed(body));
    }),

    /** What is no event, or none as documented, has a status of its own. */
    UNFIT(trial -> {
        trial.asDispatcher("text", "Hello!".getBytes(UTF_8));
        String event = Fixture.SESSION_VERIFIED.text().replace("sessionId", "session");
        trial.asDispatcher("no session", event.getBytes(UTF_8));
    }),

    /** A listener that fails is a 500, and the retry is handled. */
    FAILURE(ListenerLaws::failsThenWorks),

    /** A listener that rejects is a 422. */
    REJECTION(ListenerLaws::rejects),

    /** Of fifty deliveries of an event at once, one is handled. */
    PARALLEL(ListenerLaws::fiftyAtOnce),

    /** Listeners that take long hold up nobody else. */
    SLOW(ListenerLaws::slowOnes),

    /** Listeners may block, so they run where that is allowed. */
    THREAD(ListenerLaws::notOnAnEventLoop),

    /** Only POST is a delivery. */
    METHODS(trial -> {
        for (String method : List.of("GET", "HEAD", "PUT", "DELETE", "PATCH")) {
            trial.refused(method);
        }
    }),

    /** Without a secret, the host does not even start, and says why. */
    SECRET(HostTrial::doesNotStartWithoutSecret);

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final Check check;

    HostLaw(Check check) {
        this.check = check;
    }

    /** Fails unless the host of the trial keeps the law. */
    void check(HostTrial trial) throws Exception {
        check.run(trial);
    }

    @FunctionalInterface
    private interface Check {
        void run(HostTrial trial) throws Exception;
    }
}
