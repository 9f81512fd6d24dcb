package com.raliopay.webhooks.simulator.load;

import com.raliopay.webhooks.simulator.http.Response;

/** The class of an answer: the first digit of its status, or that there was none. */
enum AnswerClass {
    SUCCESS("2xx"),
    REDIRECT("3xx"),
    CLIENT_ERROR("4xx"),
    SERVER_ERROR("5xx"),
    NONE("none");

    private static final int HUNDRED = 100;

    private final String text;

    AnswerClass(String text) {
        this.text = text;
    }

    /** {@return the class} A status outside of 200 to 599 belongs to the class that is treated like it. */
    static AnswerClass of(Response answer) {
        if (answer.status() == Response.NO_STATUS) {
            return NONE;
        }
        int digit = answer.status() / HUNDRED;
        return switch (digit) {
            case 2 -> SUCCESS;
            case 3 -> REDIRECT;
            default -> digit > 4 ? SERVER_ERROR : CLIENT_ERROR;
        };
    }

    String text() {
        return text;
    }
}
