package com.raliopay.webhooks.springwebmvc;

import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** What the pitfalls show for Spring Security. */
class SecurityRecipe {

    // tag::security
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain ralioSecurity(HttpSecurity http) throws Exception {
        return http.securityMatcher("/webhooks/ralio/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(CsrfConfigurer::disable)
                .build();
    }
    // end::security
}
