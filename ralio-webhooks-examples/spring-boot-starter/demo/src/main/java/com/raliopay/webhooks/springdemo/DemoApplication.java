package com.raliopay.webhooks.springdemo;

import com.raliopay.webhooks.merchant.Startup;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** A merchant's application. What it has to do with webhooks is in {@link KycListeners}, and in its properties. */
@SpringBootApplication
public class DemoApplication {

    /**
     * Listens on port 8080, and writes to a PostgreSQL server of its own unless {@code spring.datasource.url} is set.
     *
     * @param args properties of Spring Boot, as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(DemoApplication.class, args);
    }

    @EventListener
    void announce(ApplicationReadyEvent event) {
        Startup.announce(
                event.getApplicationContext().getEnvironment().getProperty("local.server.port", Integer.class, 0));
    }
}
