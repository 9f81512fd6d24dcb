package com.raliopay.webhooks.springwebflux;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalListener;
import com.raliopay.webhooks.merchant.Customers;
import com.raliopay.webhooks.merchant.Startup;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The endpoint in an application of its own. */
@SpringBootApplication(proxyBeanMethods = false)
public class RalioApplication {

    /**
     * Listens on port 8080, and writes each event to a database in memory.
     *
     * @param args properties of Spring Boot, as {@code --server.port=8081}
     */
    public static void main(String[] args) {
        SpringApplication.run(RalioApplication.class, args);
    }

    /** The secret is the property {@code ralio.webhook-secret}, in the environment {@code RALIO_WEBHOOK_SECRET}. */
    @Bean
    WebhookDispatcher ralio(
            @Value("${ralio.webhook-secret}") String secret,
            JdbcIdempotencyStore store,
            TransactionalListener<WebhookEvent> merchant) {
        return WebhookDispatcher.builder()
                .secret(secret)
                .idempotencyStore(store)
                .on(WebhookEvent.class, store.transactional("customers", merchant))
                .build();
    }

    @Bean
    JdbcIdempotencyStore store(DataSource dataSource) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc");
        store.createSchema();
        return store;
    }

    /** As many listeners as connections run at once; other deliveries wait. Not for other tasks of the application. */
    @Bean(defaultCandidate = false)
    @DependsOn("dataSource") // which is closed after the last listener has ended
    ThreadPoolTaskExecutor listeners() {
        ThreadPoolTaskExecutor listeners = new ThreadPoolTaskExecutor();
        listeners.setCorePoolSize(64);
        listeners.setWaitForTasksToCompleteOnShutdown(true);
        listeners.setAwaitTerminationSeconds(60);
        return listeners;
    }

    /** Stands for the merchant's own. */
    @Bean
    TransactionalListener<WebhookEvent> merchant(DataSource dataSource) throws SQLException {
        Customers.createTable(dataSource);
        return Customers::update;
    }

    @EventListener
    void announce(ApplicationReadyEvent event) {
        Startup.announce(
                event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }
}
