package com.raliopay.webhooks.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;

/** What Spring Boot prints when an application does not start. */
final class StartFailures {

    private StartFailures() {}

    static StartFailure of(AssertableApplicationContext app) {
        assertThat(app).hasFailed();
        Throwable failure = app.getStartupFailure();
        while (failure != null && !(failure instanceof StartFailure)) {
            failure = failure.getCause();
        }
        assertThat(failure).as("cause of %s", app.getStartupFailure()).isNotNull();
        return (StartFailure) requireNonNull(failure);
    }

    static void require(AssertableApplicationContext app, String description, String action) {
        FailureAnalysis analysis = requireNonNull(new StartFailureAnalyzer().analyze(of(app)));
        assertThat(analysis.getDescription()).isEqualTo(description);
        assertThat(analysis.getAction()).startsWith(action);
    }
}
