package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Remembers handled events in the application's database. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration" // Spring Boot 3
        })
@ConditionalOnClass(DataSource.class)
@ConditionalOnProperty(name = "ralio.webhooks.store", havingValue = "jdbc", matchIfMissing = true)
@EnableConfigurationProperties(RalioWebhooksProperties.class)
public class RalioWebhooksJdbcAutoConfiguration {

    @Bean
    @ConditionalOnSingleCandidate(DataSource.class)
    @ConditionalOnMissingBean(IdempotencyStore.class)
    @DependsOnDatabaseInitialization
    JdbcIdempotencyStore ralioIdempotencyStore(
            DataSource dataSource, RalioWebhooksProperties properties, Environment environment) {
        return new JdbcStoreFactory(properties, environment).create(dataSource);
    }
}
