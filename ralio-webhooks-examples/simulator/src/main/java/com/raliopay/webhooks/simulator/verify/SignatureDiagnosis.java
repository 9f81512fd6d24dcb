package com.raliopay.webhooks.simulator.verify;

import com.raliopay.webhooks.signature.Secret;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.verify.SecretAlterations.AlteredSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a signature holds over a body, and if not, which alteration of the body, the secret, or the signature makes it hold:
 *
 * <pre>{@code
 * SignatureDiagnosis diagnosis = SignatureDiagnosis.of(body, request.getHeader("X-Signature"), secret);
 * diagnosis.sentence(); // The signature holds if the body ends without the final line end: something added one.
 * }</pre>
 *
 * @param holds whether the signature holds over exactly these bytes
 * @param explained whether the reason is known why it does not
 * @param sentence the result; contains nothing of the secret, the signature, or the body
 */
public record SignatureDiagnosis(boolean holds, boolean explained, String sentence) {

    /** Pairs of alterations take too long for larger bodies. */
    private static final int MAX_BYTES_FOR_PAIRS = 16 * 1024;

    /**
     * {@return the diagnosis}
     *
     * @param body the body as captured
     * @param signature the value of the header {@code X-Signature} as captured; null if there was none
     * @param secret the webhook secret
     */
    public static SignatureDiagnosis of(byte[] body, @Nullable String signature, String secret) {
        Optional<AlteredSecret> key = SecretAlterations.asItIs(secret);
        if (key.isEmpty()) {
            return new SignatureDiagnosis(false, true, "The secret is blank.");
        }
        if (signature != null && verifier(key.get()).verify(body, signature)) {
            return new SignatureDiagnosis(true, true, "The signature holds.");
        }
        if (body.length > Candidate.MAX_BYTES) {
            return new SignatureDiagnosis(
                    false, false, "The signature does not hold; alterations are tried for bodies of up to 1 MiB only.");
        }
        String value = signature == null ? "" : signature;
        return explanation(body, value, key.get(), secret)
                .map(sentence -> new SignatureDiagnosis(false, true, sentence + "."))
                .orElseGet(() -> SignatureFormat.problem(value)
                        .map(problem -> new SignatureDiagnosis(false, true, problem))
                        .orElseGet(SignatureDiagnosis::unexplained));
    }

    private static SignatureDiagnosis unexplained() {
        return new SignatureDiagnosis(
                false,
                false,
                "The signature does not hold, and no common alteration of the body or the secret makes it hold: most likely"
                        + " the secret is another one, such as that of another endpoint or of the sandbox.");
    }

    /** {@return {@code absent}, {@code hexadecimal}, {@code base64}, or {@code malformed}} */
    public static String formatOf(@Nullable String signature) {
        return SignatureFormat.name(signature);
    }

    private static Optional<String> explanation(byte[] body, String signature, AlteredSecret key, String secret) {
        List<Candidate> singles = Candidate.singles(body);
        for (SignatureFormat.Reading reading : readings(signature)) {
            SignatureVerifier verifier = verifier(key);
            String prefix = reading.phrase().isEmpty() ? "" : "it " + reading.phrase();
            if (!prefix.isEmpty() && verifier.verify(body, reading.value())) {
                return sentence(prefix);
            }
            Optional<Candidate> single = first(singles, verifier, reading.value());
            if (single.isPresent()) {
                return sentence(prefix, "the body " + single.get().phrase());
            }
        }
        for (AlteredSecret other : SecretAlterations.all(secret)) {
            SignatureVerifier verifier = verifier(other);
            if (verifier.verify(body, signature)) {
                return sentence("the secret " + other.phrase());
            }
            Optional<Candidate> single = first(singles, verifier, signature);
            if (single.isPresent()) {
                return sentence(
                        "the secret " + other.phrase(),
                        "the body " + single.get().phrase());
            }
        }
        return body.length > MAX_BYTES_FOR_PAIRS
                ? Optional.empty()
                : first(Candidate.pairs(singles), verifier(key), signature)
                        .flatMap(pair -> sentence("the body " + pair.phrase()));
    }

    private static Optional<String> sentence(String... conditions) {
        List<String> present = new ArrayList<>(List.of(conditions));
        present.removeIf(String::isEmpty);
        return Optional.of("The signature holds if " + String.join(", and if ", present));
    }

    private static List<SignatureFormat.Reading> readings(String signature) {
        List<SignatureFormat.Reading> readings = new ArrayList<>(List.of(new SignatureFormat.Reading("", signature)));
        readings.addAll(SignatureFormat.readings(signature));
        return readings;
    }

    private static Optional<Candidate> first(List<Candidate> candidates, SignatureVerifier verifier, String signature) {
        return candidates.stream()
                .filter(candidate -> verifier.verify(candidate.body(), signature))
                .findFirst();
    }

    private static SignatureVerifier verifier(AlteredSecret key) {
        return SignatureVerifier.of(Secret.of(key.bytes()));
    }
}
