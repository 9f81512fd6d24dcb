package com.raliopay.webhooks;

import static com.raliopay.webhooks.Bodies.NOBODY;
import static com.raliopay.webhooks.Bodies.SESSION_ID;
import static com.raliopay.webhooks.Bodies.body;
import static com.raliopay.webhooks.Bodies.parse;
import static com.raliopay.webhooks.Bodies.verified;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.Check;
import com.raliopay.webhooks.event.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a field comes twice, the last that is readable counts. */
class RepeatedFieldsTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"userId\": \"x\"", "\"entityType\": \"user\"", "\"checks\": [{}]"})
    void nothingOfAnEarlierDataIsLeftReadableOrNot(String earlier) {
        String data = "{" + earlier + "}, \"data\": {\"sessionId\": \"" + SESSION_ID + "\"}";

        assertThat(parse(body("kyc_session_verified", data))).isEqualTo(verified(NOBODY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "7", "\"text\""})
    void checksThatAreNoneDoNotReplaceThoseBefore(String none) {
        assertThat(verified("\"checks\": [{\"type\": \"aml\"}]", "\"checks\": " + none))
                .isEqualTo(verified(NOBODY, new Check("aml", "", Map.of(), List.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[\"x\"]"})
    void textThatIsNoneDoesNotReplaceTheOneBefore(String none) {
        String reason = "{\"code\": \"C1\", \"code\": " + none + "}";
        String check = "{\"type\": \"aml\", \"type\": " + none + ", \"reasons\": [" + reason + "]}";

        assertThat(verified("\"checks\": [" + check + "]"))
                .isEqualTo(verified(
                        NOBODY, new Check("aml", "", Map.of(), List.of(new Reason("", "C1", "", Optional.empty())))));
    }
}
