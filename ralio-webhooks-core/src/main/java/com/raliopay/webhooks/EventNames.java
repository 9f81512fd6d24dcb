package com.raliopay.webhooks;

import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.event.WebhookEvent;

/** What an event is called outside of the program: in the idempotency store and in logs. */
final class EventNames {

    private static final int MAX_TYPE_LENGTH = 80;

    private EventNames() {}

    /**
     * The key of an event in the store. The type belongs to it: the documentation shows one id with two types, and events
     * that are not the same must never be taken for duplicates.
     */
    static String key(WebhookEvent event) {
        return name(event) + "/" + event.id();
    }

    /** The event's type, as {@link #printable} shows it. */
    private static String name(WebhookEvent event) {
        return event instanceof KycEvent ? event.type() : printable(event.type());
    }

    /** The type, if it is one that a line of a log or a column of a table can hold; else a stand-in. */
    static String printable(String type) {
        return isPrintable(type) ? type : "type#" + Integer.toHexString(type.hashCode());
    }

    private static boolean isPrintable(String type) {
        if (type.length() > MAX_TYPE_LENGTH) {
            return false;
        }
        for (int i = 0; i < type.length(); i++) {
            if (type.charAt(i) <= ' ' || type.charAt(i) >= 127) {
                return false;
            }
        }
        return true;
    }
}
