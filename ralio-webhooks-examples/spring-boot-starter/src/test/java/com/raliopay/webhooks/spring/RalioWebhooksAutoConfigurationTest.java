package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.DispatchObserver;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.json.WebhookParser;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

@Tag("spring-boot")
class RalioWebhooksAutoConfigurationTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    RalioWebhooksAutoConfiguration.class, RalioWebhooksJdbcAutoConfiguration.class));

    private static DispatchResult dispatch(ApplicationContext app, String secret) {
        return app.getBean(WebhookDispatcher.class)
                .dispatch(Fixture.STATE_UPDATED.bytes(), Fixture.STATE_UPDATED.headers(secret)::get);
    }

    @Test
    void namesPropertyOfMissingSecret() {
        context.run(app -> StartFailures.require(
                app,
                "The property ralio.webhooks.secret is not set.",
                "Set ralio.webhooks.secret to the secret that Ralio shows for the webhook, for example"
                        + " ralio.webhooks.secret=${RALIO_WEBHOOK_SECRET}, and define that environment variable."));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "secret, ` `, has no visible character",
                "secret, `\"test\"`, is in quotes",
                "secrets[1], ${NOT_DEFINED}, is a placeholder"
            })
    void namesPropertyOfUnusableSecret(String property, String value, String problem) {
        context.withPropertyValues("ralio.webhooks.secrets[0]=test", "ralio.webhooks." + property + "=" + value)
                .run(app -> assertThat(StartFailures.of(app).getMessage())
                        .startsWith("The property ralio.webhooks." + property + " has no usable value: ")
                        .contains(problem));
    }

    @Test
    void warnsIfThereIsNoListener() {
        ApplicationContextRunner secret = context.withPropertyValues("ralio.webhooks.secret=test");
        try (CapturedLog log = new CapturedLog(ListenerRegistry.class)) {
            secret.withBean(Listeners.class)
                    .run(app -> assertThat(log.warnings()).isEmpty());
            secret.run(
                    app -> assertThat(log.warnings()).singleElement().asString().contains("no bean is a listener"));
        }
    }

    static class Listeners {
        @RalioListener
        void on(StateUpdated event) {}
    }

    @Test
    void acceptsEverySecret() {
        context.withPropertyValues("ralio.webhooks.secret=new", "ralio.webhooks.secrets=old, older")
                .run(app -> {
                    assertThat(List.of("new", "old", "older"))
                            .allSatisfy(secret ->
                                    assertThat(dispatch(app, secret).outcome()).isEqualTo(Outcome.IGNORED));
                    assertThat(dispatch(app, "other").outcome()).isEqualTo(Outcome.UNVERIFIED);
                });
    }

    @Test
    void customizerMaySupplySecret() {
        WebhookDispatcherCustomizer customizer = builder -> builder.secret(() -> "supplied");
        context.withBean(WebhookDispatcherCustomizer.class, () -> customizer)
                .run(app -> assertThat(dispatch(app, "supplied").outcome()).isEqualTo(Outcome.IGNORED));
    }

    @Test
    void addsObserverBeans() {
        List<Outcome> outcomes = new ArrayList<>();
        DispatchObserver observer = (delivery, result) -> outcomes.add(result.outcome());
        context.withPropertyValues("ralio.webhooks.secret=test")
                .withBean(DispatchObserver.class, () -> observer)
                .run(app -> {
                    dispatch(app, "test");
                    assertThat(outcomes).containsExactly(Outcome.IGNORED);
                });
    }

    @Test
    void ownDispatcherReplacesThatOfTheStarter() {
        WebhookDispatcher own = WebhookDispatcher.builder().secret("own").build();
        context.withBean("own", WebhookDispatcher.class, () -> own)
                .run(app -> assertThat(app).getBean(WebhookDispatcher.class).isSameAs(own));
    }

    @Test
    void appliesLimits() {
        context.withPropertyValues("ralio.webhooks.secret=test")
                .run(app -> assertThat(app.getBean(WebhookDispatcher.class).maxBodyBytes())
                        .isEqualTo(WebhookParser.DEFAULT_MAX_BODY_BYTES));
        context.withPropertyValues("ralio.webhooks.secret=test", "ralio.webhooks.max-body-size=64KB")
                .run(app -> assertThat(app.getBean(WebhookDispatcher.class).maxBodyBytes())
                        .isEqualTo(1 << 16));
    }

    @Test
    void retriesUnverifiedDeliveriesOnRequest() {
        context.withPropertyValues("ralio.webhooks.secret=test", "ralio.webhooks.retry-unverified=true")
                .run(app -> assertThat(dispatch(app, "other").httpStatus()).isEqualTo(503));
    }

    @ParameterizedTest
    @CsvSource({
        "max-body-size=0B, maxBodyBytes must be positive but was 0",
        "max-body-size=2048MB, max-body-size must be less than 2048MB but was 2048MB",
        "lease=0s, lease must be positive but was PT0S",
        "retention=-1d, retention must be positive but was PT-24H"
    })
    void refusesUnusableLimits(String property, String problem) {
        context.withPropertyValues("ralio.webhooks.secret=test", "ralio.webhooks." + property)
                .run(app -> StartFailures.require(
                        app,
                        "A property ralio.webhooks.* has no usable value: " + problem + ".",
                        "Remove the property, so that its default applies, or change its value."));
    }

    @ParameterizedTest
    @CsvSource({"webhooks", "/", "/**", "/{id}"})
    void refusesUnusablePath(String path) {
        context.withPropertyValues("ralio.webhooks.secret=test", "ralio.webhooks.path=" + path)
                .run(app -> assertThat(app)
                        .getFailure()
                        .rootCause()
                        .hasMessage("ralio.webhooks.path must begin with / and contain no pattern but was " + path));
    }

    @Test
    void lazyInitializationDoesNotHideMistakes() {
        context.withInitializer(
                        app -> app.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
                .run(app ->
                        assertThat(StartFailures.of(app)).hasMessage("The property ralio.webhooks.secret is not set."));
    }

    @Test
    void keepsSecretsOutOfLogs() {
        context.withPropertyValues("ralio.webhooks.secret=test")
                .run(app -> assertThat(
                                app.getBean(RalioWebhooksProperties.class).toString())
                        .isEqualTo("RalioWebhooksProperties[path=/webhooks/ralio]"));
    }
}
