package com.raliopay.webhooks.springdemo;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stands for a service that sends mail. */
@Component
class Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

    void welcome(UUID customer) {
        LOG.info("mail to {}: welcome", customer);
    }
}
