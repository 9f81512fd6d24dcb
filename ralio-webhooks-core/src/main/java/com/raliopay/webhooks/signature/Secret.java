package com.raliopay.webhooks.signature;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A webhook secret: given as text, or looked up at each delivery.
 *
 * <p>Its bytes are its text in UTF-8, without line ends and blanks behind it: files and variables of the environment tend
 * to have them, and a secret with one verifies nothing.
 */
public final class Secret {

    private final Supplier<? extends @Nullable String> source;

    /** The key of the text that the source gave last: making one anew takes longer than using it. */
    private volatile @Nullable Key latest;

    private record Key(String text, Hmac hmac) {}

    private Secret(Supplier<? extends @Nullable String> source) {
        this.source = source;
    }

    /**
     * {@return a secret that does not change}
     *
     * @param text the secret as the provider shows it
     * @throws NullPointerException if {@code text} is null, as a variable of the environment that is not set is
     * @throws IllegalArgumentException if {@code text} is blank
     */
    public static Secret of(String text) {
        requireNonNull(text, "the webhook secret is null: is it configured?");
        if (withoutBlanksBehind(text).isEmpty()) {
            throw new IllegalArgumentException("the webhook secret is blank: is it configured?");
        }
        return new Secret(() -> text);
    }

    /**
     * {@return a secret that may change while the program runs}
     *
     * @param source asked at each delivery, by many threads at once; it should cache what is slow to get. Throwing, or
     *     giving null or blank text, says that the secret cannot be had now
     */
    @SuppressWarnings("exports") // an annotation that merchants need not have
    public static Secret from(Supplier<? extends @Nullable String> source) {
        return new Secret(requireNonNull(source, "source"));
    }

    /**
     * The HMAC of a body under this secret.
     *
     * @throws SecretUnavailableException if the secret cannot be had
     */
    byte[] hmac(byte[] body) {
        String text;
        try {
            text = source.get();
        } catch (RuntimeException e) {
            throw new SecretUnavailableException("the supplier of the webhook secret failed", e);
        }
        Key key = latest;
        if (key == null || !key.text.equals(text)) {
            String secret = text == null ? "" : withoutBlanksBehind(text);
            if (text == null || secret.isEmpty()) {
                throw new SecretUnavailableException("the supplier of the webhook secret gave none", null);
            }
            key = new Key(text, new Hmac(secret.getBytes(StandardCharsets.UTF_8)));
            latest = key;
        }
        return key.hmac.of(body);
    }

    private static String withoutBlanksBehind(String text) {
        int end = text.length();
        while (end > 0 && " \t\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@return nothing about the secret} */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
