package com.raliopay.webhooks.simulator.inspect;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets only the page itself use the API: another site in the same browser could otherwise send to it, or read from it. */
final class Guard {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int FORBIDDEN = 403;

    private Guard() {}

    /** Sets the headers of the response. Throws if the request is not from the page. */
    static void check(Context ctx) {
        ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "no-referrer");
        ctx.header("Cache-Control", "no-store");
        String host = ctx.req().getHeader("Host");
        if (host == null || !isLocal(host.toLowerCase(Locale.ROOT), ctx.req().getLocalPort())) {
            throw new ApiException(FORBIDDEN, "The inspector answers only to the address that it printed at its start");
        }
        String origin = ctx.req().getHeader("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            throw new ApiException(FORBIDDEN, "Another site must not use the inspector");
        }
        if (!READING.contains(ctx.req().getMethod()) && !isJson(ctx.req().getContentType())) {
            throw new ApiException(FORBIDDEN, "The Content-Type must be application/json");
        }
    }

    private static boolean isLocal(String host, int port) {
        return host.equals("127.0.0.1:" + port) || host.equals("localhost:" + port) || host.equals("[::1]:" + port);
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }
}
