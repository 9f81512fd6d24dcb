package com.raliopay.webhooks.springwebmvc;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointContract;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

class SpringWebMvcTest extends EndpointContract {

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        Map<String, Object> properties = new HashMap<>(Map.of("server.port", 0, "logging.level.root", "warn"));
        if (secret != null) {
            properties.put("ralio.webhook-secret", secret);
        }
        ConfigurableApplicationContext app = new SpringApplicationBuilder(RalioApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .initializers(context -> register((GenericApplicationContext) context, listener))
                .run();
        return RunningEndpoint.on(
                app.getEnvironment().getRequiredProperty("local.server.port", Integer.class), app::close);
    }

    /** Registers the listener in place of the application's own. */
    private static void register(GenericApplicationContext context, WebhookListener<WebhookEvent> listener) {
        RootBeanDefinition bean = new RootBeanDefinition(WebhookListener.class, () -> listener);
        bean.setTargetType(ResolvableType.forClassWithGenerics(WebhookListener.class, WebhookEvent.class));
        bean.setPrimary(true);
        context.registerBeanDefinition("contractListener", bean);
    }
}
