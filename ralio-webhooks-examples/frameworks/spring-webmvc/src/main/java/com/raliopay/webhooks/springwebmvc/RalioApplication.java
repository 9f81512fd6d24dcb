package com.raliopay.webhooks.springwebmvc;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The endpoint in an application of its own. */
@SpringBootApplication(proxyBeanMethods = false)
public class RalioApplication {

    /**
     * Listens on port 8080, and prints each event.
     *
     * @param args properties of Spring Boot, as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(RalioApplication.class, args);
    }

    /** The secret is the property {@code ralio.webhook-secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. */
    @Bean
    WebhookDispatcher ralio(@Value("${ralio.webhook-secret}") String secret, WebhookListener<WebhookEvent> merchant) {
        return WebhookDispatcher.builder()
                .secret(secret)
                .on(WebhookEvent.class, merchant)
                .build();
    }

    /** Stands for the merchant's own. */
    @Bean
    WebhookListener<WebhookEvent> merchant() {
        return System.out::println;
    }
}
