package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import java.util.concurrent.CompletableFuture;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Mono;

/** Declares methods as listeners in ways that would lose events, so that the application does not start. */
@Tag("spring-boot")
class ListenerMethodFailureTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RalioWebhooksAutoConfiguration.class))
            .withPropertyValues("ralio.webhooks.secret=test");

    private void requireFailure(Class<?> listeners, String description, String action) {
        context.withBean("listeners", listeners).run(app -> StartFailures.require(app, description, action));
    }

    static class ReturnsFuture {
        @RalioListener
        CompletableFuture<Void> on(SessionVerified event) {
            return CompletableFuture.completedFuture(null);
        }
    }

    static class ReturnsMono {
        @RalioListener
        Mono<Void> on(SessionVerified event) {
            return Mono.empty();
        }
    }

    static class ReturnsBoolean {
        @RalioListener
        boolean on(SessionVerified event) {
            return true;
        }
    }

    @Test
    void refusesMethodThatReturnsValue() {
        String action = "Change it to return nothing, after all its work has ended: ";
        requireFailure(
                ReturnsFuture.class,
                "The method listeners.on(SessionVerified) has @RalioListener, but returns a CompletableFuture.",
                action);
        requireFailure(
                ReturnsMono.class,
                "The method listeners.on(SessionVerified) has @RalioListener, but returns a Mono.",
                action);
        requireFailure(
                ReturnsBoolean.class,
                "The method listeners.on(SessionVerified) has @RalioListener, but returns a boolean.",
                action);
    }

    static class AsyncMethod {
        @Async
        @RalioListener
        void on(SessionVerified event) {}
    }

    @Async
    static class AsyncClass {
        @RalioListener
        void on(SessionVerified event) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {AsyncMethod.class, AsyncClass.class})
    void refusesAsyncMethod(Class<?> listeners) {
        requireFailure(
                listeners,
                "The method listeners.on(SessionVerified) has @RalioListener, but is @Async.",
                "Remove @Async: ");
    }

    static class NoEvent {
        @RalioListener
        void on() {}
    }

    static class TwoEvents {
        @RalioListener
        void on(SessionVerified event, StateUpdated other) {}
    }

    static class ThreeParameters {
        @RalioListener
        void on(SessionVerified event, Delivery delivery, String other) {}
    }

    @ParameterizedTest
    @ValueSource(classes = {NoEvent.class, TwoEvents.class, ThreeParameters.class})
    void refusesOtherParameters(Class<?> listeners) {
        context.withBean("listeners", listeners)
                .run(app -> assertThat(StartFailures.of(app).getMessage())
                        .startsWith("The method listeners.on(")
                        .endsWith(" has @RalioListener, but has other parameters than an event and, optionally, a"
                                + " Delivery."));
    }

    static class TextListener {
        @RalioListener
        void on(String event) {}
    }

    @Test
    void refusesParameterThatIsNoEvent() {
        requireFailure(
                TextListener.class,
                "The method listeners.on(String) has @RalioListener, but has a first parameter that is not an event.",
                "Change it to an event, such as SessionVerified.");
    }

    static class KeyAlone {
        @RalioListener(key = "subject")
        void on(StateUpdated event) {}
    }

    @Test
    void refusesKeyWithoutTransaction() {
        requireFailure(
                KeyAlone.class,
                "The method listeners.on(StateUpdated) has @RalioListener, but has a key but is not transactional.",
                "Set transactional to a name for the listener, too.");
    }

    static class Transactional {
        @RalioListener(transactional = "level")
        void on(StateUpdated event) {}
    }

    @Test
    void refusesTransactionalMethodWithoutSpringJdbc() {
        requireFailure(
                Transactional.class,
                "The method listeners.on(StateUpdated) has @RalioListener, but needs spring-jdbc on the class path for its"
                        + " transactions.",
                "Add spring-boot-starter-jdbc");
    }

    static class PrivateMethod {
        @RalioListener
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // the starter would call it
        private void on(SessionVerified event) {}
    }

    static class FinalMethod {
        @RalioListener
        final void on(SessionVerified event) {}
    }

    static class NotInInterface implements Runnable {
        @RalioListener
        public void on(SessionVerified event) {}

        @Override
        public void run() {}
    }

    static class Proxies {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator proxies = new BeanNameAutoProxyCreator();
            proxies.setBeanNames("listeners");
            proxies.setInterceptorNames("interceptor");
            return proxies;
        }

        @Bean
        MethodInterceptor interceptor() {
            return call -> call.proceed();
        }
    }

    private void requireProxyFailure(Class<?> listeners, String problem, String action) {
        context.withUserConfiguration(Proxies.class)
                .withBean("listeners", listeners)
                .run(app -> StartFailures.require(
                        app, "The method listeners.on(SessionVerified) has @RalioListener, but " + problem, action));
    }

    @Test
    void refusesMethodThatProxyDoesNotPassOn() {
        requireProxyFailure(PrivateMethod.class, "cannot be called, because its bean is a proxy.", "Remove private.");
        requireProxyFailure(FinalMethod.class, "is final, but its bean is a proxy.", "Remove final.");
        requireProxyFailure(
                NotInInterface.class,
                "cannot be called, because its bean is a proxy.",
                "Declare it in an interface of its class, or set spring.aop.proxy-target-class to true.");
    }
}
