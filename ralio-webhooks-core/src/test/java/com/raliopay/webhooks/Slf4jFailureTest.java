package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.InMemoryIdempotencyStore;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Deliveries are handled without slf4j and with a broken one. Each test has the library in a class loader of its own. */
class Slf4jFailureTest {

    @TempDir
    Path services;

    private final List<URL> urls = new ArrayList<>();

    @BeforeEach
    void addLibrary() {
        for (Class<?> type : List.of(
                Slf4jFailureTest.class,
                WebhookDispatcher.class,
                JsonFactory.class,
                ObjectMapper.class,
                JsonProperty.class)) {
            urls.add(location(type));
        }
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** An endpoint whose listener and observer fail; loaded by the other class loader. */
    public static final class Endpoint implements Callable<List<String>> {

        @Override
        public List<String> call() {
            List<String> observed = new ArrayList<>(List.of("can log: " + canLog()));
            WebhookDispatcher.builder().acceptUnsigned().build(); // which logs a warning
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .acceptUnsigned()
                    .idempotencyStore(InMemoryIdempotencyStore.create())
                    .on(WebhookEvent.class, e -> {
                        if (e.equals(Fixture.SESSION_FAILED.event())) {
                            throw new IOException();
                        }
                    })
                    .observer((delivery, result) -> {
                        observed.add(result.toString());
                        throw new IOException();
                    })
                    .build();
            ralio.dispatch(Fixture.SESSION_VERIFIED.bytes());
            ralio.dispatch(Fixture.SESSION_FAILED.bytes());
            ralio.dispatch("not an event");
            return observed;
        }

        private static boolean canLog() {
            try {
                LoggerFactory.getLogger("any").info("any");
                return true;
            } catch (Throwable e) {
                return false;
            }
        }
    }

    private void assertDeliveriesAreHandled() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new), null)) {
            Class<?> endpoint = loader.loadClass(Endpoint.class.getName());
            assertThat(endpoint).isNotEqualTo(Endpoint.class);
            Callable<?> call = (Callable<?>) endpoint.getDeclaredConstructor().newInstance();

            assertThat(call.call())
                    .isEqualTo(List.of(
                            "can log: false",
                            "DispatchResult[HANDLED, kyc_session_verified 36f6bb7e-e5da-4278-9ad8-df64c8c4cd22]",
                            "DispatchResult[LISTENER_FAILED, kyc_session_failed c4f6d7a7-cf31-4ae4-af15-7571c0e7f743,"
                                    + " java.io.IOException]",
                            "DispatchResult[UNREADABLE, com.raliopay.webhooks.json.WebhookParseException]"));
        }
    }

    @Test
    void handlesDeliveriesWithoutSlf4j() throws Exception {
        assertDeliveriesAreHandled();
    }

    @ParameterizedTest
    @ValueSource(classes = {FailsToStart.class, FailsAtEveryCall.class})
    void handlesDeliveriesWithBrokenProvider(Class<?> provider) throws Exception {
        Path service = services.resolve("META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
        Files.createDirectories(service.getParent());
        Files.writeString(service, provider.getName());
        urls.add(services.toUri().toURL());
        urls.add(location(LoggerFactory.class));

        assertDeliveriesAreHandled();
    }

    /** A provider as the class loader finds it. */
    public abstract static class Provider implements SLF4JServiceProvider {
        @Override
        public ILoggerFactory getLoggerFactory() {
            return name -> broken(Logger.class);
        }

        @Override
        public IMarkerFactory getMarkerFactory() {
            return new BasicMarkerFactory();
        }

        @Override
        public MDCAdapter getMDCAdapter() {
            return broken(MDCAdapter.class);
        }

        @Override
        public String getRequestedApiVersion() {
            return "2.0.99";
        }

        private static <T> T broken(Class<T> type) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, call, args) -> {
                        throw new IllegalStateException("disk full");
                    }));
        }
    }

    public static final class FailsToStart extends Provider {
        @Override
        public void initialize() {
            throw new IllegalStateException("no configuration");
        }
    }

    public static final class FailsAtEveryCall extends Provider {
        @Override
        public void initialize() {}
    }
}
