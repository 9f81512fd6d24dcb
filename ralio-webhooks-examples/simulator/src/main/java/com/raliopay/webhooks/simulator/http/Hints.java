package com.raliopay.webhooks.simulator.http;

import java.util.Locale;

/** What a developer should look at after a response that is not the expected one. */
public final class Hints {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private Hints() {}

    /** {@return one printable sentence, or an empty string if there is nothing to suggest} */
    public static String of(Response response) {
        return response.failure() == null ? ofStatus(response) : ofFailure(response.failure(), response.text());
    }

    private static String ofStatus(Response response) {
        return switch (response.status()) {
            case UNAUTHORIZED ->
                "The endpoint found the signature missing or wrong: is its secret the same, and do the X-Signature header"
                        + " and the unchanged body reach it?";
            case FORBIDDEN ->
                "Something in front of the endpoint refuses the request, such as CSRF protection, a login, or a firewall:"
                        + " exempt this path.";
            case NOT_FOUND ->
                "Nothing is mapped to this path: compare the URL with the route, including its prefix and a slash at the"
                        + " end.";
            case METHOD_NOT_ALLOWED -> "The path exists, but not for POST: Ralio sends POST requests.";
            case TOO_LARGE ->
                "The body is larger than the endpoint, or a proxy in front of it, accepts: raise that limit.";
            case UNSUPPORTED_MEDIA_TYPE ->
                "The endpoint does not accept Content-Type: application/json, which Ralio sends.";
            default -> isRedirect(response.status()) ? ofRedirect(response) : "";
        };
    }

    private static boolean isRedirect(int status) {
        return status >= 300 && status < 400;
    }

    private static String ofRedirect(Response response) {
        return response.headers()
                .first("Location")
                .map(location -> "The endpoint redirects to " + location
                        + ", and redirects are not followed: use the final URL, and exempt it from any login.")
                .orElse("Redirects are not followed: use the final URL, and exempt it from any login.");
    }

    private static String ofFailure(Failure failure, String text) {
        return switch (failure) {
            case CONNECTION_REFUSED -> "Is the endpoint running, and on this port?";
            case UNKNOWN_HOST -> "Check the host in the URL: this machine cannot resolve it.";
            case TLS -> ofTls(text.toLowerCase(Locale.ROOT));
            case TIMEOUT, NO_CONNECTION, NO_ANSWER -> "";
        };
    }

    private static String ofTls(String text) {
        if (text.contains("unrecognized ssl message")) {
            return "The endpoint does not speak TLS on this port: use http:// instead of https://.";
        }
        if (text.contains("pkix") || text.contains("certificat")) {
            return "The certificate is not trusted for this host: use one that is, or http:// on your own machine.";
        }
        return "The endpoint and the client found no common TLS version or cipher, or the endpoint closed the connection.";
    }
}
