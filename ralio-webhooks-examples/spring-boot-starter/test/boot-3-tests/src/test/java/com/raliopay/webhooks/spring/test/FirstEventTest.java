package com.raliopay.webhooks.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.testing.Fixture;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The application that the README shows, without anything of the test support. */
@Tag("spring-boot")
@ExtendWith(OutputCaptureExtension.class)
class FirstEventTest {

    @Test
    void receivesFirstVerifiedEvent(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext app =
                SpringApplication.run(ShopApplication.class, "--server.port=0", "--ralio.webhooks.secret=s3cret")) {
            URI uri = URI.create("http://localhost:" + app.getEnvironment().getRequiredProperty("local.server.port")
                    + "/webhooks/ralio");
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(Fixture.SESSION_VERIFIED.bytes()));
            Fixture.SESSION_VERIFIED.headers("s3cret").forEach(request::setHeader);

            assertThat(HttpClient.newHttpClient()
                            .send(request.build(), BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{\"received\":true}");
        }
        SessionVerified event = Fixture.SESSION_VERIFIED.event(SessionVerified.class);
        assertThat(output).contains("verified: " + event.subject().id().orElseThrow());
    }
}
