package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Composing events and sending them, to the inspector's own endpoint. */
class SendFlowTest extends PageTest {

    private Inspector inspector;

    @BeforeEach
    void startInspector() {
        inspector = Inspectors.listening();
    }

    @AfterEach
    void closeInspector() {
        inspector.close();
    }

    @ParameterizedTest
    @EnumSource
    void sendsEditedEvent(Screen screen) {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
        page.select(".composer select", "kyc_state_updated");
        page.waitFor(".reading", text -> text.contains("kyc_state_updated"));
        page.select(".fields select", "related party");
        page.waitFor(() -> page.value("#body"), body -> body.contains("relatedPartyId"), "the body");

        page.select(".fields.rows .field:has(option[value=LIGHT]) select", "LIGHT");
        String body = page.waitFor(() -> page.value("#body"), text -> text.contains("LIGHT"), "the body");
        assertThat(page.send(text -> text.contains("HANDLED"))).contains("sent 200");

        assertThat(page.text(".delivery pre[aria-label='Body sent']")).isEqualTo(body);
        assertThat(page.text("[aria-live]")).startsWith("kyc_state_updated: sent 200");
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void namesAndSelectsWhatIsAtFault(Screen screen) {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
        page.select(".composer select", "kyc_state_updated");
        page.waitFor(() -> page.value("#body"), body -> body.contains("REGULAR"), "the body");

        page.paste("#body", page.value("#body").replaceFirst("\"kycId\":\\s*[^,]+", "\"kycId\":\"none\""));

        page.waitFor(".reading", text -> text.contains("Not readable"));
        assertThat(page.text(".reading .pointer")).isEqualTo("/data/kycId");
        page.press("Select it");
        assertThat(page.selectedText()).isEqualTo("\"none\"");
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void signsWrongAndNotAtAll(Screen screen) {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());

        page.choose("Wrong");
        assertThat(page.send(text -> text.contains("UNVERIFIED"))).contains("sent 401");
        page.choose("None");
        assertThat(page.send(text -> text.contains("no X-Signature header"))).contains("UNVERIFIED");
        page.choose("One bit");
        page.send(text -> text.contains("mismatch"));
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void sendsTwice(Screen screen) {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());

        page.choose("Twice");
        page.send(text -> text.contains("HANDLED"));
        page.waitFor(".list", text -> text.contains("DUPLICATE"));
        page.press("New event");
        page.choose("Together");
        page.press("Send");
        page.waitFor(() -> page.texts(".delivery-row"), rows -> rows.size() == 4, "the rows");
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void sendsOddCases(Screen screen) {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());

        page.select(".composer select", "Unknown type");
        page.waitFor(() -> page.value("#body"), body -> body.contains("kyc_session_expired"), "the body");
        page.send(text -> text.contains("IGNORED"));
        page.select(".composer select", "Missing field");
        page.waitFor(".reading", text -> text.contains("Not readable"));
        page.send(text -> text.contains("UNREADABLE"));
        page.select(".composer select", "Too large");
        page.waitFor(".reading", text -> text.contains("TOO_LARGE"));
        page.send(text -> text.contains("413"));
        page.select(".composer select", "Not UTF-8");
        page.waitFor(".composer", text -> text.contains("shown in base64"));
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void copiesTextForTheMerchant(Screen screen) {
        browser.allowClipboard();
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
        page.press("Copy");
        page.waitFor(page::clipboard, text -> text.startsWith(".observer(InspectorObserver.connect("), "the clipboard");
        page.send(text -> text.contains("HANDLED"));

        page.press("Copy as curl");
        page.waitFor(page::clipboard, text -> text.startsWith("curl "), "the clipboard");
        page.press("Copy as JUnit test");
        page.waitFor(page::clipboard, text -> text.contains("@Test"), "the clipboard");
        assertThat(page.clipboard()).doesNotContain(Inspectors.SECRET);
    }
}
