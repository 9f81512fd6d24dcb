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
            assertThat(send(inspector, "404")).contains("Nothing is mapped to this path");
        }
    }

    @Test
    void wrongSecret() {
        try (Inspector inspector = inspector(endpoint.uri(), Merchants::withAnotherSecret)) {
            assertThat(send(inspector, "UNVERIFIED")).contains("sent 401").contains("the endpoint has another secret");
        }
    }

    @Test
    void proxyThatStripsTheSignature() {
        try (Proxy proxy = Proxy.withoutSignature(endpoint.uri());
                Inspector inspector = inspector(proxy.uri(), Merchants::complete)) {
            assertThat(send(inspector, "UNVERIFIED"))
                    .contains("sent 401")
                    .contains("no X-Signature header (does a proxy strip it?)");
        }
    }

    @Test
    void proxyThatWritesTheBodyAnew() {
        try (Proxy proxy = Proxy.rewriting(endpoint.uri(), BrokenEndpointsTest::writtenAnew);
                Inspector inspector = inspector(proxy.uri(), Merchants::complete)) {
            assertThat(send(inspector, "UNVERIFIED"))
                    .contains("sent 401")
                    .contains("the body was changed on the way")
                    .contains("something parsed the JSON and wrote it again");
        }
    }

    @Test
    void listenerForgotten() {
        try (Inspector inspector = inspector(endpoint.uri(), Merchants::onlyForFailedSessions)) {
            assertThat(send(inspector, "IGNORED"))
                    .contains("sent 200")
                    .contains("no listener for kyc_session_verified");
        }
    }

    @Test
    void listenerSlow() {
        try (Inspector inspector = inspector(endpoint.uri(), observed -> Merchants.slow(observed, 4_000))) {
            assertThat(send(inspector, "HANDLED")).contains("timeout").contains("listener SessionVerified took 4");
        }
    }

    /** Opens the page, presses Send, and returns the line below that button, once it has a word. */
    private static String send(Inspector inspector, String word) {
        return InspectorPage.open(browser, Screen.WIDE, inspector.page()).send(text -> text.contains(word));
    }

    private Inspector inspector(URI to, Function<Inspector, WebhookDispatcher> merchant) {
        Inspector inspector = Inspectors.sendingTo(to);
        endpoint.dispatchTo(merchant.apply(inspector));
        return inspector;
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
