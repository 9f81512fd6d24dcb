package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Any combination of tolerated variations leaves the event unchanged. A failure reports the smallest set of variations. */
@Tag("no-mutation")
class TolerancePropertiesTest {

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void readsTheSameEventFromVariedPayload(
            @ForAll Fixture fixture, @ForAll Set<Variation> variations, @ForAll Random random) {
        byte[] body = new PayloadRewriter(variations, random).of(fixture);

        assertThat(new WebhookParser().parse(body)).isEqualTo(fixture.event());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void recognizesVariedPayloadAsDuplicate(
            @ForAll Fixture fixture, @ForAll Set<Variation> variations, @ForAll Random random) {
        List<WebhookEvent> seen = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, seen::add)
                .build();

        DispatchResult first = ralio.dispatch(new PayloadRewriter(variations, random).of(fixture));
        DispatchResult second = ralio.dispatch(fixture.bytes());

        assertThat(first.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(second.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(seen).containsExactly(fixture.event());
    }

    /** Each variation changes at least one payload. */
    @Example
    void appliesEveryVariation() {
        for (Variation variation : Variation.values()) {
            assertThat(Stream.of(Fixture.values()))
                    .as(variation.name())
                    .anySatisfy(fixture -> assertThat(rewritten(fixture, EnumSet.of(variation)))
                            .isNotEqualTo(rewritten(fixture, Set.of())));
        }
    }

    private static byte[] rewritten(Fixture fixture, Set<Variation> variations) {
        return new PayloadRewriter(variations, new Random(1)).of(fixture);
    }
}
