package com.raliopay.webhooks.fuzztests;

import com.raliopay.webhooks.WebhookParseException;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.EventWriter;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * Any bytes at the parser. They are an event or a {@link WebhookParseException}, the same at every attempt; an event survives
 * the wire; JSON is what Jackson takes for JSON; and the memory that it takes is linear in the bytes.
 */
public final class ParserTarget {

    /** What a byte may cost: one pair of braces is a whole map, of which a record keeps a copy. */
    private static final long MAX_ALLOCATED_PER_BYTE = 1_000;

    /** What any body may cost: an exception with its stack above all. */
    private static final long MAX_ALLOCATED_EVER = 200_000;

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final WebhookParser PARSER = new WebhookParser();

    /** What became of a body. */
    private record Read(Optional<WebhookEvent> event, Optional<WebhookParseException> fault) {

        boolean isLike(Read other) {
            return event.equals(other.event) && fault.map(Read::said).equals(other.fault.map(Read::said));
        }

        private static String said(WebhookParseException fault) {
            return fault.reason() + " " + fault.pointer() + " " + fault.eventType() + " " + fault.getMessage();
        }
    }

    private ParserTarget() {}

    /**
     * Tries one input.
     *
     * @param body the bytes
     */
    public static void fuzzerTestOneInput(byte[] body) {
        Read read = read(body);
        byte[] same = body.clone();
        long before = THREADS.getCurrentThreadAllocatedBytes(); // not the first time, which may load classes
        Read again = read(same);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;

        Invariant.require(again.isLike(read), "the same bytes give the same");
        Invariant.require(
                allocated <= MAX_ALLOCATED_EVER + body.length * MAX_ALLOCATED_PER_BYTE,
                "memory is linear: " + body.length + " bytes took " + allocated);
        read.event().ifPresent(ParserTarget::checkWire);
        JacksonOracle.of(body).ifPresent(jackson -> check(read, jackson));
    }

    private static Read read(byte[] body) {
        try {
            return new Read(Optional.of(PARSER.parse(body)), Optional.empty());
        } catch (WebhookParseException e) {
            return new Read(Optional.empty(), Optional.of(e));
        }
    }

    private static void checkWire(WebhookEvent event) {
        Invariant.require(
                PARSER.parse(EventWriter.write(event)).equals(event), "what is written is what is read: " + event);
    }

    private static void check(Read read, JacksonOracle jackson) {
        boolean isJson = read.fault()
                .filter(e -> e.reason() == WebhookParseException.Reason.NOT_AN_EVENT)
                .filter(e -> e.pointer().isEmpty())
                .isEmpty();
        Invariant.require(isJson == jackson.isReadable(), "JSON is what Jackson reads: " + isJson);
        if (read.event().orElse(null) instanceof UnrecognizedEvent event) {
            Invariant.require(jackson.agrees(event.data()), "free data is what Jackson reads");
        }
    }
}
