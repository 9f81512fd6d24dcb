package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.endpointcontract.FaultyEndpoint.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Shows that each rule detects the fault that it is for. */
class EndpointRuleTest {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    @ParameterizedTest
    @CsvSource({
        "FIXTURES,              CALLS_LISTENER_TWICE",
        "FIXTURES,              OMITS_CONTENT_TYPE",
        "LINE_ENDINGS,          READS_LINES",
        "NON_ASCII,             READS_ASCII",
        "INVALID_UTF8,          READS_STRING",
        "LARGEST_BODY,          LIMITS_BODY_TO_ONE_MEGABYTE",
        "TOO_LARGE_BODY,        REFUSES_TOO_LARGE_BODY_ITSELF",
        "ENDLESS_BODY,          READS_WITHOUT_LIMIT",
        "CONTENT_TYPE,          READS_IN_CHARSET_OF_CONTENT_TYPE",
        "CONTENT_TYPE,          ACCEPTS_ONLY_JSON",
        "FORM_CONTENT_TYPE,     ACCEPTS_ONLY_JSON",
        "ACCEPT_HEADER,         OBEYS_ACCEPT",
        "BODY_IN_PIECES,        READS_ONCE",
        "EMPTY_BODY,            REFUSES_EMPTY_BODY_ITSELF",
        "FORGED_SIGNATURE,      ACCEPTS_UNSIGNED",
        "UNREADABLE_BODY,       TURNS_500_INTO_400",
        "FAILING_LISTENER,      ALWAYS_RESPONDS_200",
        "REJECTING_LISTENER,    ALWAYS_RESPONDS_200",
        "CONCURRENT_DUPLICATES, OMITS_RETRY_AFTER",
        "SLOW_LISTENERS,        USES_ONE_THREAD",
        "LISTENER_THREAD,       USES_EVENT_LOOP",
        "OTHER_METHODS,         ACCEPTS_ANY_METHOD",
        "MISSING_SECRET,        HAS_DEFAULT_SECRET",
        "UNPARSABLE_CONTENT_TYPE, ACCEPTS_ONLY_JSON",
        "UNPARSABLE_ACCEPT,     OBEYS_ACCEPT",
        "IDENTITY_ENCODING,     REFUSES_CONTENT_ENCODING",
        "HTTP_1_0,              REFUSES_HTTP_1_0",
        "HOST_WITH_UNDERSCORE,  REFUSES_UNDERSCORE_IN_HOST",
        "CHUNK_TRAILERS,        NONE", // the JDK's server itself has this fault
        "BROKEN_BODY,           REFUSES_BROKEN_BODY",
        "PAUSING_BODY,          REFUSES_SLOW_BODY",
        "DISCONNECTED_SENDER,   INTERRUPTS_LISTENER",
        "METHOD_OVERRIDE,       OBEYS_METHOD_OVERRIDE",
        "TRACE,                 ECHOES_TRACE",
        "SHUTDOWN,              DIES_OF_SIGTERM",
        "SHUTDOWN,              FORGETS_AT_RESTART"
    })
    void detectsFault(EndpointRule rule, Fault fault) {
        assertThatThrownBy(() -> check(rule, fault, Duration.ofSeconds(2))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHUNK_TRAILERS")
    void acceptsCorrectEndpoint(EndpointRule rule) {
        assertThatCode(() -> check(rule, Fault.NONE, Duration.ofSeconds(30))).doesNotThrowAnyException();
    }

    private static void check(EndpointRule rule, Fault fault, Duration timeout) throws Exception {
        RecordingListener listener = new RecordingListener();
        FaultyEndpoint faulty = FaultyEndpoint.with(fault);
        RunningEndpoint running = faulty.start(EndpointUnderTest.SECRET, TestDatabase.inMemory(), listener);
        try {
            rule.check(new EndpointUnderTest(running.uri(), listener, faulty, timeout, PAUSE));
        } finally {
            running.stop().run();
        }
    }
}
