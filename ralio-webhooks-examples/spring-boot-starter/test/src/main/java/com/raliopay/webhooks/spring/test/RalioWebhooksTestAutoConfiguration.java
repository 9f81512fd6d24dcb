package com.raliopay.webhooks.spring.test;

import com.raliopay.webhooks.spring.RalioWebhooksProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Signs deliveries of tests with {@link AutoConfigureRalioWebhooks}. */
@AutoConfiguration
@EnableConfigurationProperties(RalioWebhooksProperties.class)
public class RalioWebhooksTestAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RalioWebhookSigner ralioWebhookSigner(RalioWebhooksProperties properties) {
        return new RalioWebhookSigner(properties);
    }
}
