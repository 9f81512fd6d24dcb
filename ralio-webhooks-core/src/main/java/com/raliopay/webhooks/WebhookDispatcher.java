package com.raliopay.webhooks;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.signature.Secret;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The merchant's endpoint without the HTTP: takes the raw body of a POST and the headers, calls the registered listeners,
 * and tells the status to answer.
 *
 * <p>A body goes one way: size limit, signature, parser, claim of the event, listeners in the order of registration,
 * completion of the claim, result, observer. Whatever comes in, every call ends in one {@link DispatchResult}; see
 * {@link Outcome} for all of them. The only exception thrown is {@link NullPointerException}, for a null argument.
 *
 * <p>Once built, immutable; one instance serves all threads, and takes no lock of its own. The listeners run on the
 * calling thread. The body is neither copied nor changed; the caller must leave it alone while the call lasts.
 *
 * <p>It logs under the name of this class, through slf4j: event id, type, outcome and duration of each delivery, and the
 * class and place of a failure. Never a body, a secret, a signature, nor the message of somebody else's exception. On a
 * class path without slf4j it logs nothing; a module path needs slf4j.
 */
public final class WebhookDispatcher {

    private final DeliveryPath path;

    private WebhookDispatcher(DeliveryPath path) {
        this.path = path;
    }

    /** {@return a builder; it needs a secret, or {@link Builder#acceptUnsigned()}, and has a default for all else} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Handles one delivery.
     *
     * @param body the raw body as received, byte for byte: a framework's own reading of it breaks the signature
     * @param headers gives the value of a header, or null where there is none, as {@code request::getHeader} does; letter
     *     case does not matter. For the headers of a map, pass {@code map::get}
     * @return what to answer
     */
    @SuppressWarnings("exports") // an annotation that merchants need not have
    public DispatchResult dispatch(byte[] body, Function<String, @Nullable String> headers) {
        return path.follow(requireNonNull(body, "body"), requireNonNull(headers, "headers"));
    }

    /**
     * Handles one delivery without headers, for a dispatcher that {@linkplain Builder#acceptUnsigned() accepts unsigned}
     * bodies; any other finds the signature missing.
     *
     * @param body the raw body as received
     * @return what to answer
     */
    public DispatchResult dispatch(byte[] body) {
        return dispatch(body, name -> null);
    }

