package com.raliopay.webhooks.vertx;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The endpoint as a verticle. The secret is in the configuration of it: {@code ralio.webhook-secret}. */
public final class RalioVerticle extends VerticleBase {

    private final DataSource database;
    private final TransactionalListener<WebhookEvent> merchant;
    private volatile @Nullable HttpServer server;

    /** Passes the events on, in a transaction of the database. */
    public RalioVerticle(DataSource database, TransactionalListener<WebhookEvent> merchant) {
        this.database = database;
        this.merchant = merchant;
    }

    @Override
    public Future<HttpServer> start() {
        return vertx.executeBlocking(this::createDispatcher).compose(ralio -> listen(requireNonNull(ralio)));
    }

    private WebhookDispatcher createDispatcher() throws SQLException {
        Customers.createTable(database);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        return WebhookDispatcher.builder()
                .secret(config().getString("ralio.webhook-secret"))
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
    }

    private Future<HttpServer> listen(WebhookDispatcher ralio) {
        Router router = Router.router(vertx);
        new RalioEndpoint(ralio).addTo(router);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(config().getInteger("port", 8080))
                .onSuccess(started -> server = started);
    }

    /** Waits for the running deliveries. */
    @Override
    public Future<?> stop() {
        return requireNonNull(server).shutdown(60, TimeUnit.SECONDS);
    }

    /** The port that it listens on. */
    int port() {
        return requireNonNull(server).actualPort();
    }
}
