package com.raliopay.webhooks.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.raliopay.webhooks.benchmarks.deliveries.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerTest {

    private static final String ID = UUID.randomUUID().toString();

    private final List<Object> fields = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FLOOR")
    void readsFieldsOfOwnEvent(Peer peer) throws Exception {
        Contender contender = peer.create(fields::add);
        contender.handle(contender.sign(contender.event(ID)));

        assertThat(fields.stream().map(Object::toString)).containsExactlyElementsOf(expected(peer));
    }

    private static List<String> expected(Peer peer) {
        return switch (peer) {
            case STRIPE ->
                List.of(
                        ID,
                        "identity.verification_session.requires_input",
                        "1773766177",
                        "vs_1PgafmB7WZ01zgkWbQ4Z8kUv",
                        "15f8e008-d774-4a0f-bc39-a78c8e4859c9",
                        "document_unverified_other");
            case LINE ->
                List.of(
                        ID,
                        "ACTIVE",
                        "1773766177314",
                        "444573844083572737",
                        "U4af4980629d1a2f4a8c5f0d1b1f4c8aa",
                        "The document is illegible.");
            case ADYEN ->
                List.of(
                        ID,
                        "balancePlatform.accountHolder.updated",
                        "2026-03-17T16:49:37Z",
                        "Ralio",
                        "15f8e008-d774-4a0f-bc39-a78c8e4859c9",
                        "1_30");
            default ->
                List.of(
                        ID,
                        "kyc_session_failed",
                        "2026-03-17T16:49:37.314Z",
                        "43b972aa-88c2-4791-9a7b-7a338e182a3c",
                        "15f8e008-d774-4a0f-bc39-a78c8e4859c9",
                        "KYC.DOC.DETERIORATED");
        };
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FLOOR")
    void rejectsSignatureOfAnotherEvent(Peer peer) throws Exception {
        Contender contender = peer.create(fields::add);
        Request other = contender.sign(contender.event(UUID.randomUUID().toString()));
        Request forged = new Request(contender.event(ID).getBytes(UTF_8), other.headers());

        assertThatThrownBy(() -> contender.handle(forged)).hasMessageMatching("(?is).*(signature|UNVERIFIED).*");
        assertThat(fields).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void logsNothingThatWouldTakeTime(Peer peer) throws Exception {
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            Contender contender = peer.create(fields::add);
            contender.handle(contender.sign(contender.event(ID)));
        } finally {
            root.removeHandler(handler);
        }

        assertThat(logged).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasEventOfSameLength(Peer peer) {
        int length = peer.create(fields::add).event(ID).getBytes(UTF_8).length;

        assertThat(length).isCloseTo(Peer.RALIO.create(fields::add).event(ID).getBytes(UTF_8).length, within(25));
    }
}
