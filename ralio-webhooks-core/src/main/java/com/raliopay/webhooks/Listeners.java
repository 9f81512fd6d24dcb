package com.raliopay.webhooks;

import com.raliopay.webhooks.event.ExpirationWarning;
import com.raliopay.webhooks.event.ManualReview;
import com.raliopay.webhooks.event.SessionFailed;
import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who listens to what. All is decided when it is made: a delivery looks its class up once, however many listen. */
final class Listeners {

    private static final List<Class<? extends WebhookEvent>> CLASSES = List.of(
            SessionVerified.class,
            ManualReview.class,
            SessionFailed.class,
            StateUpdated.class,
            ExpirationWarning.class,
            UnrecognizedEvent.class);

    /** A listener, which only ever gets events of its type. */
    record Registration<E extends WebhookEvent>(Class<E> type, DeliveryListener<? super E> listener) {

        void handle(WebhookEvent event, Delivery delivery) throws Exception {
            listener.handle(type.cast(event), delivery);
        }
    }

    private final Map<Class<?>, List<Registration<?>>> byClass = new HashMap<>();

    Listeners(List<Registration<?>> registrations) {
        for (Class<?> eventClass : CLASSES) {
            List<Registration<?>> listening = new ArrayList<>();
            for (Registration<?> registration : registrations) {
                if (registration.type().isAssignableFrom(eventClass)) {
                    listening.add(registration);
                }
            }
            byClass.put(eventClass, List.copyOf(listening));
        }
    }

    /** The listeners to events of this class, in the order of registration. */
    List<Registration<?>> to(Class<? extends WebhookEvent> eventClass) {
        return byClass.getOrDefault(eventClass, List.of());
    }

    boolean isEmpty() {
        return byClass.values().stream().allMatch(List::isEmpty);
    }
}
