package com.raliopay.webhooks.signature;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A webhook secret, as given when the endpoint is built or as looked up at each delivery.
 *
 * <p>The bytes of a text secret are its UTF-8 encoding, without surrounding whitespace and invisible characters, such as the
 * line end or byte-order mark of a file. Text that is certainly a configuration mistake is refused: text without any visible
 * character, text in quotes, and a placeholder like <code>${RALIO_SECRET}</code> that nothing has replaced.
 */
public final class Secret {

    /** Whitespace, control characters, and formatting characters such as the byte-order mark. */
    private static final String INVISIBLE = "[\\p{Z}\\p{Cc}\\p{Cf}]+";

    private static final Pattern SURROUNDING_INVISIBLE = Pattern.compile("\\A" + INVISIBLE + "|" + INVISIBLE + "\\z");

    private final boolean supplied;
    private final Supplier<Hmac> hmac;

    private Secret(boolean supplied, Supplier<Hmac> hmac) {
        this.supplied = supplied;
        this.hmac = hmac;
    }

    /**
     * Creates a secret that does not change.
     *
     * @param text the secret as the provider shows it
     * @throws NullPointerException if {@code text} is null, like an environment variable that is not set
     * @throws IllegalArgumentException if {@code text} cannot be a secret
     */
    public static Secret of(String text) {
        requireNonNull(text, "the webhook secret must not be null: is it configured?");
        return of(key(text));
    }

    /**
     * Creates a secret that does not change.
     *
     * @param key the key of the HMAC, used as it is; copied
     * @throws IllegalArgumentException if {@code key} is empty
     */
    public static Secret of(byte[] key) {
        if (key.length == 0) {
            throw new IllegalArgumentException("the webhook secret must not be empty: is it configured?");
        }
        Hmac hmac = new Hmac(key);
        return new Secret(false, () -> hmac);
    }

    /**
     * Creates a secret that may change while the program runs.
     *
     * @param source called at each delivery, concurrently; it should cache what is slow to read. While it throws, or returns
     *     null or text that cannot be a secret, the secret is unavailable
     */
    @SuppressWarnings("exports") // the JSpecify annotations are needed at compile time only
    public static Secret from(Supplier<? extends @Nullable String> source) {
        return new Secret(true, new SuppliedKey(requireNonNull(source, "source")));
    }

    /** Returns whether this secret is looked up at each delivery. */
    boolean isSupplied() {
        return supplied;
    }

    /**
     * Returns the HMAC of a body under this secret.
     *
     * @throws SecretUnavailableException if the supplier of the secret fails
     */
    byte[] hmac(byte[] body) {
        return hmac.get().of(body);
    }

    /**
     * Returns the bytes of a text secret.
     *
     * @throws IllegalArgumentException if the text cannot be a secret
     */
    static byte[] key(String text) {
        String secret = SURROUNDING_INVISIBLE.matcher(text).replaceAll("");
        if (secret.isEmpty()) {
            throw new IllegalArgumentException("the webhook secret has no visible character: is it configured?");
        }
        if (isEnclosed(secret, "\"", "\"") || isEnclosed(secret, "'", "'")) {
            throw new IllegalArgumentException("the webhook secret is in quotes: remove them");
        }
        if (isEnclosed(secret, "${", "}")) {
            throw new IllegalArgumentException(
                    "the webhook secret is a placeholder ${…} that was not replaced: is its variable set?");
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isEnclosed(String text, String opening, String closing) {
        return text.length() > 1 && text.startsWith(opening) && text.endsWith(closing);
    }

    /** {@return a constant, so that no log shows anything of the secret} */
    @Override
    public String toString() {
        return "Secret[…]";
    }
}
