package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever an endpoint answers is text on the page, of bounded length. */
class HostileEndpointTest extends PageTest {

    private static final int LONGEST_PAGE = 30_000;

    @ParameterizedTest
    @EnumSource
    void answerIsShownAsText(HostileEndpoint.Answer answer) {
        try (HostileEndpoint endpoint = new HostileEndpoint(answer);
                Inspector inspector = Inspectors.sendingTo(endpoint.uri())) {
            InspectorPage page = InspectorPage.open(browser, Screen.NARROW, inspector.page());
            page.choose("Once");

            page.send(text -> text.startsWith("sent"));

            page.openAllDetails();
            String text = page.waitFor(".delivery", shown -> shown.contains("Answer"));
            assertThat(text).hasSizeLessThan(LONGEST_PAGE).doesNotContainPattern("[\\p{Cntrl}&&[^\\r\\n\\t]]");
            assertThat(page.title()).isEqualTo("Send · Ralio inspector");
            assertThat(page.texts(".delivery script, .delivery img, .delivery b"))
                    .isEmpty();
            page.assertSound();
        }
    }

    @Test
    void loadTestShowsAnswersAsText() {
        try (HostileEndpoint endpoint = new HostileEndpoint(HostileEndpoint.Answer.SCRIPT);
                Inspector inspector = Inspectors.sendingTo(endpoint.uri())) {
            InspectorPage page = InspectorPage.open(browser, Screen.NARROW, inspector.page());
            page.openTab("Load");
            page.type(".load input[name=count]", "20");

            page.press("Start");

            page.waitFor(".load", text -> text.contains("</script>"));
            assertThat(page.texts(".load script, .load img")).isEmpty();
            assertThat(page.title()).isEqualTo("Load · Ralio inspector");
            page.assertSound();
        }
    }
}
