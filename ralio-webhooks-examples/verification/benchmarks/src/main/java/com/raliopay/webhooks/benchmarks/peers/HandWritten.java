package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.raliopay.webhooks.benchmarks.deliveries.Request;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SignatureException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What merchants write themselves, with the events of this library: the JDK's HMAC, and databind. */
final class HandWritten implements Contender {

    private final Records records;

    HandWritten(Consumer<Object> fields) {
        records = new Records(fields);
    }

    @Override
    public void handle(Request request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Ralio.SECRET.getBytes(UTF_8), "HmacSHA256"));
        String signature = request.header("X-Signature");
        if (signature == null
                || !MessageDigest.isEqual(
                        mac.doFinal(request.body()), HexFormat.of().parseHex(signature))) {
            throw new SignatureException("signature mismatch");
        }
        records.handle(request.body());
    }

    @Override
    public String event(String id) {
        return Ralio.sessionFailed(id);
    }

    @Override
    public Request sign(String event) {
        return Ralio.signed(event);
    }

    /** What databind reads the events into. */
    static final class Records {

        record Event(UUID id, String event, Instant timestamp, Data data) {}

        record Data(UUID sessionId, UUID userId, String entityType, List<Check> checks) {}

        record Check(String type, int state, List<Reason> reasons) {}

        record Reason(String type, String code, String message, String category) {}

        private final ObjectMapper json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        private final Consumer<Object> fields;

        Records(Consumer<Object> fields) {
            this.fields = fields;
        }

        void handle(byte[] body) throws IOException {
            Event event = json.readValue(body, Event.class);
            switch (event.event()) {
                case "kyc_session_failed" -> {
                    fields.accept(event.id());
                    fields.accept(event.event());
                    fields.accept(event.timestamp());
                    fields.accept(event.data().sessionId());
                    fields.accept(event.data().userId());
                    fields.accept(event.data().checks().get(0).reasons().get(0).code());
                }
                default -> throw new IllegalStateException(event.event());
            }
        }
    }
}
