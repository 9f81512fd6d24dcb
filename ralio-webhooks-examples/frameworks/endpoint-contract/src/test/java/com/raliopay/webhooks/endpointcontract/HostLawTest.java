package com.raliopay.webhooks.endpointcontract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.endpointcontract.FaultyHost.Fault;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The laws find what they are for: a host that does one thing wrong breaks the law that forbids it. */
class HostLawTest {

    @ParameterizedTest
    @CsvSource({
        "FIXTURES,      CALLS_TWICE",
        "FIXTURES,      NO_CONTENT_TYPE",
        "LINE_ENDS,     BODY_READ_BY_LINES",
        "NON_ASCII,     BODY_READ_AS_ASCII",
        "INVALID_UTF8,  BODY_READ_AS_TEXT",
        "LARGE,         ONE_MEGABYTE",
        "TOO_LARGE,     LIMIT_OF_ITS_OWN",
        "ENDLESS,       BODY_WITHOUT_LIMIT",
        "CONTENT_TYPE,  BODY_READ_IN_THE_CHARSET_OF_ITS_TYPE",
        "CONTENT_TYPE,  JSON_ONLY",
        "FORM,          JSON_ONLY",
        "ACCEPT,        ACCEPT_OBEYED",
        "PIECES,        BODY_READ_ONCE",
        "EMPTY_BODY,    EMPTY_IS_A_BAD_REQUEST",
        "FORGED,        NO_SIGNATURE_NEEDED",
        "UNFIT,         SERVER_ERRORS_AS_BAD_REQUEST",
        "FAILURE,       ALWAYS_OK",
        "REJECTION,     ALWAYS_OK",
        "PARALLEL,      NO_RETRY_AFTER",
        "SLOW,          ONE_THREAD",
        "THREAD,        EVENT_LOOP",
        "METHODS,       ANY_METHOD",
        "SECRET,        DEFAULT_SECRET"
    })
    void aFaultBreaksTheLaw(HostLaw law, Fault fault) {
        assertThatThrownBy(() -> check(law, fault, Duration.ofSeconds(2))).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @EnumSource
    void aFaultlessHostKeepsIt(HostLaw law) {
        assertThatCode(() -> check(law, Fault.NONE, Duration.ofSeconds(30))).doesNotThrowAnyException();
    }

    private static void check(HostLaw law, Fault fault, Duration patience) throws Exception {
        RecordingMerchant merchant = new RecordingMerchant();
        FaultyHost faulty = new FaultyHost(fault);
        Host host = faulty.start(HostTrial.SECRET, merchant);
        try {
            law.check(new HostTrial(host.endpoint(), merchant, faulty::start, patience));
        } finally {
            host.stop().run();
        }
    }
}
