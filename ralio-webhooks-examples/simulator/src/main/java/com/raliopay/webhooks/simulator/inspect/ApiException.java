package com.raliopay.webhooks.simulator.inspect;

/** A request of the page that cannot be met: it becomes {@code {"error": "…"}}. */
final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ApiException(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    static ApiException badRequest(String sentence) {
        return new ApiException(400, sentence);
    }

    static ApiException notFound(String sentence) {
        return new ApiException(404, sentence);
    }

    int status() {
        return status;
    }
}
