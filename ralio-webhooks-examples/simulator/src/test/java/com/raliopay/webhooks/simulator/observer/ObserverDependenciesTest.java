package com.raliopay.webhooks.simulator.observer;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A merchant's class path: without the libraries of the program, which are optional dependencies. */
@Timeout(60)
class ObserverDependenciesTest {

    private static String merchantClassPath() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> entry.endsWith("classes")
                        || Path.of(entry).getFileName().toString().matches("(ralio-webhooks-core|jackson-|jspecify).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void needsJacksonOnly() throws Exception {
        CountDownLatch reported = new CountDownLatch(1);
        try (ScriptedEndpoint inspector = ScriptedEndpoint.answering((number, received) -> {
            reported.countDown();
            return new ScriptedEndpoint.Scripted(202, "");
        })) {
            assertThat(merchantClassPath()).contains("jackson-databind").doesNotContain("picocli", "javalin");
            Process merchant = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            merchantClassPath(),
                            ObserverProbe.class.getName(),
                            inspector.uri())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                reported.await();
            } finally {
                merchant.destroyForcibly();
            }

            assertThat(inspector.received().get(0).text()).contains("\"outcome\":\"UNVERIFIED\"");
        }
    }
}
