package com.raliopay.webhooks.fuzztests;

/** A part of the library that can be fuzzed. */
enum Target {
    PARSER(ParserTarget.class),
    SIGNATURE(SignatureTarget.class),
    DISPATCHER(DispatcherTarget.class);

    private final Class<?> type;

    Target(Class<?> type) {
        this.type = type;
    }

    /** Returns the class that checks the inputs. */
    Class<?> type() {
        return type;
    }
}
