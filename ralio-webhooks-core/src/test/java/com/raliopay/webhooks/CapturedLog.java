package com.raliopay.webhooks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** A JUnit extension that captures every line of the library's log, from TRACE. */
final class CapturedLog implements BeforeEachCallback, AfterEachCallback {

    final List<ILoggingEvent> events = new ArrayList<>();

    private final Logger logger = (Logger) LoggerFactory.getLogger("com.raliopay.webhooks");
    private final Appender appender = new Appender();
    private Consumer<ILoggingEvent> onEvent = events::add;

    /** Logback's own appender catches exceptions, so this one does what can leave a logging call. */
    private final class Appender extends UnsynchronizedAppenderBase<ILoggingEvent> {
        @Override
        public void doAppend(ILoggingEvent event) {
            onEvent.accept(event);
        }

        @Override
        protected void append(ILoggingEvent event) {}
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop();
    }

    void start() {
        logger.setLevel(Level.TRACE);
        logger.addAppender(appender);
    }

    void stop() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    void setLevel(Level level) {
        logger.setLevel(level);
    }

    /** Makes each logging call perform an action instead of appending to the events. */
    void onEvent(Action action) {
        onEvent = event -> action.run();
    }

    /** Returns the lines with their levels, without what depends on the machine: durations, line numbers, modules. */
    List<String> lines() {
        return events.stream()
                .map(event -> event.getLevel() + " "
                        + event.getFormattedMessage()
                                .replaceAll("\\d+ ms", "N ms")
                                .replaceAll("at [\\w.@/]*/(?=[a-z])", "at ")
                                .replaceAll("\\.java:\\d+", ".java:N"))
                .toList();
    }
}
