package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.EventWriter;
import com.raliopay.webhooks.fixture.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is easily forgotten when an event is added: the sealed family and the lists of it say the same. */
class VocabularyTest {

    /** Every record of the family. */
    static Stream<Class<? extends WebhookEvent>> records() {
        return records(WebhookEvent.class);
    }

    private static Stream<Class<? extends WebhookEvent>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.asSubclass(WebhookEvent.class))
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(VocabularyTest::records);
    }

    @Test
    void everyKycRecordHasATypeOfItsOwn() throws ReflectiveOperationException {
        List<String> types = new ArrayList<>();
        for (Class<?> type : records().filter(KycEvent.class::isAssignableFrom).toList()) {
            types.add((String) type.getField("TYPE").get(null));
        }

        assertThat(types).containsExactlyInAnyOrderElementsOf(KycEvent.TYPES);
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyRecordHasAFixtureThatIsParsedDeliveredAndWritten(Class<? extends WebhookEvent> type) {
        List<WebhookEvent> expected = Arrays.stream(Fixture.values())
                .map(Fixture::event)
                .filter(type::isInstance)
                .toList();
        List<WebhookEvent> delivered = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(type, delivered::add)
                .build();
        for (WebhookEvent event : expected) {
            ralio.dispatch(EventWriter.write(event));
        }

        assertThat(expected).isNotEmpty();
        assertThat(delivered).isEqualTo(expected);
    }

    @Test
    void whatNoRecordIsForIsUnrecognized() {
        assertThat(Fixture.UNRECOGNIZED.event()).isInstanceOf(UnrecognizedEvent.class);
        assertThat(KycEvent.TYPES).doesNotContain(Fixture.UNRECOGNIZED.event().type());
    }
}
