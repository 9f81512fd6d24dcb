package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.EventWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** What was written is what is read. */
@Domain(EventArbitraries.class)
class RoundTripProperties {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyEventSurvivesTheWire(@ForAll WebhookEvent event) {
        WebhookEvent read = new WebhookParser().parse(EventWriter.write(event));

        assertThat(read)
                .as(EventWriter.writeText(event))
                .isEqualTo(event)
                .hasSameHashCodeAs(event)
                .hasToString(event.toString());
        assertThat(EventWriter.writeText(read)).isEqualTo(EventWriter.writeText(event));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void everyEventReachesItsListenerAsItWas(@ForAll WebhookEvent event) {
        List<WebhookEvent> seen = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("whsec_3f9a")
                .on(event.getClass(), seen::add)
                .build();
        byte[] body = EventWriter.write(event);

        DispatchResult result =
                ralio.dispatch(body, SignatureVerifier.of("whsec_3f9a").headers(body)::get);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(result.event()).contains(event);
        assertThat(seen).containsExactly(event);
    }
}
