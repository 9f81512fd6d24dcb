package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

/** An application with the starter and the listener of a test, on a real server. */
final class TestApplication {

    private static final String SECURITY = "org.springframework.security";
    static final String[] JPA = {"org.hibernate", "jakarta.persistence", "org.springframework.data"};

    private final WebApplicationType type;
    private final List<String> missing = new ArrayList<>();
    private final Map<String, Object> properties = new HashMap<>(Map.of(
            "server.port", 0,
            // The contract makes all of them log errors all the time.
            "logging.level.com.raliopay.webhooks", "off",
            "logging.level.org.springframework", "off",
            "logging.level.reactor", "off",
            "logging.level.root", "warn"));

    private TestApplication(WebApplicationType type, String... missing) {
        this.type = type;
        this.missing.addAll(List.of(missing));
        this.missing.addAll(List.of(JPA));
    }

    static TestApplication onWebMvc() {
        return new TestApplication(WebApplicationType.SERVLET, SECURITY);
    }

    static TestApplication onWebFlux() {
        return new TestApplication(
                WebApplicationType.REACTIVE,
                SECURITY,
                "jakarta.servlet",
                "org.apache.catalina",
                "org.springframework.web.servlet");
    }

    TestApplication withSecurity() {
        missing.remove(SECURITY);
        return this;
    }

    TestApplication with(String property, @Nullable Object value) {
        if (value != null) {
            properties.put(property, value);
        }
        return this;
    }

    /** Starts the endpoint as the contract wants it. */
    RunningEndpoint start(
            @Nullable String secret,
            String databaseUrl,
            WebhookListener<WebhookEvent> listener,
            Class<?>... configuration) {
        ConfigurableApplicationContext app = with("ralio.webhooks.secret", secret)
                .with("spring.datasource.url", databaseUrl)
                .with("ralio.webhooks.initialize-schema", "always")
                .with("spring.datasource.hikari.maximum-pool-size", 64)
                .run(listener, configuration);
        return RunningEndpoint.on(port(app), app::close);
    }

    ConfigurableApplicationContext run(WebhookListener<WebhookEvent> listener, Class<?>... configuration) {
        ClassLoader classes = new FilteredClassLoader(missing.toArray(String[]::new));
        return new SpringApplicationBuilder(new DefaultResourceLoader(classes), Application.class)
                .sources(configuration)
                .web(type)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean(Listener.class, () -> new Listener(listener)))
                .run();
    }

    static int port(ConfigurableApplicationContext app) {
        return app.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Sends a signed event and returns the status of the response. */
    static int post(ConfigurableApplicationContext app, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(app, path).POST(BodyPublishers.ofString(Fixture.STATE_UPDATED.text()));
        Fixture.STATE_UPDATED.headers("test").forEach(request::setHeader);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request).statusCode();
    }

    static HttpRequest.Builder request(ConfigurableApplicationContext app, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(app) + path));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @EnableAutoConfiguration
    static class Application {}

    /** A listener as an application declares it. */
    static class Listener {

        private final WebhookListener<WebhookEvent> listener;

        Listener(WebhookListener<WebhookEvent> listener) {
            this.listener = listener;
        }

        @RalioListener
        void on(WebhookEvent event) throws Exception {
            listener.handle(event);
        }
    }
}
