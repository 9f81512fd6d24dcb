package com.raliopay.webhooks.springwebflux;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.Host;
import com.raliopay.webhooks.endpointcontract.HostContract;
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

class SpringWebFluxTest extends HostContract {

    @Override
    protected Host start(@Nullable String secret, WebhookListener<WebhookEvent> merchant) {
        Map<String, Object> properties = new HashMap<>(Map.of("server.port", 0, "logging.level.root", "warn"));
        if (secret != null) {
            properties.put("ralio.webhook-secret", secret);
        }
        ConfigurableApplicationContext app = new SpringApplicationBuilder(RalioApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                .initializers(context -> register((GenericApplicationContext) context, merchant))
                .run();
        return Host.on(app.getEnvironment().getRequiredProperty("local.server.port", Integer.class), app::close);
    }

    /** Before the application's own. */
    private static void register(GenericApplicationContext context, WebhookListener<WebhookEvent> merchant) {
        RootBeanDefinition bean = new RootBeanDefinition(WebhookListener.class, () -> merchant);
        bean.setTargetType(ResolvableType.forClassWithGenerics(WebhookListener.class, WebhookEvent.class));
        bean.setPrimary(true);
        context.registerBeanDefinition("merchantOfTheContract", bean);
    }
}
