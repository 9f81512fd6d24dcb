package com.raliopay.webhooks.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookParser;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
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

/** Whatever is tolerated, in whatever combination: the event is the same. A failure names the least set of changes. */
class ToleranceProperties {

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void everyPayloadGivesTheSameEvent(@ForAll Fixture fixture, @ForAll Set<Change> changes, @ForAll Random random) {
        byte[] body = new Rewriting(changes, random).of(fixture);

        assertThat(new WebhookParser().parse(body)).isEqualTo(fixture.event());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyPayloadIsADuplicateOfItself(@ForAll Fixture fixture, @ForAll Set<Change> changes, @ForAll Random random) {
        List<WebhookEvent> seen = new ArrayList<>();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, seen::add)
                .build();

        DispatchResult first = ralio.dispatch(new Rewriting(changes, random).of(fixture));
        DispatchResult second = ralio.dispatch(fixture.bytes());

        assertThat(first.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(second.outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(seen).containsExactly(fixture.event());
    }

    /** Each change does something to some payload, or the properties say nothing of it. */
    @Example
    void everyChangeIsSeen() {
        for (Change change : Change.values()) {
            assertThat(Stream.of(Fixture.values()))
                    .as(change.name())
                    .anySatisfy(fixture -> assertThat(rewritten(fixture, EnumSet.of(change)))
                            .isNotEqualTo(rewritten(fixture, Set.of())));
        }
    }

    private static byte[] rewritten(Fixture fixture, Set<Change> changes) {
        return new Rewriting(changes, new Random(1)).of(fixture);
    }
}
