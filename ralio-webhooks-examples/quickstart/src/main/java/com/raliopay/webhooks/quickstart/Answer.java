package com.raliopay.webhooks.quickstart;

import com.raliopay.webhooks.Outcome;

/** How a delivery ended: what Ralio was told, how the library calls it, and what the listeners saw of it. */
record Answer(int status, String outcome, String seen) {

    Answer(int status, Outcome outcome, String seen) {
        this(status, outcome.name(), seen);
    }
}
