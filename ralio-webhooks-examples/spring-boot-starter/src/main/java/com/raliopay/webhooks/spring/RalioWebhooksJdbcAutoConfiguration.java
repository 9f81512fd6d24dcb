package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Remembers handled events in the application's database, and deletes them when they have expired. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration" // Spring Boot 3
        })
@EnableConfigurationProperties(RalioWebhooksProperties.class)
public class RalioWebhooksJdbcAutoConfiguration {

    /** The name of the store's bean. */
    static final String STORE = "ralioIdempotencyStore";

    @Bean(STORE)
    @ConditionalOnProperty(name = "ralio.webhooks.store", havingValue = "jdbc", matchIfMissing = true)
    @ConditionalOnBean(DataSource.class)
    @ConditionalOnMissingBean(IdempotencyStore.class)
    @DependsOnDatabaseInitialization // migrations create the table
    JdbcIdempotencyStore ralioIdempotencyStore(
            ObjectProvider<DataSource> dataSource, RalioWebhooksProperties properties, Environment environment) {
        return new JdbcStoreFactory(properties, environment).create(dataSource.getIfUnique());
    }

    @Bean
    @ConditionalOnBean(JdbcIdempotencyStore.class)
    PurgeSchedule ralioPurgeSchedule(ObjectProvider<JdbcIdempotencyStore> stores, RalioWebhooksProperties properties) {
        return new PurgeSchedule(stores.stream().toList(), properties.purgeInterval());
    }
}
