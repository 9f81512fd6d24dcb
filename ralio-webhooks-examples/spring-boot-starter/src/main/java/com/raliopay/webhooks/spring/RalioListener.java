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
     * The name under which each event is recorded in the application's database, in the transaction of Spring in which the method
     * runs: its changes through JPA, {@code JdbcTemplate}, or {@code JdbcClient} are made once for each event. By default, the
     * method runs without a transaction.
     *
     * <p>Every exception rolls back both the record and the changes, checked exceptions and errors, too, and so does a transaction that
     * is marked for rollback when the method returns; Ralio then sends the event again. For an event that has been recorded, the
     * method is not called, and the delivery counts as handled. Side effects elsewhere, such as an email, are not covered.
     *
     * <p>The method needs no {@link org.springframework.transaction.annotation.Transactional @Transactional}; with it, and in the
     * methods that it calls, propagation {@code REQUIRED} joins the transaction. {@code REQUIRES_NEW} would commit the changes even if
     * the record is rolled back, and make them again when Ralio sends the event again: on the method itself, it is refused at the
     * start.
     *
     * <p>The name is part of the records: under a new one, redelivered events are handled again. No other listener of the
     * application can have it. It has 1 to 40 letters, digits, {@code _}, {@code .} or {@code -}.
     *
     * <p>An application with such a method starts only if handled events are remembered in its database
     * ({@code ralio.webhooks.store=jdbc}), and there is a transaction manager for JDBC, JPA, or Hibernate on the same DataSource. That of a
     * {@code JdbcIdempotencyStore} bean of the application is unknown: make sure that it is the same. Transactions of JTA are not
     * supported.
     *
     * @see com.raliopay.webhooks.jdbc.TransactionalListener
     */
    String transactional() default "";

    /**
     * What the event changes, such as {@code subject}, as a SpEL expression on the event: the method is not called for an
     * event that is older than one already handled under the same name and key, and the delivery counts as handled. Only for methods
     * that overwrite state, and only together with {@link #transactional()}. By default, and if the key is null, an empty
     * {@code Optional}, or a subject without an id, events are handled in the order of their arrival.
     *
     * <p>As in {@code @Cacheable}, the event is the root object, and also {@code #event}: {@code subject},
     * {@code #root.subject}, {@code #event.subject()}, and {@code subject.entityTypeText + '/' + kycId} are keys. The expression is
     * evaluated at the start on an event of each type that the method handles; if that is impossible for one of them, the
     * application does not start. It has no access to beans, static methods, or constructors.
     *
     * <p>For the states of sessions, use one method with a {@code SessionEvent} and the key {@code sessionId}: three methods would have
     * three names, and thus three sequences.
     */
    String key() default "";

    /**
     * The bean name or qualifier of the {@code PlatformTransactionManager}, only needed if there are several and none is primary, or
     * the primary one is not that of the store's database. Only together with {@link #transactional()}.
     */
    String transactionManager() default "";
}
