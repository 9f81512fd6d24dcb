package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.inspect.Inspector;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The inspector as the endpoint of deliveries that come from elsewhere. */
class ListenFlowTest extends PageTest {

    private final HttpClient sandbox = HttpClient.newHttpClient();
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
    void answersAsItsSwitchesSay(Screen screen) throws Exception {
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
        page.openTab("Listen");
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(200);
        page.waitFor(".list .delivery-row", text -> text.contains("HANDLED"));

        page.choose("Slow");
        page.waitFor(() -> page.value(".short[name=delay]"), "2000"::equals, "the delay");
        page.type(".short[name=delay]", "1\t");
        page.waitFor(() -> page.value(".short[name=delay]"), "1"::equals, "the delay");
        page.choose("Slow");
        page.waitFor(() -> page.value(".short[name=delay]"), "0"::equals, "the delay");
        page.type(".short[name=fail]", "1\t");
        page.waitFor(() -> page.isChecked(".switch input"), checked -> checked, "the switch");
        assertThat(deliver(Fixture.EXPIRATION_WARNING)).isEqualTo(500);
        page.waitFor(() -> page.isChecked(".switch input"), checked -> !checked, "the switch");

        page.choose("Reject");
        page.waitFor(() -> deliver(Fixture.MANUAL_REVIEW), status -> status == 422, "the status");
        page.waitFor(".list .delivery-row", text -> text.contains("LISTENER_REJECTED"));
        page.choose("Store down");
        page.waitFor(() -> deliver(Fixture.SESSION_FAILED), status -> status == 503, "the status");
        page.waitFor(".list .delivery-row", text -> text.contains("UNAVAILABLE"));
        page.assertSound();
    }

    @ParameterizedTest
    @EnumSource
    void savesFixtureWithoutPersonalData(Screen screen, @TempDir Path folder) throws Exception {
        browser.saveDownloadsIn(folder);
        InspectorPage page = InspectorPage.open(browser, screen, inspector.page());
        page.openTab("Listen");
        deliver(Fixture.SESSION_FAILED_SEVERAL_CHECKS);
        page.waitFor(".list .delivery-row", text -> text.contains("kyc_session_failed"));
        page.check(".list .delivery-row button");

        page.press("Save as fixture");

        Path file = Downloads.waitForOne(page, folder);
        String subject =
                Fixture.SESSION_FAILED_SEVERAL_CHECKS.text().replaceAll("(?s).*\"userId\":\\s*\"([^\"]+)\".*", "$1");
        assertThat(Files.readString(file)).contains("kyc_session_failed").doesNotContain(subject);
        page.assertSound();
    }

    private int deliver(Fixture fixture) {
        URI endpoint = inspector.endpoint();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).POST(BodyPublishers.ofByteArray(fixture.bytes()));
        fixture.headers(Inspectors.SECRET).forEach(request::header);
        try {
            return sandbox.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
