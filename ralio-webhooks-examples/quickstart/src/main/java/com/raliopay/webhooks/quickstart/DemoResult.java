package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.Outcome;

/** The result of a delivery: the HTTP status of the response, the outcome, and what the listeners saw of the event. */
record DemoResult(int status, String outcome, String seen) {

    DemoResult(int status, Outcome outcome, String seen) {
        this(status, outcome.name(), seen);
    }
}
