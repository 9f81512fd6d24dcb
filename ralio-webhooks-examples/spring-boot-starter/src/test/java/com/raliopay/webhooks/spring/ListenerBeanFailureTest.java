package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;

/** Declares beans as listeners, or hides listeners, in ways that would lose events, so that the application does not start. */
@Tag("spring-boot")
class ListenerBeanFailureTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RalioWebhooksAutoConfiguration.class))
            .withPropertyValues("ralio.webhooks.secret=test");

    static class AsyncListener implements WebhookListener<SessionVerified> {
        @Async
        @Override
        public void handle(SessionVerified event) {}
    }

    @Test
    void refusesAsyncListenerBean() {
        context.withBean("listener", AsyncListener.class)
                .run(app -> StartFailures.require(app, "The listener bean listener is @Async.", "Remove @Async: "));
    }

    static class Raw {
        @Bean
        @SuppressWarnings("rawtypes")
        WebhookListener unknown() {
            return event -> {};
        }
    }

    static class Wildcard {
        @Bean
        WebhookListener<? extends WebhookEvent> unknown() {
            return (SessionVerified event) -> {};
        }
    }

    static class TypeVariable {
        @Bean
        <E extends WebhookEvent> WebhookListener<E> unknown() {
            return event -> {};
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Raw.class, Wildcard.class, TypeVariable.class})
    void refusesListenerBeanOfUnknownType(Class<?> configuration) {
        context.withUserConfiguration(configuration)
                .run(app -> StartFailures.require(
                        app,
                        "The type of event that the listener bean unknown handles is unknown.",
                        "Declare it in the return type of the method that creates the bean, such as"));
    }

    @Test
    void refusesLambdaRegisteredWithoutItsType() {
        context.withBean("lambda", WebhookListener.class, () -> event -> {})
                .run(app -> StartFailures.require(
                        app,
                        "The type of event that the listener bean lambda handles is unknown.",
                        "Declare it in the return type"));
    }

    interface Api {}

    static class Hidden implements Api {
        @RalioListener
        void on(SessionVerified event) {}
    }

    static class HiddenMethod {
        @Bean
        Api hidden(WebhookDispatcher createdEarlier) {
            return new Hidden();
        }
    }

    static class HiddenListener {
        @Bean
        Object hidden(WebhookDispatcher createdEarlier) {
            return (WebhookListener<SessionVerified>) event -> {};
        }
    }

    @Test
    void refusesListenersThatTypeOfBeanHides() {
        context.withUserConfiguration(HiddenMethod.class)
                .run(app -> StartFailures.require(
                        app,
                        "The method hidden.on(SessionVerified) has @RalioListener, but was not visible in the type of its"
                                + " bean.",
                        "Declare the class itself as the return type of the method that creates the bean hidden."));
        context.withUserConfiguration(HiddenListener.class)
                .run(app -> StartFailures.require(
                        app,
                        "The bean hidden is a listener, but that was not visible in its type.",
                        "Declare the listener's type with the event's"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDispatcher {
        @Bean
        WebhookDispatcher own() {
            return WebhookDispatcher.builder().secret("own").build();
        }
    }

    static class Listening {
        @RalioListener
        void on(SessionVerified event) {}
    }

    @Test
    void refusesMethodThatOwnDispatcherDoesNotCall() {
        context.withUserConfiguration(OwnDispatcher.class)
                .withBean("listeners", Listening.class)
                .run(app -> StartFailures.require(
                        app,
                        "The method listeners.on(SessionVerified) has @RalioListener, but the application's own"
                                + " WebhookDispatcher bean does not call it.",
                        "Remove that bean"));
    }

    static class SameNames {
        @Bean
        Named first() {
            return new Named();
        }

        @Bean
        Named second() {
            return new Named();
        }
    }

    static class Named implements WebhookListener<SessionVerified> {
        @Override
        public void handle(SessionVerified event) {}

        @Override
        public String name() {
            return "activate";
        }
    }

    @Test
    void refusesTwoListenersOfOneName() {
        context.withUserConfiguration(SameNames.class)
                .run(app -> StartFailures.require(
                        app,
                        "Two listeners are named activate: the bean first and the bean second.",
                        "Give each a name of its own: "));
    }
}
