package com.raliopay.webhooks.simulator.cli;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where to deliver, with which secret, and how long to wait. */
public final class TargetOptions {

    public static final String SECRET_VARIABLE = "RALIO_WEBHOOK_SECRET";

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            order = 1,
            description = "The endpoint, such as http://localhost:8080/webhooks/ralio")
    private String to = "";

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            order = 2,
            description = "The webhook secret to sign with. Without it, the environment variable " + SECRET_VARIABLE
                    + ", which keeps it out of the shell's history")
    private @Nullable String secret;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            order = 3,
            defaultValue = "60s",
            converter = DurationConverter.class,
            description = "How long to wait for an answer. Default: ${DEFAULT-VALUE}, as Ralio does")
    private Duration timeout = Duration.ZERO;

    /** {@return the sender to this endpoint} Throws what the user did wrong. */
    public HttpSender sender(CommandSpec command) {
        if (timeout.isZero()) {
            throw misused(command, "--timeout must be positive");
        }
        return new HttpSender(uri(command), timeout);
    }

    /** {@return what signs with the secret} Throws what the user did wrong. */
    public SignatureVerifier signer(CommandSpec command, Map<String, String> environment) {
        String chosen = secret != null ? secret : environment.get(SECRET_VARIABLE);
        if (chosen == null) {
            throw misused(command, "There is no secret: give --secret, or set " + SECRET_VARIABLE);
        }
        if (chosen.isBlank()) {
            throw misused(command, "The secret is blank, in " + (secret != null ? "--secret" : SECRET_VARIABLE));
        }
        return SignatureVerifier.of(chosen);
    }

    public URI uri(CommandSpec command) {
        URI uri;
        try {
            uri = new URI(to);
        } catch (URISyntaxException e) {
            throw unusable(command, "is not a URL: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw unusable(command, "does not begin with http:// or https://");
        }
        if (uri.getUserInfo() != null) {
            throw misused(command, "--to has a user name or password in it, which Ralio does not send");
        }
        if (uri.getHost() == null) {
            throw unusable(command, "has no host that can be read");
        }
        if (uri.getPort() > HIGHEST_PORT) {
            throw unusable(command, "has a port above " + HIGHEST_PORT);
        }
        return uri;
    }

    private ParameterException unusable(CommandSpec command, String why) {
        return misused(command, "--to " + PrintableText.of(to, 120) + " " + why);
    }

    public static ParameterException misused(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
