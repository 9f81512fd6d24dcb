package com.raliopay.webhooks.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import com.raliopay.webhooks.simulator.http.RetryPolicy;
import com.raliopay.webhooks.simulator.http.ScriptedEndpoint;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoadTestTest {

    private static final RetryPolicy POLICY = new RetryPolicy(3, Duration.ofMillis(5), 2, Duration.ofSeconds(60), 0);

    private final LinkedBlockingQueue<LoadReport> reports = new LinkedBlockingQueue<>();

    @Test
    void reportsWhileItRunsAndWhenItHasEnded() throws IOException, InterruptedException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering(500, 200)) {
            test(endpoint, 50).start(reports::add);

            LoadReport first = reports.take();
            LoadReport last = last(first);
            assertThat(first.running()).isTrue();
            assertThat(last.interrupted()).isFalse();
            assertThat(last.asExpected()).isTrue();
            assertThat(last.events().delivered()).isEqualTo(50);
            assertThat(last.attempts()).isEqualTo(51);
            assertThat(last.timeline())
                    .extracting(point -> point.answers().get("2xx"))
                    .satisfies(counts -> assertThat(
                                    counts.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(50));
            assertThat(last.troubled()).singleElement().satisfies(event -> {
                assertThat(event.outcome()).isEqualTo("delivered");
                assertThat(event.attempts())
                        .extracting(LoadReport.TroubledAttempt::kind)
                        .containsExactly("5xx", "2xx");
            });
        }
    }

    @Test
    void stopsEarly() throws IOException, InterruptedException {
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.hanging()) {
            LoadTest test = test(endpoint, 50);
            test.start(reports::add);
            test.stop();

            LoadReport last = last(reports.take());
            assertThat(last.interrupted()).isTrue();
            assertThat(last.events().delivered()).isZero();
        }
    }

    private LoadReport last(LoadReport first) throws InterruptedException {
        LoadReport report = first;
        while (report.running()) {
            report = reports.take();
        }
        return report;
    }

    private static LoadTest test(ScriptedEndpoint endpoint, int count) {
        URI to = URI.create(endpoint.uri());
        return new LoadTest(
                to,
                new LoadSettings(count, 4, 0, 0, false, LoadSettings.randomSeed()),
                new HttpSender(to, Duration.ofSeconds(30)),
                SignatureVerifier.of("S"),
                POLICY);
    }
}
