package com.raliopay.webhooks.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.RejectedEventException;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.SessionEvent;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.ExecutableHint;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Declares listeners in all ways that work. */
@Tag("spring-boot")
class ListenerDiscoveryTest {

    private static final List<String> CALLS = new ArrayList<>();

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(RalioWebhooksAutoConfiguration.class))
            .withPropertyValues("ralio.webhooks.secret=test");

    @BeforeEach
    void forgetCalls() {
        CALLS.clear();
    }

    private static Outcome dispatch(ApplicationContext app, Fixture fixture) {
        return app.getBean(WebhookDispatcher.class)
                .dispatch(fixture.bytes(), fixture.headers("test")::get)
                .outcome();
    }

    static class Methods {

        @RalioListener
        void on(SessionVerified event) {
            CALLS.add("package-private");
        }

        @RalioListener
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // the starter calls it
        private void on(SessionVerified event, Delivery delivery) {
            CALLS.add("private " + delivery.header("X-Signature").isPresent());
        }

        @RalioListener
        @Order(1)
        public void first(KycEvent event) {
            CALLS.add("interface");
        }

        @RalioListener
        static void other(StateUpdated event) {
            CALLS.add("static");
        }
    }

    @Test
    void callsMethodsOfAnyVisibility() {
        context.withBean(Methods.class).run(app -> {
            assertThat(dispatch(app, Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);
            assertThat(CALLS).containsExactly("interface", "package-private", "private true");
            CALLS.clear();
            dispatch(app, Fixture.STATE_UPDATED);
            assertThat(CALLS).containsExactly("interface", "static");
        });
    }

    abstract static class Base<E extends WebhookEvent> {
        @RalioListener
        void on(E event) {
            CALLS.add(getClass().getSimpleName());
        }
    }

    static class Verified extends Base<SessionVerified> {}

    @Test
    void resolvesTypeParameterOfBaseClass() {
        context.withBean(Verified.class).run(app -> {
            dispatch(app, Fixture.STATE_UPDATED);
            dispatch(app, Fixture.SESSION_VERIFIED);
            assertThat(CALLS).containsExactly("Verified");
        });
    }

    static class Beans {

        @Bean
        WebhookListener<SessionVerified> lambda() {
            return event -> CALLS.add("lambda " + event.type());
        }

        @Bean
        @Order(2)
        DeliveryListener<SessionEvent> withDelivery() {
            return (event, delivery) -> CALLS.add("with delivery");
        }

        @Bean
        Audit<StateUpdated> generic() {
            return new Audit<>();
        }

        @Bean
        @Order(1)
        Component component() {
            return new Component();
        }

        @Bean(defaultCandidate = false)
        WebhookListener<WebhookEvent> forAnotherDispatcher() {
            return event -> CALLS.add("not for this dispatcher");
        }
    }

    static class Audit<E extends WebhookEvent> implements WebhookListener<E> {
        @Override
        public void handle(E event) {
            CALLS.add("generic class");
        }
    }

    static class Component implements WebhookListener<SessionVerified> {
        @Override
        public void handle(SessionVerified event) {
            CALLS.add("class");
        }
    }

    @Test
    void callsBeansOfBothTypesInOrder() {
        context.withUserConfiguration(Beans.class).run(app -> {
            dispatch(app, Fixture.SESSION_VERIFIED);
            assertThat(CALLS).containsExactly("class", "with delivery", "lambda kyc_session_verified");
            CALLS.clear();
            dispatch(app, Fixture.STATE_UPDATED);
            assertThat(CALLS).containsExactly("generic class");
        });
    }

    static class Throwing {
        @RalioListener
        void rejects(SessionVerified event) {
            throw new RejectedEventException("no");
        }

        @RalioListener
        void fails(StateUpdated event) throws IOException {
            throw new IOException("not now");
        }
    }

    @Test
    void unwrapsExceptions() {
        context.withBean(Throwing.class).run(app -> {
            assertThat(dispatch(app, Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.LISTENER_REJECTED);
            assertThat(app.getBean(WebhookDispatcher.class)
                            .dispatch(Fixture.STATE_UPDATED.bytes(), Fixture.STATE_UPDATED.headers("test")::get)
                            .failure())
                    .hasValueSatisfying(failure ->
                            assertThat(failure).isInstanceOf(IOException.class).hasMessage("not now"));
        });
    }

    static class UsesDispatcher {

        private final ObjectProvider<WebhookDispatcher> ralio;

        UsesDispatcher(WebhookDispatcher ralio, ObjectProvider<WebhookDispatcher> provider) {
            this.ralio = provider;
        }

        @RalioListener
        void on(StateUpdated event) {
            CALLS.add("uses " + ralio.getObject().maxBodyBytes());
        }
    }

    @Test
    void listenerMayUseDispatcher() {
        context.withBean(UsesDispatcher.class).run(app -> {
            dispatch(app, Fixture.STATE_UPDATED);
            assertThat(CALLS).containsExactly("uses 1048576");
        });
    }

    @Test
    void aheadOfTimeCompilerKeepsMethods() {
        RuntimeHints hints = new RuntimeHints();
        new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, Throwing.class);
        assertThat(requireNonNull(hints.reflection().getTypeHint(Throwing.class))
                        .methods())
                .extracting(ExecutableHint::getName, ExecutableHint::getMode)
                .contains(tuple("rejects", ExecutableMode.INVOKE));
    }
}
