package com.raliopay.webhooks.simulator.cli;

import com.raliopay.webhooks.signature.SignatureVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The webhook secret: from the environment, from a prompt on a terminal, or from an option. Never printed. */
public final class SecretOption {

    /** The name of the environment variable. */
    public static final String VARIABLE = "RALIO_WEBHOOK_SECRET";

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            order = 2,
            description = "The webhook secret. Better set the environment variable " + VARIABLE
                    + ", or answer the prompt: other users of the machine can see the arguments of a program")
    private @Nullable String option;

    /** {@return what signs with the secret} Throws what the user did wrong. */
    public SignatureVerifier signer(CommandSpec command, Environment environment) {
        try {
            return SignatureVerifier.of(secret(command, environment));
        } catch (IllegalArgumentException e) { // such as a secret in quotes; the message does not contain it
            throw TargetOptions.misused(command, sentence(String.valueOf(e.getMessage())));
        }
    }

    /** {@return the secret, not blank} Throws what the user did wrong. */
    public String secret(CommandSpec command, Environment environment) {
        if (option != null) {
            return visible(command, option, "--secret");
        }
        String variable = environment.variables().get(VARIABLE);
        if (variable != null) {
            return visible(command, variable, VARIABLE);
        }
        String answer = environment.prompt().ask("Webhook secret (not shown): ");
        if (answer == null) {
            throw TargetOptions.misused(command, "There is no secret: set the environment variable " + VARIABLE);
        }
        return visible(command, answer, "the answer");
    }

    private static String visible(CommandSpec command, String secret, String source) {
        if (secret.isBlank()) {
            throw TargetOptions.misused(command, "The secret is blank, in " + source);
        }
        return secret;
    }

    private static String sentence(String message) {
        return Character.toUpperCase(message.charAt(0)) + message.substring(1);
    }
}
