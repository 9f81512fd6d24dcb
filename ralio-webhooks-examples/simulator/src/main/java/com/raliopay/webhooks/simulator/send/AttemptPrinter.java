package com.raliopay.webhooks.simulator.send;

import com.raliopay.webhooks.simulator.http.Hints;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.Message;
import com.raliopay.webhooks.simulator.http.Response;
import com.raliopay.webhooks.simulator.text.Lines;
import com.raliopay.webhooks.simulator.text.PrintableText;
import com.raliopay.webhooks.simulator.text.Texts;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;

/** Prints deliveries with their attempts, in lines of 80 characters. Each hint is printed once. */
final class AttemptPrinter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String INDENT = " ".repeat(16);
    private static final int MAX_TYPE = 40;
    private static final int MAX_ANSWER = 2 * (Lines.WIDTH - INDENT.length());

    private final Clock clock;
    private final PrintStream out;
    private final Set<String> hints = new HashSet<>();

    AttemptPrinter(Clock clock, PrintStream out) {
        this.clock = clock;
        this.out = out;
    }

    void heading(Message message) {
        out.println((PrintableText.of(message.type(), MAX_TYPE) + " " + message.id()).strip());
    }

    String time() {
        return TIME.format(LocalTime.now(clock));
    }

    void attempt(String time, String number, HttpSender.Attempt attempt) {
        Response answer = attempt.answer();
        String line =
                "  %s  #%-2s %-13s %8s".formatted(time, number, answer.label(), Texts.millis(attempt.nanos() / 1e6));
        String text = PrintableText.of(answer.text(), MAX_ANSWER);
        if (line.length() + 2 + text.length() <= Lines.WIDTH) {
            out.println((line + "  " + text).stripTrailing());
        } else {
            out.println(line);
            note(text);
        }
    }

    void note(String text) {
        Lines.wrap(INDENT, text).forEach(out::println);
    }

    void hint(Response answer) {
        String hint = Hints.of(answer);
        if (!hint.isEmpty() && hints.add(hint)) {
            note(hint);
        }
    }
}
