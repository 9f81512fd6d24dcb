package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.idempotency.IdempotencyStore;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalInbox;
import java.beans.PropertyDescriptor;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.annotation.BeanFactoryAnnotationUtils;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.util.ReflectionUtils;

/** Creates transactional listeners, and checks at the start what would lose events later. */
final class SpringTransactions implements ListenerTransactions {

    private static final Set<Integer> OUTSIDE = Set.of(
            TransactionDefinition.PROPAGATION_REQUIRES_NEW,
            TransactionDefinition.PROPAGATION_NOT_SUPPORTED,
            TransactionDefinition.PROPAGATION_NEVER);

    private final ListableBeanFactory beans;

    SpringTransactions(ListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public <E extends WebhookEvent> DeliveryListener<E> transactional(
            RalioListener annotation, Method method, Class<E> type, DeliveryListener<E> listener) {
        String where = "The method " + listener.name();
        JdbcIdempotencyStore store = store(where);
        PlatformTransactionManager manager = manager(where, annotation.transactionManager());
        requireSameTransaction(where, method, manager);
        DataSource dataSource = dataSource(where, manager);
        requireSameDatabase(where, store, dataSource);
        Function<E, @Nullable Object> key =
                annotation.key().isEmpty() ? event -> null : EventKeyExpression.of(where, annotation.key(), type);
        return new SpringTransactionalListener<>(
                manager, dataSource, annotation.transactional(), inbox(where, store, annotation), key, listener);
    }

    private JdbcIdempotencyStore store(String where) {
        if (beans.getBeanProvider(IdempotencyStore.class).getIfAvailable() instanceof JdbcIdempotencyStore store) {
            return store;
        }
        throw new StartFailure(
                where + " is transactional, but handled events are not remembered in the application's database.",
                "Configure a DataSource, and remove ralio.webhooks.store or set it to jdbc. If there are several DataSources,"
                        + " mark one as @Primary, or define a bean of the type JdbcIdempotencyStore.");
    }

    private static TransactionalInbox inbox(String where, JdbcIdempotencyStore store, RalioListener annotation) {
        try {
            return store.inbox(annotation.transactional());
        } catch (IllegalArgumentException e) {
            throw new StartFailure(
                    where + " is transactional under an invalid name: " + e.getMessage() + ".",
                    "Choose another name, such as transactional = \"activate\".",
                    e);
        }
    }

    private PlatformTransactionManager manager(String where, String qualifier) {
        try {
            return qualifier.isEmpty() ? beans.getBean(PlatformTransactionManager.class) : qualified(qualifier);
        } catch (NoUniqueBeanDefinitionException e) {
            throw new StartFailure(
                    where + " is transactional, but there are several transaction managers: " + e.getBeanNamesFound()
                            + ".",
                    "Name that of the store's DataSource, as in @RalioListener(transactional = ..., transactionManager ="
                            + " \"...\"), or mark it as @Primary.",
                    e);
        } catch (NoSuchBeanDefinitionException e) {
            throw new StartFailure(
                    where + " is transactional, but there is no PlatformTransactionManager"
                            + (qualifier.isEmpty() ? "." : " named " + qualifier + "."),
                    "Add spring-boot-starter-jdbc or spring-boot-starter-data-jpa, or define a JdbcTransactionManager bean.",
                    e);
        }
    }

    private PlatformTransactionManager qualified(String qualifier) throws BeansException {
        return BeanFactoryAnnotationUtils.qualifiedBeanOfType(beans, PlatformTransactionManager.class, qualifier);
    }

    /** Refuses annotations that would commit the method's changes without the record. */
    private void requireSameTransaction(String where, Method method, PlatformTransactionManager manager) {
        TransactionAttribute own = new AnnotationTransactionAttributeSource(false)
                .getTransactionAttribute(method, method.getDeclaringClass());
        if (own == null) {
            return;
        }
        if (OUTSIDE.contains(own.getPropagationBehavior())) {
            throw new StartFailure(
                    where
                            + " does not run in the transaction of its event, because its @Transactional has another propagation"
                            + " than REQUIRED.",
                    "Remove @Transactional, which the method does not need.");
        }
        String qualifier = own.getQualifier();
        if (qualifier != null && !qualifier.isEmpty() && !qualified(qualifier).equals(manager)) {
            throw new StartFailure(
                    where
                            + " does not run in the transaction of its event, because its @Transactional names another transaction"
                            + " manager: " + qualifier + ".",
                    "Remove @Transactional, which the method does not need, and name the transaction manager in"
                            + " @RalioListener.");
        }
    }

    /** Returns the property {@code dataSource}, which the transaction managers for JDBC, JPA, and Hibernate have. */
    private static DataSource dataSource(String where, PlatformTransactionManager manager) {
        PropertyDescriptor property = BeanUtils.getPropertyDescriptor(manager.getClass(), "dataSource");
        if (property != null
                && property.getReadMethod() != null
                && ReflectionUtils.invokeMethod(property.getReadMethod(), manager) instanceof DataSource dataSource) {
            return dataSource;
        }
        throw new StartFailure(
                where + " is transactional, but the transaction manager "
                        + manager.getClass().getName()
                        + " has no DataSource, in whose transactions events could be recorded.",
                "Name a JdbcTransactionManager or JpaTransactionManager as transactionManager in @RalioListener.");
    }

    /** The DataSource of a store that the application defines is unknown; its table is then missing at the first event. */
    private void requireSameDatabase(String where, JdbcIdempotencyStore store, DataSource ofTransactions) {
        String name = RalioWebhooksJdbcAutoConfiguration.STORE;
        if (!beans.containsBean(name) || !beans.getBean(name).equals(store)) {
            return;
        }
        DataSource ofStore = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (ofStore != null && !target(ofStore).equals(target(ofTransactions))) {
            throw new StartFailure(
                    where + " is transactional, but its transaction manager and the store have different DataSources.",
                    "Name the transaction manager of the primary DataSource as transactionManager in @RalioListener, or define"
                            + " a JdbcIdempotencyStore bean with the DataSource of the transaction manager.");
        }
    }

    private static DataSource target(DataSource dataSource) {
        DataSource target = dataSource instanceof DelegatingDataSource proxy ? proxy.getTargetDataSource() : null;
        return target == null ? dataSource : target(target);
    }
}
