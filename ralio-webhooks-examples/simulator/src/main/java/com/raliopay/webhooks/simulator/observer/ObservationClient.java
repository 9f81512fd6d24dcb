package com.raliopay.webhooks.simulator.observer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Posts observations to an inspector, if one listens. For use by one thread at a time. */
final class ObservationClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final URI uri;
    /** Created with the first observation: an endpoint starts sooner without it. */
    private @Nullable HttpClient client;

    ObservationClient(URI uri) {
        this.uri = uri;
    }

    void send(Observation observation) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(observation)))
                    .build();
            client().send(request, BodyHandlers.discarding());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an observation must be valid JSON", e);
        } catch (IOException e) {
            // No inspector runs, or it is too slow.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpClient client() {
        HttpClient existing = client;
        if (existing == null) {
            existing = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .build();
            client = existing;
        }
        return existing;
    }
}
