package com.raliopay.webhooks;

/** An action that a test injects. It may throw anything without declaring it, as code in Kotlin or with Lombok does. */
@FunctionalInterface
interface Action {

    void perform() throws Throwable;

    /** Performs this action and throws what it throws, although nothing is declared. */
    default void run() {
        try {
            perform();
        } catch (Throwable e) {
            throw Action.<RuntimeException>unchecked(e);
        }
    }

    static Action failingWith(Throwable failure) {
        return () -> {
            throw failure;
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
