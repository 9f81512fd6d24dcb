package com.raliopay.webhooks.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.aot.hint.annotation.Reflective;

/**
 * Marks a method of any bean as a listener:
 *
 * <pre>{@code
 * @Component
 * class KycListeners {
 *
 *     @RalioListener
 *     void on(SessionVerified event) { ... }
 *
 *     @RalioListener(transactional = "level", key = "subject")
 *     void on(StateUpdated event, Delivery delivery) { ... }
 * }
 * }</pre>
 *
 * <p>The first parameter is an event, of a record's type or an interface of the sealed family for all events below it; the second,
 * if there is one, is the {@link com.raliopay.webhooks.Delivery}. The method returns nothing, because a value would be
 * ignored: the event counts as handled when the method returns. An application with a listener that returns a value, in
 * particular a future, or that is {@code @Async}, does not start.
 *
 * <p>Listeners run in the order of {@link org.springframework.core.annotation.Order @Order} on the method, or else on its bean;
 * the first that throws stops the rest.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Reflective
public @interface RalioListener {

    /**
     * The name under which the event is recorded in the application's database, in the transaction in which the method runs, so
     * that its changes are made once for each event. Every exception rolls back both, checked ones too. Under a new name,
     * redelivered events are handled again. By default, the method runs without a transaction.
     *
     * @see com.raliopay.webhooks.jdbc.TransactionalInbox
     */
    String transactional() default "";

    /**
     * What the event changes, such as {@code subject}, as a SpEL expression on the event: the method is never called for an
     * event that is older than one already handled for the same key. Only for methods that overwrite state, and only together with
     * {@link #transactional()}. By default, and if the key is null, events are handled in order of arrival.
     */
    String key() default "";
}
