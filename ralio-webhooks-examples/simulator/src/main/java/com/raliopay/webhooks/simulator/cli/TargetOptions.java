package com.raliopay.webhooks.simulator.cli;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.text.PrintableText;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where to deliver, with which secret, and how long to wait. */
public final class TargetOptions {

    public static final String SECRET_VARIABLE = SecretOption.VARIABLE;

    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            order = 1,
            description = "For example http://localhost:8080/webhooks/ralio")
    private String to = "";

    @Mixin
    private SecretOption secret = new SecretOption();

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
    public SignatureVerifier signer(CommandSpec command, Environment environment) {
        return secret.signer(command, environment);
    }

    public URI uri(CommandSpec command) {
        return uri(command, to);
    }

    /** {@return the URL of an endpoint} Throws what the user did wrong. */
    public static URI uri(CommandSpec command, String to) {
        URI uri;
        try {
            uri = new URI(to);
        } catch (URISyntaxException e) {
            throw unusable(command, to, "is not a URL: " + e.getReason());
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw unusable(command, to, "does not begin with http:// or https://");
        }
        if (uri.getUserInfo() != null) {
            throw misused(command, "--to has a user name or password in it, which Ralio does not send");
        }
        if (uri.getHost() == null) {
            throw unusable(command, to, "has no host that can be read");
        }
        if (uri.getPort() > HIGHEST_PORT) {
            throw unusable(command, to, "has a port above " + HIGHEST_PORT);
        }
        return uri;
    }

    private static ParameterException unusable(CommandSpec command, String to, String why) {
        return misused(command, "--to " + PrintableText.of(to, 120) + " " + why);
    }

    public static ParameterException misused(CommandSpec command, String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
