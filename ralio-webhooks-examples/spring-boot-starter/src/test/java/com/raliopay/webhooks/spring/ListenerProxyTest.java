package com.raliopay.webhooks.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;

/** Declares listeners whose beans are created by proxies, scopes, and factories, or late. */
@Tag("spring-boot")
class ListenerProxyTest {

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

    static class Component implements WebhookListener<SessionVerified> {
        @Override
        public void handle(SessionVerified event) {
            CALLS.add("class");
        }
    }

    static class Audit<E extends WebhookEvent> implements WebhookListener<E> {
        @Override
        public void handle(E event) {
            CALLS.add("generic class");
        }
    }

    interface Api {
        void on(SessionVerified event);
    }

    static class Proxied implements Api {
        private final List<String> calls = CALLS; // not initialized in a proxy

        @Override
        @RalioListener
        public void on(SessionVerified event) {
            calls.add("proxied");
        }
    }

    static class WithoutInterface {
        private final List<String> calls = CALLS;

        @RalioListener
        void on(SessionVerified event) {
            calls.add("proxied class");
        }
    }

    static class Proxies {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator proxies = new BeanNameAutoProxyCreator();
            proxies.setBeanNames("proxied*");
            proxies.setInterceptorNames("interceptor");
            return proxies;
        }

        @Bean
        org.aopalliance.intercept.MethodInterceptor interceptor() {
            return call -> {
                CALLS.add("before " + call.getMethod().getName());
                return call.proceed();
            };
        }

        @Bean
        Proxied proxiedWithInterface() {
            return new Proxied();
        }

        @Bean
        WithoutInterface proxiedWithoutInterface() {
            return new WithoutInterface();
        }

        @Bean
        Component proxiedListener() {
            return new Component();
        }
    }

    @Test
    void callsProxies() {
        context.withUserConfiguration(Proxies.class).run(app -> {
            CALLS.clear();
            assertThat(dispatch(app, Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);
            assertThat(CALLS)
                    .containsExactly("before on", "proxied", "before on", "proxied class", "before handle", "class");
        });
    }

    static class Scoped {
        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        WithoutInterface scoped() {
            return new WithoutInterface();
        }

        @Bean
        @Scope(value = "prototype", proxyMode = ScopedProxyMode.TARGET_CLASS)
        Audit<SessionVerified> scopedListener() {
            return new Audit<>();
        }

        @Bean
        @Lazy
        Proxied lazy() {
            CALLS.add("created");
            return new Proxied();
        }
    }

    @Test
    void callsScopedAndLazyBeans() {
        context.withUserConfiguration(Scoped.class).run(app -> {
            assertThat(CALLS).isEmpty();
            dispatch(app, Fixture.SESSION_VERIFIED);
            assertThat(CALLS).containsExactly("proxied class", "generic class", "created", "proxied");
        });
    }

    static class Factory implements FactoryBean<Proxied> {
        @Override
        public Proxied getObject() {
            return new Proxied();
        }

        @Override
        public Class<?> getObjectType() {
            return Proxied.class;
        }
    }

    @Test
    void callsBeansOfFactories() {
        context.withBean(Factory.class).run(app -> {
            dispatch(app, Fixture.SESSION_VERIFIED);
            assertThat(CALLS).containsExactly("proxied");
        });
    }
}
