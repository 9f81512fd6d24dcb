package com.raliopay.webhooks.awslambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The function behind a function URL, an HTTP API, a REST API, or a load balancer, whose events all have these fields: passes
 * every request to the dispatcher. The environment of the function has the secret, {@code RALIO_WEBHOOK_SECRET}, and the
 * database, {@code RALIO_DATABASE_URL}.
 */
public final class RalioHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {

    private final WebhookDispatcher ralio;

    /** Called by Lambda, once for each instance. */
    public RalioHandler() throws SQLException {
        this(System.getenv(), Customers::update);
    }

    RalioHandler(Map<String, String> environment, TransactionalListener<WebhookEvent> merchant) throws SQLException {
        DataSource database = database(environment);
        Customers.createTable(database);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(database, "kyc");
        store.createSchema();
        ralio = WebhookDispatcher.builder()
                .secret(requireNonNull(environment.get("RALIO_WEBHOOK_SECRET"), "RALIO_WEBHOOK_SECRET is not set"))
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
    }

    /** Has no default: instances share no memory, so that only a database recognizes a duplicate. */
    private static DataSource database(Map<String, String> environment) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(requireNonNull(environment.get("RALIO_DATABASE_URL"), "RALIO_DATABASE_URL is not set"));
        config.setMaximumPoolSize(1); // an instance handles one request at a time
        config.setConnectionTimeout(5_000); // in milliseconds
        return new HikariDataSource(config);
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
        DispatchResult result = ralio.dispatch(body(request), name -> header(request, name));
        boolean lists = request.get("headers") == null;
        return Map.of(
                "statusCode",
                result.httpStatus(),
                lists ? "multiValueHeaders" : "headers",
                lists ? asLists(result.headers()) : result.headers(),
                "body",
                result.responseBody(),
                "isBase64Encoded",
                false);
    }

    /** Throws an exception when read if the text is not base64, so that the dispatcher answers 503. */
    private static InputStream body(Map<String, Object> request) {
        Object text = requireNonNullElse(request.get("body"), "");
        InputStream body = new ByteArrayInputStream(text.toString().getBytes(UTF_8));
        return Boolean.TRUE.equals(request.get("isBase64Encoded"))
                ? Base64.getMimeDecoder().wrap(body)
                : body;
    }

    /** A load balancer has lists of values instead, if it is set to; a REST API keeps the case of the names. */
    private static @Nullable String header(Map<String, Object> request, String name) {
        Object headers = requireNonNullElseGet(request.get("headers"), () -> request.get("multiValueHeaders"));
        for (Map.Entry<?, ?> header : ((Map<?, ?>) headers).entrySet()) {
            if (name.equalsIgnoreCase((String) header.getKey())) {
                return header.getValue() instanceof List<?> values
                        ? values.stream().map(String::valueOf).collect(joining(","))
                        : (String) header.getValue();
            }
        }
        return null;
    }

    private static Map<String, List<String>> asLists(Map<String, String> headers) {
        return headers.entrySet().stream().collect(toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
    }
}
