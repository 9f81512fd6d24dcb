package com.raliopay.webhooks.quickstart;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Refuses requests that Ralio does not send, and all requests while the endpoint is down; prints each with a hint. */
final class ServeFilter extends Filter {

    private final BooleanSupplier isDown;
    private final Table table;

    ServeFilter(BooleanSupplier isDown, Table table) {
        this.isDown = isDown;
        this.table = table;
    }

    @Override
    public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
        if (isDown.getAsBoolean()) {
            refuse(exchange, 503, "down, as --down says");
        } else if (!exchange.getRequestURI().getRawPath().equals(MerchantEndpoint.PATH)) {
            refuse(exchange, 404, "send to " + MerchantEndpoint.PATH);
        } else if (!exchange.getRequestMethod().equals("POST")) {
            refuse(exchange, 405, "send with POST");
        } else {
            chain.doFilter(exchange);
        }
    }

    private void refuse(HttpExchange exchange, int status, String hint) throws IOException {
        try (exchange) {
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
            table.row(false, printable(request), new DemoResult(status, "–", hint));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** Returns text that fits into its column and cannot harm the terminal. */
    private static String printable(String text) {
        String printable = text.replaceAll("[^ -~]", "?");
        return printable.length() <= Table.SENT_WIDTH ? printable : printable.substring(0, Table.SENT_WIDTH - 1) + "…";
    }

    @Override
    public String description() {
        return "refuses what Ralio does not send";
    }
}