    /**
     * As {@link #dispatch(byte[])}, for a body that is text already.
     *
     * @param body the body as text
     * @return what to answer
     */
    public DispatchResult dispatch(String body) {
        return dispatch(requireNonNull(body, "body").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a dispatcher. Defaults: no listeners, no observer, an {@link InMemoryIdempotencyStore}, bodies of up to 10 MiB,
     * a lease of 90 seconds, a retention of 30 days. What has one value is set once: a second call is refused, because
     * one of the two would be lost.
     */
    public static final class Builder {

        private static final Duration DEFAULT_LEASE = Duration.ofSeconds(90);
        private static final Duration DEFAULT_RETENTION = Duration.ofDays(30);

        private final List<Secret> secrets = new ArrayList<>();
        private final List<Listeners.Registration<?>> registrations = new ArrayList<>();
        private boolean acceptUnsigned;
        private @Nullable IdempotencyStore store;
        private @Nullable DispatchObserver observer;
        private @Nullable Integer maxBodyBytes;
        private @Nullable Duration lease;
        private @Nullable Duration retention;
        private @Nullable Clock clock;

        private Builder() {}

        /**
         * Adds a webhook secret. With more than one, a signature made with any of them holds: that is how a secret is
         * rotated.
         *
         * @param secret the secret as the provider shows it
         * @return this
         * @throws NullPointerException if {@code secret} is null, as a variable of the environment that is not set is
         * @throws IllegalArgumentException if {@code secret} is blank
         */
        public Builder secret(String secret) {
            secrets.add(Secret.of(secret));
            return this;
        }

        /**
         * Adds a webhook secret that is looked up at each delivery. While it cannot be had, deliveries that no other secret
         * verifies are answered with {@link Outcome#UNAVAILABLE}.
         *
         * @param secret asked by many threads at once; throwing, or giving null or blank text, says that the secret cannot be
         *     had now
         * @return this
         */
        @SuppressWarnings("exports") // an annotation that merchants need not have
        public Builder secret(Supplier<? extends @Nullable String> secret) {
            secrets.add(Secret.from(secret));
            return this;
        }

        /**
         * Does without signatures, for an endpoint whose host has already authenticated the caller. Not together with a
         * secret.
         *
         * @return this
         */
        public Builder acceptUnsigned() {
            acceptUnsigned = true;
            return this;
        }

        /**
         * Registers a listener. Listeners run in the order of registration and stop at the first that throws.
         *
         * @param type which events: a record, or an interface of the sealed family for all events below it
         * @param listener handles them
         * @return this
         * @param <E> the type of event
         */
        public <E extends WebhookEvent> Builder on(Class<E> type, WebhookListener<? super E> listener) {
            return on(type, (DeliveryListener<? super E>) listener);
        }

        /**
         * Registers a listener that also sees the delivery.
         *
         * @param type which events: a record, or an interface of the sealed family for all events below it
         * @param listener handles them
         * @return this
         * @param <E> the type of event
         */
        public <E extends WebhookEvent> Builder on(Class<E> type, DeliveryListener<? super E> listener) {
            registrations.add(
                    new Listeners.Registration<>(requireNonNull(type, "type"), requireNonNull(listener, "listener")));
            return this;
        }

        /**
         * Sets where claims and completions are kept: a store that all processes share where the endpoint has more than one.
         *
         * @param store the store
         * @return this
         */
        public Builder idempotencyStore(IdempotencyStore store) {
            this.store = once("idempotencyStore", this.store, store);
            return this;
        }

        /**
         * Sets who sees every delivery and how it ended.
         *
         * @param observer called once after every dispatch
         * @return this
         */
        public Builder observer(DispatchObserver observer) {
            this.observer = once("observer", this.observer, observer);
            return this;
        }

        /**
         * Sets the length of the longest body to accept.
         *
         * @param maxBodyBytes in bytes, positive
         * @return this
         */
        public Builder maxBodyBytes(int maxBodyBytes) {
            if (maxBodyBytes <= 0) {
                throw new IllegalArgumentException("maxBodyBytes must be positive, but is " + maxBodyBytes);
            }
            this.maxBodyBytes = once("maxBodyBytes", this.maxBodyBytes, maxBodyBytes);
            return this;
        }

        /**
         * Sets how long a claim lasts: longer than the slowest listener, else the event may be handled a second time
         * meanwhile; and not much longer, because an event whose process was killed waits for that long. The provider itself
         * waits 60 seconds for an answer (page <i>introduction</i>).
         *
         * @param lease positive
         * @return this
         */
        public Builder lease(Duration lease) {
            this.lease = once("lease", this.lease, positive("lease", lease));
            return this;
        }

        /**
         * Sets how long an event that was handled is remembered: longer than the provider's last retry, which it does not
         * state, and than any redelivery by hand.
         *
         * @param retention positive
         * @return this
         */
        public Builder retention(Duration retention) {
            this.retention = once("retention", this.retention, positive("retention", retention));
            return this;
        }

        /**
         * Sets the clock of the durations in the log and of the in-memory store that is the default. For tests; a store of
         * your own has a clock of its own.
         *
         * @param clock the clock
         * @return this
         */
        public Builder clock(Clock clock) {
            this.clock = once("clock", this.clock, clock);
            return this;
        }

        /**
         * {@return the dispatcher} The builder can be used on; what it is told then does not change this dispatcher.
         *
         * @throws IllegalStateException if there is neither a secret nor {@link #acceptUnsigned()}, or both
         */
        public WebhookDispatcher build() {
            if (secrets.isEmpty() && !acceptUnsigned) {
                throw new IllegalStateException(
                        "no webhook secret: call secret(…), or acceptUnsigned() where the host has"
                                + " already authenticated the caller");
            }
            if (!secrets.isEmpty() && acceptUnsigned) {
                throw new IllegalStateException(
                        "secret(…) and acceptUnsigned() exclude each other: are signatures verified?");
            }
            Listeners listeners = new Listeners(registrations);
            if (listeners.isEmpty()) {
                DispatchLog.warn("no listener is registered: every event is answered with 200 and ignored");
            }
            return new WebhookDispatcher(new DeliveryPath(
                    new WebhookParser(requireNonNullElse(maxBodyBytes, WebhookParser.DEFAULT_MAX_BODY_BYTES)),
                    acceptUnsigned ? null : SignatureVerifier.of(secrets.toArray(Secret[]::new)),
                    listeners,
                    new ClaimedHandling(
                            storeOrDefault(),
                            requireNonNullElse(lease, DEFAULT_LEASE),
                            requireNonNullElse(retention, DEFAULT_RETENTION)),
                    requireNonNullElse(observer, (delivery, result) -> {}),
                    requireNonNullElse(clock, Clock.systemUTC())));
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
                throw new IllegalStateException(name + " is set already, to " + before);
            }
            return requireNonNull(value, name);
        }

        private static Duration positive(String name, Duration value) {
            if (value.isZero() || value.isNegative()) {
                throw new IllegalArgumentException(name + " must be positive, but is " + value);
            }
            return value;
        }
    }
}
