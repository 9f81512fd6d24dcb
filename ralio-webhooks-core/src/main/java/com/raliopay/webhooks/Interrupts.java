package com.raliopay.webhooks;

/** Preserves the interrupt flag where an {@link InterruptedException} is caught. */
final class Interrupts {

    private Interrupts() {}

    /** Sets the flag that was cleared when an {@link InterruptedException} was thrown; ignores other exceptions. */
    static void restoreAfter(Throwable thrown) {
        if (thrown instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }
}
