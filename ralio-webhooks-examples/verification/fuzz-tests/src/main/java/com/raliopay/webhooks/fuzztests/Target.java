package com.raliopay.webhooks.fuzztests;

/** What can be fuzzed. */
enum Target {
    PARSER(ParserTarget.class),
    SIGNATURE(SignatureTarget.class),
    DISPATCHER(DispatcherTarget.class);

    private final Class<?> type;

    Target(Class<?> type) {
        this.type = type;
    }

    /** The class that takes the inputs. */
    Class<?> type() {
        return type;
    }
}
