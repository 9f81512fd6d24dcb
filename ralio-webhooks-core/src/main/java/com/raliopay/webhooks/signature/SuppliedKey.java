package com.raliopay.webhooks.signature;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key of the secret that a supplier returns, prepared again only if that has changed. */
final class SuppliedKey implements Supplier<Hmac> {

    private final Supplier<? extends @Nullable String> source;

    private volatile @Nullable Latest latest;

    private record Latest(String text, Hmac hmac) {}

    SuppliedKey(Supplier<? extends @Nullable String> source) {
        this.source = source;
    }

    @Override
    public Hmac get() {
        String text = text();
        Latest known = latest;
        if (known == null || !known.text.equals(text)) {
            known = new Latest(text, hmac(text));
            latest = known;
        }
        return known.hmac;
    }

    private String text() {
        String text;
        try {
            text = source.get();
        } catch (Throwable e) { // includes checked exceptions, which Kotlin and Lombok throw undeclared
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new SecretUnavailableException("the supplier of the webhook secret failed", e);
        }
        if (text == null) {
            throw new SecretUnavailableException("the supplier of the webhook secret returned null", null);
        }
        return text;
    }

    private static Hmac hmac(String text) {
        try {
            return new Hmac(Secret.key(text));
        } catch (IllegalArgumentException e) {
            throw new SecretUnavailableException(
                    "the supplier of the webhook secret returned an unusable value: " + e.getMessage(), null);
        }
    }
}
