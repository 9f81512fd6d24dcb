package com.raliopay.webhooks;

import com.raliopay.webhooks.event.EventType;
import com.raliopay.webhooks.event.UnrecognizedEvent;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The registered listeners, in the order of their registration. */
final class Listeners {

    /** A listener with the type that it was registered for. */
    record Registration<E extends WebhookEvent>(
            Class<E> type, DeliveryListener<? super E> listener, String name, String stage) {

        static <E extends WebhookEvent> Registration<E> of(
                Class<E> type, DeliveryListener<? super E> listener, String name) {
            return new Registration<>(
                    type, listener, name, "listener " + (name.isEmpty() ? type.getSimpleName() : name));
        }

        void handle(WebhookEvent event, Delivery delivery) throws Exception {
            listener.handle(type.cast(event), delivery);
        }
    }

    private final List<Registration<?>> registrations;
    /** What has been found, so that a delivery does not ask each listener again. */
    private final Map<Class<?>, List<Registration<?>>> byClass = new ConcurrentHashMap<>();

    Listeners(List<Registration<?>> registrations) {
        this.registrations = List.copyOf(registrations);
        Set<String> names = new HashSet<>();
        for (Registration<?> registration : registrations) {
            if (!registration.name.isEmpty() && !names.add(registration.name)) {
                throw new IllegalStateException("two listeners are named " + registration.name);
            }
        }
    }

    List<Registration<?>> of(WebhookEvent event) {
        List<Registration<?>> known = byClass.get(event.getClass());
        if (known == null) {
            known = find(event.getClass());
            byClass.put(event.getClass(), known);
        }
        return known;
    }

    /** Returns whether an event of this type, which could not be read, would have a listener. */
    boolean includeType(String eventType) {
        Class<?> eventClass =
                EventType.of(eventType).<Class<?>>map(EventType::eventClass).orElse(UnrecognizedEvent.class);
        return !find(eventClass).isEmpty();
    }

    private List<Registration<?>> find(Class<?> eventClass) {
        List<Registration<?>> matching = new ArrayList<>();
        for (Registration<?> registration : registrations) {
            if (registration.type.isAssignableFrom(eventClass)) {
                matching.add(registration);
            }
        }
        return List.copyOf(matching);
    }
}
