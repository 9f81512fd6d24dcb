package com.raliopay.webhooks;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.json.WebhookParseException;
import com.raliopay.webhooks.json.WebhookParseException.Problem;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.signature.Secret;
import com.raliopay.webhooks.signature.SecretUnavailableException;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives the deliveries of one webhook endpoint: verifies the signature, parses the event, calls the listeners once for
 * each event, and returns the HTTP response to send.
 *
 * <pre>{@code
 * WebhookDispatcher ralio = WebhookDispatcher.builder()
 *         .secret(System.getenv("RALIO_WEBHOOK_SECRET"))
 *         .on(SessionVerified.class, e -> customers.activate(e.subject()))
 *         .build();
 *
 * DispatchResult result = ralio.dispatch(request.getInputStream(), request::getHeader);
 * response.setStatus(result.httpStatus());
 * result.headers().forEach(response::setHeader);
 * response.getWriter().print(result.responseBody());
 * }</pre>
 *
 * <p>Every call ends in a {@link DispatchResult}, and every observer is called, whatever fails on the way; {@link Outcome}
 * lists the outcomes. Only null arguments throw. Listeners run on the calling thread, one after the other.
 *
 * <p><strong>Never call {@code dispatch} inside a transaction of your own.</strong> If that transaction rolls back after the
 * dispatch, the event stays marked as completed, the retry is a {@link Outcome#DUPLICATE}, and the listeners' work is lost.
 * <strong>Never return from a listener while its work still runs elsewhere</strong>, in a future, a {@code Mono}, or an
 * executor: the event is marked as completed although the work may fail.
 *
 * <p>A dispatcher is immutable and safe for concurrent use. It logs through slf4j under the name of this class: type, id,
 * outcome, and duration of each delivery, and the class and place of a failure; at INFO and above never a body, a secret, a
 * signature, or the message of an exception that is not this library's own. While listeners run, the MDC has {@code
 * ralio.event.id} and {@code ralio.event.type}. slf4j may be absent from the class path.
 */
public final class WebhookDispatcher {

    private static final byte[] NO_BODY = {};

    private final WebhookParser parser;
    private final @Nullable SignatureVerifier verifier;
    private final boolean retryUnverified;
    private final Listeners listeners;
    private final List<DispatchObserver> observers;
    private final GuardedStore store;

    private WebhookDispatcher(Builder builder) {
        parser = new WebhookParser(requireNonNullElse(builder.maxBodyBytes, WebhookParser.DEFAULT_MAX_BODY_BYTES));
        verifier = builder.acceptUnsigned ? null : SignatureVerifier.of(builder.secrets.toArray(new Secret[0]));
        retryUnverified = builder.retryUnverified;
        listeners = new Listeners(builder.registrations);
        observers = List.copyOf(builder.observers);
        store = new GuardedStore(
                builder.storeOrDefault(),
                requireNonNullElse(builder.lease, Builder.DEFAULT_LEASE),
                requireNonNullElse(builder.retention, Builder.DEFAULT_RETENTION));
    }

