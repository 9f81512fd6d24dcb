package com.raliopay.webhooks.spring;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs transactional listeners in transactions that Spring manages. */
@AutoConfiguration(before = RalioWebhooksAutoConfiguration.class)
@ConditionalOnClass({PlatformTransactionManager.class, DataSourceUtils.class})
public class RalioWebhooksTransactionAutoConfiguration {

    /** Without further conditions, so that listeners that need more fail with a message that says what is missing. */
    @Bean
    @ConditionalOnMissingBean
    ListenerTransactions ralioListenerTransactions(ListableBeanFactory beans) {
        return new SpringTransactions(beans);
    }
}
