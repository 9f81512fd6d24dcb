package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.WebhookListener;
import com.raliopay.webhooks.event.WebhookEvent;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ReflectionUtils;

/** Finds beans that are listeners, and the types of their events. */
final class ListenerBeans {

    private final ConfigurableListableBeanFactory beans;
    private final BeanTypes types;

    ListenerBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.types = new BeanTypes(beans);
    }

    boolean isListener(String name) {
        Class<?> type = types.of(name);
        return type != null && DeliveryListener.class.isAssignableFrom(type) && isCandidate(name);
    }

    /** Returns false for a bean that the application keeps to itself, to register it with another dispatcher. */
    boolean isCandidate(String name) {
        if (!beans.containsBeanDefinition(name)) {
            return true;
        }
        BeanDefinition definition = beans.getMergedBeanDefinition(name);
        return definition.isAutowireCandidate()
                && !(definition instanceof AbstractBeanDefinition bean && !bean.isDefaultCandidate());
    }

    FoundListener<?> listener(String name) {
        DeliveryListener<?> listener = beans.getBean(name, DeliveryListener.class);
        Class<?> beanClass = AopUtils.getTargetClass(listener);
        Class<?> type = eventType(ResolvableType.forClass(beanClass));
        if (type == null && beans.containsBeanDefinition(name)) { // a lambda, or a class with a type parameter
            type = eventType(
                    beans.getMergedBeanDefinition(types.definition(name)).getResolvableType());
        }
        if (type == null) {
            throw new StartFailure(
                    "The type of event that the listener bean " + name + " handles is unknown.",
                    "Declare it in the return type of the method that creates the bean, such as"
                            + " WebhookListener<SessionVerified>, or use a method with @RalioListener.");
        }
        requireSynchronous(name, beanClass);
        return found(name, order(name, listener), type.asSubclass(WebhookEvent.class), listener);
    }

    private static @Nullable Class<?> eventType(ResolvableType listener) {
        ResolvableType type = listener.as(DeliveryListener.class);
        boolean unknown = type.hasUnresolvableGenerics()
                || Arrays.stream(listener.getGenerics()).anyMatch(each -> each.getType() instanceof WildcardType);
        return unknown ? null : type.getGeneric().resolve();
    }

    private static void requireSynchronous(String name, Class<?> beanClass) {
        boolean async = AnnotatedElementUtils.hasAnnotation(beanClass, Async.class)
                || Arrays.stream(ReflectionUtils.getUniqueDeclaredMethods(beanClass))
                        .anyMatch(method -> method.getName().equals("handle")
                                && AnnotatedElementUtils.hasAnnotation(method, Async.class));
        if (async) {
            throw new StartFailure(
                    "The listener bean " + name + " is @Async.",
                    "Remove @Async: the event counts as handled when the listener returns, although its work may fail later.");
        }
    }

    private int order(String name, DeliveryListener<?> listener) {
        if (listener instanceof Ordered ordered) {
            return ordered.getOrder();
        }
        Order annotation = beans.findAnnotationOnBean(name, Order.class, false);
        return annotation == null ? Ordered.LOWEST_PRECEDENCE : annotation.value();
    }

    @SuppressWarnings("unchecked") // the type argument is the listener's, or a merchant's mistake
    private static <E extends WebhookEvent> FoundListener<E> found(
            String name, int order, Class<E> type, DeliveryListener<?> bean) {
        DeliveryListener<E> listener = (DeliveryListener<E>) bean;
        if (bean instanceof WebhookListener<?> && AopUtils.isAopProxy(bean)) {
            listener = throughProxy((WebhookListener<E>) bean);
        }
        return new FoundListener<>("the bean " + name, order, type, listener);
    }

    /** The target's method with a delivery would call the one without on itself, past the proxy. */
    private static <E extends WebhookEvent> WebhookListener<E> throughProxy(WebhookListener<E> proxy) {
        return new WebhookListener<>() {
            @Override
            public void handle(E event) throws Exception {
                proxy.handle(event);
            }

            @Override
            public String name() {
                return proxy.name();
            }
        };
    }
}
