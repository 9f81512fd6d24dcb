package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Utf8;
import java.io.PrintStream;
import java.net.URI;

/** Prints a request: its headers, and its body as it is, except that what is not printable is replaced. */
final class RequestPrinter {

    private static final int MAX_LINE = 100_000;

    private RequestPrinter() {}

    static void print(PrintStream out, URI to, Message message) {
        out.println("POST " + to);
        HttpSender.HEADERS.forEach((name, value) -> out.println(name + ": " + value));
        if (message.signature() != null) {
            out.println(SignatureVerifier.HEADER + ": " + message.signature());
        }
        out.println();
        Utf8.decode(message.body())
                .ifPresentOrElse(
                        text -> text.lines().forEach(line -> out.println(line(line))),
                        () -> out.println(message.body().length + " bytes that are not UTF-8"));
        out.println();
    }

    private static String line(String line) {
        int indent = line.length() - line.stripLeading().length();
        return " ".repeat(indent) + PrintableText.of(line, MAX_LINE);
    }
}
