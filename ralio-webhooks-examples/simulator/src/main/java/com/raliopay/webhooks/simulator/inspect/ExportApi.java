package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.http.CurlCommand;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** Takes deliveries out of the inspector, and scenario files into it. */
final class ExportApi {

    private final History history;
    private final ScenarioExchange scenarios;
    private final Target target;

    ExportApi(History history, Deliverer deliverer, Target target) {
        this.history = history;
        this.scenarios = new ScenarioExchange(history, deliverer, target);
        this.target = target;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/deliveries/{id}/curl", this::curl);
        routes.get("/api/deliveries/{id}/junit", this::junit);
        routes.get("/api/deliveries/{id}/fixture", this::fixture);
        routes.get("/api/history.json", this::export);
        routes.post("/api/history", this::importFile);
    }

    private void curl(Context ctx) {
        HistoryEntry entry = entry(ctx);
        if (!entry.isSent()) {
            throw new ApiException(409, "This delivery was received: replay it, and copy that one");
        }
        text(ctx, CurlCommand.of(target.uri(), entry.message()) + "\n");
    }

    private void junit(Context ctx) {
        text(ctx, JUnitSource.of(entry(ctx)));
    }

    private void fixture(Context ctx) {
        HistoryEntry entry = entry(ctx);
        byte[] body = entry.message().body();
        String type = entry.message().type().replaceAll("[^A-Za-z0-9_.-]", "_");
        boolean masked = "true".equals(ctx.queryParam("mask"));
        attachment(ctx, masked ? Masking.of(body) : body, (type.isEmpty() ? "delivery" : type) + ".json");
    }

    private void export(Context ctx) {
        attachment(ctx, scenarios.export(), "ralio-deliveries.json");
    }

    private void importFile(Context ctx) throws IOException {
        Exchange.json(ctx, 200, new Requests.Ids(scenarios.importFile(Exchange.bytes(ctx))));
    }

    private HistoryEntry entry(Context ctx) {
        return history.get(ctx.pathParam("id")).requireBody();
    }

    private static void text(Context ctx, String text) {
        ctx.contentType("text/plain; charset=utf-8").result(text);
    }

    private static void attachment(Context ctx, byte[] json, String name) {
        ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        ctx.contentType("application/json").result(json);
    }
}