    /** {@return a builder} It needs a secret, or {@link Builder#acceptUnsigned()}; everything else has a default. */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the length of the longest body that is accepted, in bytes} */
    public int maxBodyBytes() {
        return parser.maxBodyBytes();
    }

    /**
     * Checks that every secret is available, for health checks: calls the suppliers of secrets, which may block.
     *
     * @throws SecretUnavailableException if one fails, or returns null or a string that cannot be a secret
     */
    public void checkSecrets() {
        if (verifier != null) {
            verifier.checkSecrets();
        }
    }

    /**
     * Handles one delivery. Not to be called inside a transaction; see {@link WebhookDispatcher}.
     *
     * @param body the raw body as received, byte for byte: a body that a framework has decoded or parsed has another
     *     signature. It is neither changed nor copied, so leave it unchanged during the call
     * @param headers returns the value of a header, or null if there is none, such as {@code request::getHeader} or {@code
     *     map::get}
     * @return the response to send
     */
    @SuppressWarnings("exports") // JSpecify's annotations are optional for users of this module
    public DispatchResult dispatch(byte[] body, Function<String, @Nullable String> headers) {
        Delivery delivery = Delivery.of(body, headers);
        return report(delivery, handle(new Stages("verify"), delivery));
    }

    /**
     * Handles one delivery whose body is a stream. At most one byte more than {@link #maxBodyBytes()} is read, and the stream
     * is left open. If the stream throws, nothing is verified or dispatched: the outcome is {@link Outcome#UNAVAILABLE}, and
     * observers see an empty body.
     *
     * @param body the raw body as received
     * @param headers returns the value of a header, or null if there is none
     * @return the response to send
     */
    @SuppressWarnings("exports") // JSpecify's annotations are optional for users of this module
    public DispatchResult dispatch(InputStream body, Function<String, @Nullable String> headers) {
        requireNonNull(body, "body");
        Delivery delivery = Delivery.of(NO_BODY, headers);
        Stages stages = new Stages("read");
        try {
            int atMost = (int) Math.min(maxBodyBytes() + 1L, Integer.MAX_VALUE);
            delivery = Delivery.of(body.readNBytes(atMost), headers);
        } catch (Throwable e) {
            return report(delivery, DispatchResult.failed(stages, Outcome.UNAVAILABLE, null, e, null));
        }
        stages.begin("verify");
        return report(delivery, handle(stages, delivery));
    }

    /**
     * Handles a body whose sender is already authenticated, for a dispatcher that {@linkplain Builder#acceptUnsigned() accepts
     * unsigned} bodies: behind a gateway, or in a worker that takes bodies from your own queue. Every other dispatcher finds
     * the signature missing.
     *
     * <p>An endpoint that stores bodies in a queue and the worker that handles them are two endpoints. They must not share an
     * idempotency store under one endpoint name: the worker would find every event to be a {@link Outcome#DUPLICATE} and
     * drop it.
     *
     * @param body the raw body as received
     * @return the response to send
     */
    public DispatchResult dispatch(byte[] body) {
        return dispatch(body, name -> null);
    }

    /** {@return the response to send for a body in a string} See {@link #dispatch(byte[])}. */
    public DispatchResult dispatch(String body) {
        return dispatch(requireNonNull(body, "body").getBytes(StandardCharsets.UTF_8));
    }

    /** Logs and observes a result. */
    private DispatchResult report(Delivery delivery, DispatchResult result) {
        DispatchLog.result(result);
        for (DispatchObserver observer : observers) {
            try {
                observer.observed(delivery, result);
            } catch (Throwable e) {
                Interrupts.restoreAfter(e);
                DispatchLog.error("an observer failed: {}", e);
            }
        }
        return result;
    }

    /** The path of a delivery, from its bytes to its result. */
    private DispatchResult handle(Stages stages, Delivery delivery) {
        byte[] body = delivery.rawBody();
        if (body.length > maxBodyBytes()) {
            return unverified(stages, Outcome.TOO_LARGE, "longer than maxBodyBytes, which is " + maxBodyBytes());
        }

        WebhookEvent event;
        try {
            if (verifier != null) {
                String signature = delivery.header(SignatureVerifier.HEADER).orElse(null);
                if (!verifier.verify(body, signature)) {
                    String detail = signature == null ? "no X-Signature header" : "signature mismatch";
                    return unverified(stages, Outcome.UNVERIFIED, detail);
                }
            }
            stages.begin("parse");
            event = parser.parse(body);
        } catch (WebhookParseException e) {
            boolean ignored = e.problem() == Problem.INVALID_EVENT
                    && !listeners.includeType(e.eventType().orElse(""));
            return DispatchResult.failed(stages, ignored ? Outcome.IGNORED : Outcome.UNREADABLE, null, e, null);
        } catch (Throwable e) {
            return DispatchResult.failed(stages, Outcome.UNAVAILABLE, null, e, null);
        }

        List<Listeners.Registration<?>> matching = listeners.of(event);
        if (matching.isEmpty()) {
            return DispatchResult.of(stages, Outcome.IGNORED, event);
        }

        EventKey key = new EventKey(event.type(), event.id());
        long claimed = stages.begin("claim");
        Claim claim;
        try {
            claim = store.claim(key, claimed);
        } catch (Throwable e) {
            return DispatchResult.failed(stages, Outcome.UNAVAILABLE, event, e, null);
        }
        if (claim instanceof Claim.Completed) {
            return DispatchResult.of(stages, Outcome.DUPLICATE, event);
        }
        if (claim instanceof Claim.InProgress inProgress) {
            return DispatchResult.inProgress(stages, event, store.retryAfter(inProgress));
        }

        ListenerMdc mdc = new ListenerMdc(event);
        try {
            for (Listeners.Registration<?> listener : matching) {
                stages.begin(listener.stage());
                listener.handle(event, delivery);
            }
        } catch (Throwable e) {
            String listener = stages.current();
            stages.begin("release");
            store.release(key, ((Claim.Acquired) claim).token());
            Outcome outcome = e instanceof RejectedEventException ? Outcome.LISTENER_REJECTED : Outcome.LISTENER_FAILED;
            return DispatchResult.failed(stages, outcome, event, e, listener);
        } finally {
            mdc.close();
        }
        stages.begin("complete");
        store.complete(key, claimed);
        return DispatchResult.of(stages, Outcome.HANDLED, event);
    }

    private DispatchResult unverified(Stages stages, Outcome outcome, String detail) {
        int status = (retryUnverified ? Outcome.UNAVAILABLE : outcome).httpStatus();
        return DispatchResult.unverified(stages, outcome, status, detail);
    }

    /**
     * Builds a dispatcher. Defaults: no listeners, no observers, an {@link InMemoryIdempotencyStore}, bodies of up to
     * {@link WebhookParser#DEFAULT_MAX_BODY_BYTES 1 MiB}, a lease of 90 seconds, and a retention of 30 days. A setting with one
     * value refuses to be set twice. Each method returns this builder.
     */
    public static final class Builder {

        private static final Duration DEFAULT_LEASE = Duration.ofSeconds(90);
        private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

        private final List<Secret> secrets = new ArrayList<>();
        private final List<Listeners.Registration<?>> registrations = new ArrayList<>();
        private final List<DispatchObserver> observers = new ArrayList<>();
        private boolean acceptUnsigned;
        private boolean retryUnverified;
        private @Nullable IdempotencyStore store;
        private @Nullable Integer maxBodyBytes;
        private @Nullable Duration lease;
        private @Nullable Duration retention;
        private @Nullable Clock clock;

        private Builder() {}

        /**
         * Adds a webhook secret. While a secret is rotated, add both: a signature is accepted if it matches any of them.
         *
         * @param secret the secret as the provider shows it; surrounding whitespace is removed
         * @throws NullPointerException if {@code secret} is null, as an environment variable that is not set is
         * @throws IllegalArgumentException if {@code secret} is blank, in quotes, or a {@code ${…}} placeholder
         */
        public Builder secret(String secret) {
            secrets.add(Secret.of(secret));
            return this;
        }

        /**
         * Adds a webhook secret as a key.
         *
         * @param secret the key, which is copied and used as it is
         * @throws IllegalArgumentException if {@code secret} is empty
         */
        public Builder secret(byte[] secret) {
            secrets.add(Secret.of(secret));
            return this;
        }

        /**
         * Adds a webhook secret that is looked up for each delivery that no other secret verifies. While it is unavailable,
         * such a delivery ends as {@link Outcome#UNAVAILABLE}.
         *
         * @param secret returns the secret; called concurrently. An exception, null, or a string that {@link #secret(String)}
         *     refuses means that the secret is unavailable
         */
        @SuppressWarnings("exports") // JSpecify's annotations are optional for users of this module
        public Builder secret(Supplier<? extends @Nullable String> secret) {
            secrets.add(Secret.from(secret));
            return this;
        }

        /**
         * Accepts bodies without a signature, for an endpoint whose caller is already authenticated. Cannot be combined with a
         * secret.
         */
        public Builder acceptUnsigned() {
            acceptUnsigned = true;
            return this;
        }

        /**
         * Answers 503 instead of 401 and 413, so that a wrong secret or a low {@link #maxBodyBytes} delays events instead of
         * losing them: the provider retries a 5xx and never a 4xx. The cost is that anybody can provoke a 5xx, so alerts, and
         * proxies that eject a backend after 5xx responses, must make an exception for this path. Cannot be combined with
         * {@link #acceptUnsigned()}.
         */
        public Builder retryUnverified() {
            retryUnverified = true;
            return this;
        }

        /**
         * Registers a listener. Listeners run in the order of their registration; the first that throws stops the rest.
         *
         * @param type the events to handle: a record, or an interface of the sealed family for all events below it
         */
        public <E extends WebhookEvent> Builder on(Class<E> type, WebhookListener<? super E> listener) {
            return on(type, (DeliveryListener<? super E>) listener);
        }

        /** Registers a listener that also receives the delivery, as {@link #on(Class, WebhookListener)} does. */
        public <E extends WebhookEvent> Builder on(Class<E> type, DeliveryListener<? super E> listener) {
            requireNonNull(type, "type");
            requireNonNull(listener, "listener");
            String name = requireNonNull(listener.name(), "the name of a listener must not be null");
            registrations.add(Listeners.Registration.of(type, listener, name));
            return this;
        }

        /** Adds an observer, which receives every delivery with its result. May be called several times. */
        public Builder observer(DispatchObserver observer) {
            observers.add(requireNonNull(observer, "observer"));
            return this;
        }

        /**
         * Sets the store that remembers which events are being handled and which are completed. The default, in memory,
         * forgets at a restart, and forgets an event after {@link InMemoryIdempotencyStore#DEFAULT_MAX_KEYS 100,000} others;
         * several processes need a store that they share.
         */
        public Builder idempotencyStore(IdempotencyStore store) {
            this.store = once("idempotencyStore", this.store, store);
            return this;
        }

        /**
         * Sets the length of the longest body to accept. An authentic body needs about 90 times its length in heap at worst,
         * about 90 MiB per delivery of the default limit.
         *
         * @param maxBodyBytes in bytes, positive
         */
        public Builder maxBodyBytes(int maxBodyBytes) {
            if (maxBodyBytes <= 0) {
                throw new IllegalArgumentException("maxBodyBytes must be positive but was " + maxBodyBytes);
            }
            this.maxBodyBytes = once("maxBodyBytes", this.maxBodyBytes, maxBodyBytes);
            return this;
        }

        /**
         * Sets how long a claim on an event lasts. It must be longer than the slowest listener takes, or a second delivery may
         * be handled meanwhile; an event whose process was killed waits for that long. The provider waits <a
         * href="https://doc.raliopay.com/webhooks-events/introduction">60 seconds</a> for a response.
         *
         * @param lease positive
         */
        public Builder lease(Duration lease) {
            this.lease = once("lease", this.lease, positive("lease", lease));
            return this;
        }

        /**
         * Sets how long a completed event is remembered. It must be longer than the provider keeps retrying, which is not
         * documented, and than you wait with a manual redelivery.
         *
         * @param retention positive
         */
        public Builder retention(Duration retention) {
            this.retention = once("retention", this.retention, positive("retention", retention));
            return this;
        }

        /** Sets the clock of the default store in memory, for tests of leases and retention. */
        public Builder clock(Clock clock) {
            this.clock = once("clock", this.clock, clock);
            return this;
        }

        /**
         * {@return the dispatcher} Later changes to this builder do not affect it.
         *
         * @throws IllegalStateException if there is neither a secret nor {@link #acceptUnsigned()}, if {@code
         *     acceptUnsigned()} is combined with a secret or with {@link #retryUnverified()}, or if two listeners have the same
         *     name
         */
        public WebhookDispatcher build() {
            if (secrets.isEmpty() && !acceptUnsigned) {
                throw new IllegalStateException(
                        "no webhook secret: call secret(…), or acceptUnsigned() if the caller is"
                                + " already authenticated");
            }
            if (!secrets.isEmpty() && acceptUnsigned) {
                throw new IllegalStateException("secret(…) and acceptUnsigned() cannot be combined");
            }
            if (retryUnverified && acceptUnsigned) {
                throw new IllegalStateException("retryUnverified() and acceptUnsigned() cannot be combined");
            }
            WebhookDispatcher dispatcher = new WebhookDispatcher(this);
            if (registrations.isEmpty()) {
                DispatchLog.warn("no listener is registered: every event is answered with 200 and ignored");
            }
            return dispatcher;
        }

        private IdempotencyStore storeOrDefault() {
            if (store != null) {
                return store;
            }
            return clock == null
                    ? InMemoryIdempotencyStore.create()
                    : InMemoryIdempotencyStore.create(InMemoryIdempotencyStore.DEFAULT_MAX_KEYS, clock);
        }

        private static <T> T once(String name, @Nullable T before, T value) {
            if (before != null) {
                throw new IllegalStateException(name + " is already set to " + before);
            }
            return requireNonNull(value, name);
        }

        private static Duration positive(String name, Duration value) {
            if (requireNonNull(value, name).isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " must be positive but was " + value);
            }
            return value;
        }
    }
}
