package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.EventKey;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Tests the store on a Redis server that stops, is full, or forgets. */
@Timeout(120)
class RedisServerOutageTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final EventKey KEY = new EventKey("kyc_session_verified", UUID.randomUUID());

    private final int port = RedisServers.freePort();
    private final RedisClient redis = RedisServers.client(port);
    private final RedisIdempotencyStore store = RedisIdempotencyStore.create(redis, "default");
    private final List<WebhookEvent> handled = new ArrayList<>();
    private final WebhookDispatcher ralio = WebhookDispatcher.builder()
            .acceptUnsigned()
            .on(WebhookEvent.class, handled::add)
            .idempotencyStore(store)
            .build();

    private RedisServer server;

    RedisServerOutageTest() throws IOException {
        server = RedisServers.start(port);
    }

    @AfterEach
    void stop() throws IOException {
        redis.close();
        server.stop();
    }

    private Outcome deliver(Fixture event) {
        return ralio.dispatch(event.bytes()).outcome();
    }

    private String acquire() {
        Claim claim = store.claim(KEY, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    @Test
    void isUnavailableWhileServerIsStoppedAndRecovers() throws IOException {
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);

        server.stop();
        assertThatThrownBy(() -> store.claim(KEY, LEASE)).isInstanceOf(IdempotencyStoreException.class);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(handled).hasSize(1);

        server = RedisServers.start(port);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).hasSize(2);
    }

    @Test
    void isUnavailableWhileServerIsFullAndForgetsNothing() {
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);

        redis.configSet("maxmemory-policy", "noeviction");
        redis.configSet("maxmemory", "1");
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(handled).hasSize(1);

        redis.configSet("maxmemory", "0");
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.HANDLED);
    }

    @Test
    void marksEventAsCompletedThoughServerBecomesFull() {
        WebhookDispatcher full = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, handled::add)
                .on(WebhookEvent.class, e -> {
                    redis.configSet("maxmemory-policy", "noeviction");
                    redis.configSet("maxmemory", "1");
                })
                .idempotencyStore(store)
                .build();
        assertThat(full.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);

        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(handled).hasSize(1);
    }

    @Test
    void keepsClaimIfServerRefusesCompletion() {
        WebhookDispatcher refused = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, handled::add)
                .on(WebhookEvent.class, e -> redis.configSet("min-replicas-to-write", "1"))
                .idempotencyStore(store)
                .build();
        assertThat(refused.dispatch(Fixture.SESSION_VERIFIED.bytes()).outcome()).isEqualTo(Outcome.HANDLED);

        redis.configSet("min-replicas-to-write", "0");
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.IN_PROGRESS);
        assertThat(handled).hasSize(1);
    }

    @Test
    void handlesForgottenEventAgain() {
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.DUPLICATE);

        redis.flushAll();

        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).hasSize(2);
    }

    @Test
    void releaseOfForgottenClaimKeepsNextClaim() {
        String forgotten = acquire();
        redis.flushAll();
        acquire();

        store.release(KEY, forgotten);

        assertThat(store.claim(KEY, LEASE)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void completionOfForgottenClaimPrevailsOverNextClaim() {
        acquire();
        redis.flushAll();
        String second = acquire();

        store.complete(KEY, RETENTION);
        store.release(KEY, second);

        assertThat(store.claim(KEY, LEASE)).isEqualTo(new Claim.Completed());
    }
}
