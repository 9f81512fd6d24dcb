package com.raliopay.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are dispatched as a stream. */
class BodyStreamTest {

    private static final String SECRET = "whsec_3f9a";

    private final List<WebhookEvent> handled = new ArrayList<>();
    private final List<String> observed = new ArrayList<>();
    private final List<String> headerLookups = new ArrayList<>();

    private WebhookDispatcher.Builder signed() {
        return WebhookDispatcher.builder()
                .secret(SECRET)
                .on(WebhookEvent.class, handled::add)
                .observer((delivery, result) -> observed.add(delivery + " " + result.outcome()));
    }

    /** A stream that may return fewer bytes than requested, counts them, and must not be closed. */
    private static final class TrickledStream extends InputStream {
        private final InputStream in;
        private int read;

        TrickledStream(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            read += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = in.read(buffer, offset, Math.min(length, 7));
            read += Math.max(count, 0);
            return count;
        }

        @Override
        public void close() {
            throw new AssertionError("the stream must be left open");
        }
    }

    @Test
    void handlesBodyThatArrivesInPieces() {
        Fixture fixture = Fixture.SESSION_VERIFIED;
        TrickledStream body = new TrickledStream(new ByteArrayInputStream(fixture.bytes()));

        DispatchResult result = signed().build().dispatch(body, fixture.headers(SECRET)::get);

        assertThat(result.outcome()).isEqualTo(Outcome.HANDLED);
        assertThat(handled).containsExactly(fixture.event());
        assertThat(observed).containsExactly("Delivery[" + fixture.bytes().length + " bytes] HANDLED");
    }

    @Test
    void handlesBodyAsLongAsLimit() {
        Fixture fixture = Fixture.SESSION_VERIFIED;
        int length = fixture.bytes().length;
        WebhookDispatcher ralio = signed().maxBodyBytes(length).build();

        assertThat(ralio.maxBodyBytes()).isEqualTo(length);
        assertThat(ralio.dispatch(new ByteArrayInputStream(fixture.bytes()), fixture.headers(SECRET)::get)
                        .outcome())
                .isEqualTo(Outcome.HANDLED);
    }

    @Test
    void handlesBodyLongerThanDefaultIfLimitAllows() {
        byte[] body = Arrays.copyOf(Fixture.SESSION_VERIFIED.bytes(), 2 * 1024 * 1024);
        Arrays.fill(body, Fixture.SESSION_VERIFIED.bytes().length, body.length, (byte) ' ');
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .maxBodyBytes(Integer.MAX_VALUE)
                .on(WebhookEvent.class, handled::add)
                .build();

        assertThat(ralio.dispatch(new ByteArrayInputStream(body), name -> null).outcome())
                .isEqualTo(Outcome.HANDLED);
    }

    @Test
    void readsOneByteMoreThanLimitAtMost() {
        TrickledStream endless = new TrickledStream(new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        });

        DispatchResult result = signed().maxBodyBytes(100).build().dispatch(endless, name -> null);

        assertThat(result.outcome()).isEqualTo(Outcome.TOO_LARGE);
        assertThat(result.httpStatus()).isEqualTo(413);
        assertThat(endless.read).isEqualTo(101);
        assertThat(observed).containsExactly("Delivery[101 bytes] TOO_LARGE");
    }

    static Stream<Throwable> failures() {
        return Stream.of(
                new IOException("connection reset"),
                new IllegalStateException("request already recycled"),
                new NoClassDefFoundError("io/netty/Buffer"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @SuppressWarnings("InputStreamSlowMultibyteRead") // a short body
    void answersFailedStreamWith503WithoutVerifying(Throwable failure) {
        InputStream body = new InputStream() {
            private final ByteArrayInputStream start = new ByteArrayInputStream(Fixture.SESSION_VERIFIED.bytes());

            @Override
            public int read() {
                int next = start.read();
                if (next < 0) {
                    Action.failingWith(failure).run();
                }
                return next;
            }
        };

        DispatchResult result = signed().build().dispatch(body, name -> {
            headerLookups.add(name);
            return null;
        });

        assertThat(result.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(result.httpStatus()).isEqualTo(503);
        assertThat(result.headers()).isEqualTo(Map.of("Content-Type", "application/json"));
        assertThat(result.event()).isEmpty();
        Throwable reported = result.failure().orElseThrow();
        assertThat(failure instanceof Error ? reported.getCause() : reported).isSameAs(failure);
        assertThat(observed).containsExactly("Delivery[0 bytes] UNAVAILABLE");
        assertThat(headerLookups).isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // a stream that violates its contract
    void answersStreamThatReturnsNoBytesWith503() {
        InputStream body = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public byte[] readNBytes(int length) {
                return null;
            }
        };

        assertThat(signed().build().dispatch(body, name -> null).outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(observed).containsExactly("Delivery[0 bytes] UNAVAILABLE");
    }
}
