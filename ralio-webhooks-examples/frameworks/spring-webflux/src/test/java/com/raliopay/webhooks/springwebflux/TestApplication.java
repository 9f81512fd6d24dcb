package com.raliopay.webhooks.springwebflux;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

/** Starts the application with the listener of a test. */
final class TestApplication {

    /** Makes Spring Boot ignore Spring Security, which is on the class path of all tests. */
    static final Map<String, Object> WITHOUT_SECURITY = Map.of(
            "spring.autoconfigure.exclude",
            "org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration");

    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "server.port", 0,
            // The contract makes all of them log errors all the time.
            "logging.level.com.raliopay.webhooks", "off",
            "logging.level.org.springframework", "off",
            "logging.level.reactor", "off",
            "logging.level.root", "warn"));

    TestApplication(@Nullable String secret, String databaseUrl) {
        properties.put("spring.datasource.url", databaseUrl);
        if (secret != null) {
            properties.put("ralio.webhook-secret", secret);
        }
    }

    TestApplication with(Map<String, Object> others) {
        properties.putAll(others);
        return this;
    }

    RunningEndpoint start(WebhookListener<WebhookEvent> listener, Class<?>... configuration) {
        ConfigurableApplicationContext app = new SpringApplicationBuilder(RalioApplication.class)
                .sources(configuration)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .initializers(context -> register((GenericApplicationContext) context, listener))
                .run();
        return RunningEndpoint.on(
                app.getEnvironment().getRequiredProperty("local.server.port", Integer.class), app::close);
    }

    /** Sends a signed event and returns the status of the response. */
    static int post(URI uri, String secret) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(Fixture.STATE_UPDATED.text()));
        Fixture.STATE_UPDATED.headers(secret).forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    /** Registers the listener in place of the application's own. */
    private static void register(GenericApplicationContext context, WebhookListener<WebhookEvent> listener) {
        TransactionalListener<WebhookEvent> merchant = (event, connection) -> listener.handle(event);
        RootBeanDefinition bean = new RootBeanDefinition(TransactionalListener.class, () -> merchant);
        bean.setTargetType(ResolvableType.forClassWithGenerics(TransactionalListener.class, WebhookEvent.class));
        bean.setPrimary(true);
        context.registerBeanDefinition("contractListener", bean);
    }
}
