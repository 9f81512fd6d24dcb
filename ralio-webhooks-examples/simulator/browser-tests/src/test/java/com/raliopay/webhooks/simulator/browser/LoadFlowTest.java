package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A load test from the page. */
class LoadFlowTest extends PageTest {

    @ParameterizedTest
    @EnumSource
    void runsAndOpensTimelineOfTroubledEvent(Screen screen) {
        try (MerchantEndpoint endpoint = new MerchantEndpoint();
                Inspector inspector = Inspectors.sendingTo(endpoint.uri("/wrong"))) {
            InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
            page.openTab("Load");
            page.type(".load input[name=count]", "50");

            page.press("Start");

            page.waitFor(() -> page.texts(".load canvas"), charts -> charts.size() >= 3, "the charts");
            page.waitFor(".load .card", text -> text.contains("Start"));
            assertThat(page.text(".load")).contains("404");
            page.check(".troubled-head");
            page.waitFor(() -> page.texts(".troubled .timeline-mark"), marks -> !marks.isEmpty(), "the marks");
            page.assertSound();
        }
    }

    @ParameterizedTest
    @EnumSource
    void stops(Screen screen) {
        try (HostileEndpoint stuck = new HostileEndpoint(HostileEndpoint.Answer.NEVER_ENDING);
                Inspector inspector = Inspectors.sendingTo(stuck.uri())) {
            InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
            page.openTab("Load");
            page.press("Start");

            page.press("Stop");

            page.waitFor(".load .card", text -> text.contains("Start"));
            page.assertSound();
        }
    }
}
