package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.raliopay.webhooks.fixture.Fixture;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The library in a class loader of its own, which has Jackson, and no slf4j. */
class WithoutSlf4jTest {

    private final URLClassLoader classes = new URLClassLoader(
            Stream.of(WebhookDispatcher.class, JsonFactory.class, ObjectMapper.class, JsonProperty.class)
                    .map(WithoutSlf4jTest::location)
                    .toArray(URL[]::new),
            null); // the JDK's other loaders see all of the module path

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    @AfterEach
    void close() throws Exception {
        classes.close();
    }

    @Test
    void aDeliveryIsHandledAndNotLogged() throws Exception {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> classes.loadClass("org.slf4j.Logger"));

        // Without a listener, which is warned of when building.
        Class<?> door = classes.loadClass(WebhookDispatcher.class.getName());
        Object builder = door.getMethod("builder").invoke(null);
        builder.getClass().getMethod("acceptUnsigned").invoke(builder);
        Object ralio = builder.getClass().getMethod("build").invoke(builder);
        Object event = door.getMethod("dispatch", byte[].class).invoke(ralio, Fixture.SESSION_VERIFIED.bytes());
        Object noEvent = door.getMethod("dispatch", byte[].class).invoke(ralio, new byte[0]);

        assertThat(ralio.getClass()).isNotEqualTo(WebhookDispatcher.class);
        assertThat(event.getClass().getMethod("httpStatus").invoke(event)).isEqualTo(200);
        assertThat(noEvent.getClass().getMethod("httpStatus").invoke(noEvent)).isEqualTo(400);
    }
}
