package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.domains.Domain;

@Domain(EventArbitraries.class)
@Tag("no-mutation")
class RoundTripPropertiesTest {

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void readsWhatIsWritten(@ForAll WebhookEvent event) {
        WebhookEvent read = new WebhookParser().parse(WebhookWriter.write(event));

        assertThat(read)
                .as(text(event))
                .isEqualTo(event)
                .hasSameHashCodeAs(event)
                .hasToString(event.toString());
        assertThat(text(read)).isEqualTo(text(event));
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void passesWrittenEventToListener(@ForAll WebhookEvent event) {
        List<WebhookEvent> seen = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .secret("whsec_3f9a")
                .on(event.getClass(), seen::add)
                .build();
        byte[] body = WebhookWriter.write(event);

        DispatchResult result =
                ralio.dispatch(body, SignatureVerifier.of("whsec_3f9a").headers(body)::get);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(result.event()).contains(event);
        assertThat(seen).containsExactly(event);
    }

    private static String text(WebhookEvent event) {
        return new String(WebhookWriter.write(event), StandardCharsets.US_ASCII);
    }
}
