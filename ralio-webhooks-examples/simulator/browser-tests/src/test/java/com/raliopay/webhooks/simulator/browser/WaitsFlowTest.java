package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Ralio does next after a failed attempt: it waits, unless the user does not want to. */
class WaitsFlowTest extends PageTest {

    @ParameterizedTest
    @EnumSource
    void triesNowAndSkipsWaits(Screen screen) {
        try (Inspector inspector = Inspectors.listening()) {
            InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
            page.openTab("Listen");
            page.choose("Fail");
            page.waitFor(() -> page.isChecked(".switch input"), checked -> checked, "the switch");
            page.openTab("Send");

            assertThat(page.send(text -> text.contains("LISTENER_FAILED"))).contains("sent 500");
            String next = page.waitFor(".delivery .next", text -> text.contains("next attempt in"));
            page.waitFor(".delivery .next", text -> !text.equals(next)); // it counts down
            page.assertSound();

            page.press("Try now");
            page.waitFor(() -> page.texts(".attempt"), attempts -> attempts.size() == 2, "the attempts");
            page.waitFor(".delivery .next", text -> text.contains("next attempt in"));
            page.press("Skip the waits");
            page.waitFor(".delivery .next", text -> text.contains("given up"));
            assertThat(page.texts(".delivery .timeline-row[aria-label^=sent] .timeline-mark"))
                    .hasSize(4);

            page.check(".delivery .timeline-row[aria-label^=sent] .timeline-mark");
            page.waitFor(".attempt.open", text -> text.contains("#1"));
            assertThat(page.text(".stages")).contains("verify").contains("ms");
            page.assertSound();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stopsRetrying(Screen screen) {
        try (HostileEndpoint down = new HostileEndpoint(HostileEndpoint.Answer.CLOSES);
                Inspector inspector = Inspectors.sendingTo(down.uri())) {
            InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
            page.send(text -> !text.contains("under way"));
            page.waitFor(".delivery .next", text -> text.contains("next attempt in"));

            page.press("Stop");

            page.waitFor(".delivery .chip", "stopped"::equals);
            page.assertSound();
        }
    }
}
