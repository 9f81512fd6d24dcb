package com.raliopay.webhooks.springdemo;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.spring.RalioListener;
import org.springframework.stereotype.Component;

@Component
class KycListeners {

    private final Customers customers;
    private final Mail mail;

    KycListeners(Customers customers, Mail mail) {
        this.customers = customers;
        this.mail = mail;
    }

    /** Changes the customer once for each event, and never back to the level of an older event. */
    @RalioListener(transactional = "level", key = "subject")
    void on(StateUpdated event) {
        event.subject().userId().ifPresent(id -> customers.save(new Customer(id, event.levelText())));
    }

    /** May be called again for the same event, if the process is killed before the event is marked as completed. */
    @RalioListener
    void on(SessionVerified event) {
        event.subject().userId().ifPresent(mail::welcome);
    }
}
