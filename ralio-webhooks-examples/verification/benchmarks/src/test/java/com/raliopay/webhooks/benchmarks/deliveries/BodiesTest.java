package com.raliopay.webhooks.benchmarks.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.testing.Fixture;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static final UUID ID = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(ints = {1_024, 1_500, 65_536, 1_048_576})
    void hasRequestedLength(int length) {
        byte[] body = Bodies.of(Integer.toString(length), ID);

        assertThat(body).hasSize(length);
        SessionFailed event = (SessionFailed) new WebhookParser().parse(body);
        assertThat(event.id()).isEqualTo(ID);
        assertThat(event.checks()).hasSizeGreaterThanOrEqualTo(length / 512);
    }

    @Test
    void replacesIdOfDocumentedBodies() {
        for (String name : Bodies.documented()) {
            WebhookEvent event = new WebhookParser().parse(Bodies.of(name, ID));

            assertThat(event).isEqualTo(Fixture.valueOf(name).event().withId(ID));
        }
    }
}
