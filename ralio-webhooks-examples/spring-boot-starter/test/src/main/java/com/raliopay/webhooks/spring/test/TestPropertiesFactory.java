package com.raliopay.webhooks.spring.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds tests with {@link AutoConfigureRalioWebhooks}. */
final class TestPropertiesFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        if (!TestContextAnnotationUtils.hasAnnotation(testClass, AutoConfigureRalioWebhooks.class)) {
            return null;
        }
        OverrideAutoConfiguration override =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, OverrideAutoConfiguration.class);
        return new TestProperties(override != null && !override.enabled());
    }
}
