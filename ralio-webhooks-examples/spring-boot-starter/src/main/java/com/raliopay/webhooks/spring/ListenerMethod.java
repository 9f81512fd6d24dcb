package com.raliopay.webhooks.spring;

import static java.util.Objects.requireNonNullElse;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ReflectionUtils;

/** A method with {@link RalioListener}. Its bean is created when Spring does, or at the first event. */
final class ListenerMethod {

    /** What distinguishes a method from those of other beans. */
    record Id(String bean, Method method) {}

    private final ConfigurableListableBeanFactory beans;
    private final Id id;
    private final Class<?> beanClass;
    private final RalioListener annotation;

    ListenerMethod(
            ConfigurableListableBeanFactory beans,
            String bean,
            Class<?> beanClass,
            Method method,
            RalioListener annotation) {
        this.beans = beans;
        this.id = new Id(bean, method);
        this.beanClass = beanClass;
        this.annotation = annotation;
    }

    Id id() {
        return id;
    }

    /** Returns the listener, in a transaction if the annotation says so. */
    FoundListener<?> listener(ObjectProvider<ListenerTransactions> transactions) {
        return listener(eventType(), transactions);
    }

    private <E extends WebhookEvent> FoundListener<E> listener(
            Class<E> type, ObjectProvider<ListenerTransactions> transactions) {
        requireSynchronous();
        DeliveryListener<E> listener = named(toString(), this::invoke);
        if (!annotation.transactional().isEmpty()) {
            ListenerTransactions available = transactions.getIfAvailable();
            if (available == null) {
                throw failure(
                        "needs spring-jdbc on the class path for its transactions",
                        "Add spring-boot-starter-jdbc or spring-boot-starter-data-jpa.");
            }
            listener = available.transactional(annotation, id.method, type, listener);
        } else if (!annotation.key().isEmpty()
                || !annotation.transactionManager().isEmpty()) {
            throw failure(
                    (annotation.key().isEmpty() ? "names a transaction manager" : "has a key")
                            + " but is not transactional",
                    "Set transactional to a name for the listener, too.");
        }
        return new FoundListener<>("the method " + this, order(), type, listener);
    }

    private static <E extends WebhookEvent> DeliveryListener<E> named(String name, DeliveryListener<E> listener) {
        return new DeliveryListener<>() {
            @Override
            public void handle(E event, Delivery delivery) throws Exception {
                listener.handle(event, delivery);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    private Class<? extends WebhookEvent> eventType() {
        int count = id.method.getParameterCount();
        if (count == 0 || count > 2 || (count == 2 && id.method.getParameterTypes()[1] != Delivery.class)) {
            throw failure("has other parameters than an event and, optionally, a Delivery", "Change its parameters.");
        }
        Class<?> type =
                ResolvableType.forMethodParameter(id.method, 0, beanClass).resolve(Object.class);
        if (!WebhookEvent.class.isAssignableFrom(type)) {
            throw failure(
                    "has a first parameter that is not an event", "Change it to an event, such as SessionVerified.");
        }
        return type.asSubclass(WebhookEvent.class);
    }

    private void requireSynchronous() {
        Class<?> returned = id.method.getReturnType();
        if (returned != void.class && returned != Void.class) {
            throw failure(
                    "returns a " + returned.getSimpleName(),
                    "Change it to return nothing, after all its work has ended: the event counts as handled when the method"
                            + " returns. Wait for a future with get(), for a Mono with block().");
        }
        if (AnnotatedElementUtils.hasAnnotation(id.method, Async.class)
                || AnnotatedElementUtils.hasAnnotation(beanClass, Async.class)) {
            throw failure(
                    "is @Async",
                    "Remove @Async: the event counts as handled when the method returns, although its work may fail later.");
        }
    }

    private int order() {
        Integer ofMethod = OrderUtils.getOrder(id.method);
        if (ofMethod != null) {
            return ofMethod;
        }
        Order ofBean = beans.findAnnotationOnBean(id.bean, Order.class, false);
        return ofBean == null ? Ordered.LOWEST_PRECEDENCE : ofBean.value();
    }

    /** Throws an exception if a proxy, which Spring has created around the bean, does not pass calls of the method on. */
    void requireInvocable() {
        invocable(beans.getBean(id.bean));
    }

    private Method invocable(Object bean) {
        if (AopUtils.isCglibProxy(bean) && Modifier.isFinal(id.method.getModifiers())) {
            throw failure("is final, but its bean is a proxy", "Remove final.");
        }
        try {
            return AopUtils.selectInvocableMethod(id.method, bean.getClass());
        } catch (IllegalStateException e) {
            throw failure(
                    "cannot be called, because its bean is a proxy",
                    AopUtils.isCglibProxy(bean)
                            ? "Remove private."
                            : "Declare it in an interface of its class, or set spring.aop.proxy-target-class to true.");
        }
    }

    private void invoke(WebhookEvent event, Delivery delivery) throws Exception {
        Object bean = beans.getBean(id.bean);
        Method method = invocable(bean);
        ReflectionUtils.makeAccessible(method);
        try {
            if (method.getParameterCount() == 2) {
                method.invoke(bean, event, delivery);
            } else {
                method.invoke(bean, event);
            }
        } catch (InvocationTargetException e) {
            throwUnwrapped(e.getTargetException());
        }
    }

    /** A proxy wraps checked exceptions that the method does not declare. */
    private static void throwUnwrapped(Throwable thrown) throws Exception {
        Throwable cause = thrown instanceof UndeclaredThrowableException wrapper
                ? requireNonNullElse(wrapper.getUndeclaredThrowable(), thrown)
                : thrown;
        ReflectionUtils.rethrowException(cause);
    }

    private StartFailure failure(String problem, String action) {
        return new StartFailure("The method " + this + " has @RalioListener, but " + problem + ".", action);
    }

    /** {@return the bean, the method, and the simple names of its parameters, as {@code kycListeners.on(StateUpdated)}} */
    @Override
    public String toString() {
        return id.bean + "." + id.method.getName()
                + Arrays.stream(id.method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
