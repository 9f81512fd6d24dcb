package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.Signing;
import com.raliopay.webhooks.simulator.inspect.HistoryEntry.Mode;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles and runs the tests that the page offers. */
class JUnitSourceTest {

    @TempDir
    private Path folder;

    static Stream<Arguments> deliveries() {
        byte[] odd = " \\ \"\"\" {\"a\": \"\t\u0000\u00e9\"} \r\n\n ".getBytes(UTF_8);
        return Stream.of(
                Arguments.of(Fixture.SESSION_FAILED_SEVERAL_CHECKS.bytes(), Signing.RIGHT, "endsAsHandled"),
                Arguments.of(Fixture.UNRECOGNIZED.bytes(), Signing.RIGHT, "endsAsHandled"),
                Arguments.of(odd, Signing.RIGHT, "endsAsUnreadable"),
                Arguments.of("ends with a quote\"".getBytes(UTF_8), Signing.RIGHT, "endsAsUnreadable"),
                Arguments.of(new byte[] {'{', (byte) 0xff, '}'}, Signing.RIGHT, "endsAsUnreadable"),
                Arguments.of(Fixture.STATE_UPDATED.bytes(), Signing.NONE, "endsAsUnverified"),
                Arguments.of(Fixture.STATE_UPDATED.bytes(), Signing.BIT, "endsAsUnverified"));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void passes(byte[] body, Signing signing, String method) throws Exception {
        HistoryEntry entry = new HistoryEntry(
                "1", 0, "", signing.sign("", "", body, SignatureVerifier.of("s")), "", signing, Mode.ONCE);

        run(JUnitSource.of(entry), method);
    }

    private void run(String source, String method) throws IOException, ReflectiveOperationException {
        Path file = Files.writeString(folder.resolve("DeliveryTest.java"), source);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        int failed = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-encoding", "UTF-8", "-cp", classPath, file.toString());
        assertThat(failed).as(source).isZero();
        URL[] urls = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
            Class<?> test = loader.loadClass("DeliveryTest");
            Constructor<?> constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            Method run = test.getDeclaredMethod(method);
            run.setAccessible(true);
            run.invoke(constructor.newInstance());
        }
    }
}
