package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.event.SessionVerified;
import com.raliopay.webhooks.spring.RalioListener;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class ShopApplication {

    public static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
    }

    @RalioListener
    void on(SessionVerified event) {
        System.out.println("verified: " + event.subject().id().orElseThrow());
    }
}
