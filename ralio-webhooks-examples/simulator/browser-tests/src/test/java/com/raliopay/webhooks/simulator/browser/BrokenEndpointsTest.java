package com.raliopay.webhooks.simulator.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.simulator.inspect.Inspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who has never seen the page presses Send, and reads why the endpoint does not work. */
class BrokenEndpointsTest extends PageTest {

    private MerchantEndpoint endpoint;

    @BeforeEach
    void startEndpoint() {
        endpoint = new MerchantEndpoint();
    }

    @AfterEach
    void closeEndpoint() {
        endpoint.close();
    }

    @Test
    void wrongPath() {
        try (Inspector inspector = inspector(endpoint.uri("/hooks"), Merchants::complete)) {
            InspectorPage page = open(inspector);

            assertThat(page.send(text -> text.startsWith("sent"))).contains("sent 404");

            assertThat(page.waitFor(".attempt.open", text -> text.contains("Answer")))
                    .contains("path");
        }
    }

    @Test
    void wrongSecret() {
        try (Inspector inspector = inspector(endpoint.uri(), Merchants::withAnotherSecret)) {
            InspectorPage page = open(inspector);

            page.send(text -> text.contains("UNVERIFIED"));

            assertThat(page.waitFor(".attempt.open", text -> text.contains("Your endpoint")))
                    .contains("another secret");
        }
    }

    @Test
    void proxyThatStripsTheSignature() {
        try (Proxy proxy = Proxy.withoutSignature(endpoint.uri());
                Inspector inspector = inspector(proxy.uri(), Merchants::complete)) {
            InspectorPage page = open(inspector);

            assertThat(page.send(text -> text.contains("UNVERIFIED")))
                    .contains("sent 401")
                    .contains("no X-Signature header (does a proxy strip it?)");
        }
    }

    @Test
    void proxyThatWritesTheBodyAnew() {
        try (Proxy proxy = Proxy.rewriting(endpoint.uri(), BrokenEndpointsTest::writtenAnew);
                Inspector inspector = inspector(proxy.uri(), Merchants::complete)) {
            InspectorPage page = open(inspector);

            page.send(text -> text.contains("UNVERIFIED"));

            assertThat(page.waitFor(".delivery .facts", text -> text.contains("Bytes")))
                    .contains("wrote it again");
        }
    }

    @Test
    void listenerForgotten() {
        try (Inspector inspector = inspector(endpoint.uri(), Merchants::onlyForVerifiedSessions)) {
            InspectorPage page = open(inspector);
            page.select(".composer select", "kyc_state_updated");
            page.waitFor(".reading", text -> text.contains("kyc_state_updated"));

            assertThat(page.send(text -> text.contains("IGNORED")))
                    .contains("sent 200")
                    .contains("no listener for kyc_state_updated");
        }
    }

    @Test
    void listenerSlow() {
        try (Inspector inspector = inspector(endpoint.uri(), observed -> Merchants.slow(observed, 4_000))) {
            InspectorPage page = open(inspector);

            assertThat(page.send(text -> text.contains("took")))
                    .contains("timeout")
                    .contains("listener");
        }
    }

    private Inspector inspector(URI to, Function<Inspector, WebhookDispatcher> merchant) {
        Inspector inspector = Inspectors.sendingTo(to);
        endpoint.dispatchTo(merchant.apply(inspector));
        return inspector;
    }

    private static InspectorPage open(Inspector inspector) {
        return InspectorPage.open(browser, Screen.WIDE, inspector.page());
    }

    private static byte[] writtenAnew(byte[] body) {
        try {
            ObjectMapper json = new ObjectMapper();
            return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(json.readTree(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
