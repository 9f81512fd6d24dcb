package com.raliopay.webhooks.redisstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.idempotency.Claim;
import com.raliopay.webhooks.idempotency.IdempotencyStoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A Redis that stops, is full, or forgets. */
@Timeout(120)
class RedisServerOutageTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration RETENTION = Duration.ofDays(30);

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

    private String acquire(String key) {
        Claim claim = store.claim(key, LEASE);
        assertThat(claim).isInstanceOf(Claim.Acquired.class);
        return ((Claim.Acquired) claim).token();
    }

    @Test
    void whileItIsStoppedDeliveriesAreUnavailableAndThenItRecoversByItself() throws IOException {
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);

        server.stop();
        assertThatThrownBy(() -> store.claim("key", LEASE)).isInstanceOf(IdempotencyStoreException.class);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(handled).hasSize(1);

        server = RedisServers.start(port);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(Fixture.SESSION_FAILED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).hasSize(2);
    }

    @Test
    void whileItIsFullDeliveriesAreUnavailableAndNothingIsForgotten() {
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
    void whatItForgetsIsHandledAgain() {
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.DUPLICATE);

        redis.flushAll();

        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.HANDLED);
        assertThat(deliver(Fixture.SESSION_VERIFIED)).isEqualTo(Outcome.DUPLICATE);
        assertThat(handled).hasSize(2);
    }

    @Test
    void aLateReleaseOfAForgottenClaimDoesNotTouchTheNextOne() {
        String forgotten = acquire("key");
        redis.flushAll();
        acquire("key");

        store.release("key", forgotten);

        assertThat(store.claim("key", LEASE)).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void aLateCompletionOfAForgottenClaimHolds() {
        acquire("key");
        redis.flushAll();
        String second = acquire("key");

        store.complete("key", RETENTION);
        store.release("key", second);

        assertThat(store.claim("key", LEASE)).isEqualTo(new Claim.Completed());
    }
}
