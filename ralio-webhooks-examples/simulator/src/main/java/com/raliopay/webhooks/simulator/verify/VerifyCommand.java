package com.raliopay.webhooks.simulator.verify;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.simulator.cli.Environment;
import com.raliopay.webhooks.simulator.cli.InputFile;
import com.raliopay.webhooks.simulator.cli.SecretOption;
import com.raliopay.webhooks.simulator.text.Lines;
import com.raliopay.webhooks.simulator.text.Texts;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a captured signature holds, and why not. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says whether a captured signature holds over a captured body, and if not, which alteration of the body, the"
                    + " signature, or the secret makes it hold.",
            "Capture the body as bytes, before anything decodes or parses it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the signature holds",
            " 1:the signature does not hold, whether the reason is found or not",
            " 2:wrong arguments"
        },
        footerHeading = "%nExample:%n",
        footer = "  simulator verify --body body.json --signature 5d41402abc4b2a76…")
public final class VerifyCommand implements Callable<Integer> {

    private static final int SHOWN_DIGITS = 12;

    private final Environment environment;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--body",
            required = true,
            paramLabel = "FILE",
            order = 1,
            description = "The body as captured; - is the standard input")
    private Path body = Path.of("");

    @Option(
            names = "--signature",
            required = true,
            paramLabel = "VALUE",
            order = 2,
            description = "The value of the header X-Signature as captured")
    private String signature = "";

    @Mixin
    private SecretOption secret = new SecretOption();

    public VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CommandSpec command = requireNonNull(spec);
        byte[] bytes = InputFile.read(command, "--body", body);
        SignatureDiagnosis diagnosis = SignatureDiagnosis.of(bytes, signature, secret.secret(command, environment));
        Lines.wrap("", diagnosis.sentence()).forEach(environment.out()::println);
        if (!diagnosis.holds()) {
            environment
                    .out()
                    .println("Body: " + Texts.count(bytes.length) + " bytes, SHA-256 begins with "
                            + BodyComparison.sha256(bytes).substring(0, SHOWN_DIGITS));
        }
        return diagnosis.holds() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
