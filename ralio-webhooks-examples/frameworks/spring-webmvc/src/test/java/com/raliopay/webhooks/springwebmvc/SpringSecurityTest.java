package com.raliopay.webhooks.springwebmvc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.endpointcontract.EndpointRule;
import com.raliopay.webhooks.endpointcontract.RunningEndpoint;
import com.raliopay.webhooks.event.WebhookEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.autoproxy.BeanNameAutoProxyCreator;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Checks the contract with the filter chain that the pitfalls show, and with a controller that is proxied. */
class SpringSecurityTest extends SpringWebMvcTest {

    private static final Path README = Path.of("README.md");
    private static final Path RECIPE = Path.of("src/test/java/com/raliopay/webhooks/springwebmvc/SecurityRecipe.java");

    @Override
    protected RunningEndpoint start(
            @Nullable String secret, String databaseUrl, WebhookListener<WebhookEvent> listener) {
        return new TestApplication(secret, databaseUrl)
                .start(listener, SecurityRecipe.class, RestrictedApplication.class, ProxiedController.class);
    }

    @Override
    protected Map<EndpointRule, String> exemptions() {
        Map<EndpointRule, String> exemptions = new HashMap<>(super.exemptions());
        exemptions.put(EndpointRule.PAUSING_BODY, "slow, and checked without Spring Security");
        exemptions.put(EndpointRule.SHUTDOWN, "slow, and checked without Spring Security");
        return exemptions;
    }

    /** Everything else in the merchant's application, its error page too. */
    static class RestrictedApplication {
        @Bean
        SecurityFilterChain restricted(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }
    }

    /** Subclasses the controller, as aspects for metrics or tracing do. */
    static class ProxiedController {
        @Bean
        static BeanNameAutoProxyCreator proxies() {
            BeanNameAutoProxyCreator proxies = new BeanNameAutoProxyCreator();
            proxies.setBeanNames("ralioController");
            proxies.setProxyTargetClass(true);
            return proxies;
        }
    }

    static class OpenApplication {
        @Bean
        SecurityFilterChain open(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                    .build();
        }
    }

    @Test
    void defaultsRefuseSignedEvents() throws Exception {
        assertThat(statusOfSignedEvent()).isEqualTo(401);
    }

    @Test
    void permissionAloneRefusesSignedEvents() throws Exception {
        assertThat(statusOfSignedEvent(OpenApplication.class)).isEqualTo(403);
    }

    @Test
    void recipeAcceptsSignedEvents() throws Exception {
        assertThat(statusOfSignedEvent(SecurityRecipe.class)).isEqualTo(200);
    }

    private static int statusOfSignedEvent(Class<?>... configuration) throws Exception {
        String databaseUrl = "jdbc:h2:mem:" + UUID.randomUUID();
        RunningEndpoint endpoint = new TestApplication("secret", databaseUrl).start(event -> {}, configuration);
        try {
            return TestApplication.post(endpoint.uri(), "secret");
        } finally {
            endpoint.stop().run();
        }
    }

    @Test
    void pitfallsShowCompiledCode() throws IOException {
        String recipe = Files.readString(RECIPE)
                .split("// (tag|end)::security\n", -1)[1]
                .stripIndent();

        assertThat(Files.readString(README)).contains("```java\n" + recipe.strip() + "\n```");
    }
}
