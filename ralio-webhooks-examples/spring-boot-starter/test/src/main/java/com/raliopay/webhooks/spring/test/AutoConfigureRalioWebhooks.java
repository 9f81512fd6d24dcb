package com.raliopay.webhooks.spring.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Adds the endpoint to a test with {@code @WebMvcTest} or {@code @WebFluxTest}, and a secret to every test:
 *
 * <pre>{@code
 * @WebMvcTest
 * @AutoConfigureRalioWebhooks
 * @Import(KycListeners.class)
 * class KycListenersTest {
 *
 *     @Autowired
 *     MockMvcTester mvc;
 *
 *     @MockitoBean
 *     Customers customers;
 *
 *     @Test
 *     void activatesVerifiedCustomer() {
 *         assertThat(mvc.post().uri("/webhooks/ralio").with(signed(Fixture.SESSION_VERIFIED))).hasStatusOk();
 *
 *         verify(customers).activate(any());
 *     }
 * }
 * }</pre>
 *
 * <p>The secret is {@value #SECRET}, whatever {@code ralio.webhooks.secret} is in {@code application.properties}, unless the test sets
 * the property itself. Slices have no database: there, handled events are remembered in memory, and transactional listeners run without a
 * transaction, so that a delivery is never outdated. With {@code @SpringBootTest}, both are as in the application. A slice
 * includes no {@code @Component}: import the classes of the listeners.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ImportAutoConfiguration
public @interface AutoConfigureRalioWebhooks {

    /** The webhook secret of tests. */
    String SECRET = "test-secret";
}
