package com.raliopay.webhooks.simulator.scenario;

/** Thrown when a scenario file is invalid. The message is one printable sentence that names the step and the field. */
public final class ScenarioException extends Exception {

    private static final long serialVersionUID = 1L;

    ScenarioException(String message) {
        super(message);
    }
}
