package com.raliopay.webhooks.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Utf8;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/** A command for a POSIX shell that sends a message as the simulator would, byte for byte. */
public final class CurlCommand {

    /** Linux accepts 128 KiB in one argument; {@code printf} is part of the shell, where this limit does not apply. */
    private static final int LONGEST_ARGUMENT = 100_000;

    private CurlCommand() {}

    /**
     * {@return the command, without a line end} It contains no secret, only the signature.
     *
     * @param to the endpoint
     * @param message what to send
     */
    public static String of(URI to, Message message) {
        StringBuilder curl = new StringBuilder("curl -sS -i -H 'Content-Type: application/json'");
        if (message.signature() != null) {
            curl.append(" -H ").append(quoted(SignatureVerifier.HEADER + ": " + message.signature()));
        }
        Optional<String> text = Utf8.decode(message.body()).filter(CurlCommand::isPlain);
        String url = quoted(to.toString());
        if (text.isEmpty()) {
            String base64 = Base64.getEncoder().encodeToString(message.body());
            return "printf %s " + base64 + " | base64 -d | " + curl + " --data-binary @- " + url;
        }
        String body = quoted(text.get());
        if (body.getBytes(UTF_8).length > LONGEST_ARGUMENT || text.get().startsWith("@")) {
            return "printf %s " + body + " | " + curl + " --data-binary @- " + url;
        }
        return curl + " --data-binary " + body + " " + url;
    }

    /** Returns whether text survives a terminal and its clipboard: line feeds do, other control characters may not. */
    private static boolean isPlain(String text) {
        return !text.isEmpty()
                && text.codePoints().allMatch(codePoint -> codePoint == '\n' || PrintableText.isPrintable(codePoint));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
