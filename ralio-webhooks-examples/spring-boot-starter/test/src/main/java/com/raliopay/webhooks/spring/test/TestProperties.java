package com.raliopay.webhooks.spring.test;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.support.TestPropertySourceUtils;

/** Sets the properties of the starter, with precedence over those of the application. Equal ones share a cached context. */
record TestProperties(boolean slice) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("ralio.webhooks.secret", AutoConfigureRalioWebhooks.SECRET);
        if (slice) {
            properties.put("ralio.webhooks.store", "memory");
        }
        MapPropertySource source = new MapPropertySource("ralio-webhooks-test", properties);
        MutablePropertySources sources = context.getEnvironment().getPropertySources();
        if (sources.contains(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME)) {
            sources.addAfter(TestPropertySourceUtils.INLINED_PROPERTIES_PROPERTY_SOURCE_NAME, source);
        } else {
            sources.addFirst(source);
        }
    }
}
