package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.json.WebhookWriter;
import com.raliopay.webhooks.spring.RalioWebhooksProperties;
import com.raliopay.webhooks.testing.Fixture;
import com.raliopay.webhooks.testing.FixturePayload;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Deliveries for {@code MockMvc} and {@code MockMvcTester}, signed with the application's secret:
 *
 * <pre>{@code
 * assertThat(mvc.post().uri("/webhooks/ralio").with(signed(Fixture.SESSION_VERIFIED))).hasStatusOk();
 * }</pre>
 */
public final class RalioWebhookRequests {

    private RalioWebhookRequests() {}

    /** Returns what makes a request the delivery of a bundled payload. */
    public static RequestPostProcessor signed(Fixture fixture) {
        return signed(fixture.bytes());
    }

    /** Returns what makes a request the delivery of a bundled payload, such as {@code Fixture.SESSION_VERIFIED.withNewId()}. */
    public static RequestPostProcessor signed(FixturePayload payload) {
        return signed(payload.bytes());
    }

    /** Returns what makes a request the delivery of an event. */
    public static RequestPostProcessor signed(WebhookEvent event) {
        return signed(WebhookWriter.write(event));
    }

    /** Returns what makes a request the delivery of a body, which is sent byte for byte. */
    public static RequestPostProcessor signed(byte[] body) {
        byte[] content = body.clone();
        return request -> {
            RalioWebhooksProperties properties = WebApplicationContextUtils.getRequiredWebApplicationContext(
                            request.getServletContext())
                    .getBean(RalioWebhooksProperties.class);
            request.setContent(content);
            request.setContentType(MediaType.APPLICATION_JSON_VALUE);
            new RalioWebhookSigner(properties).headers(content).forEach(request::addHeader);
            return request;
        };
    }
}
