package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.WebhookEvent;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Finds the application's listeners and registers them with the dispatcher. */
final class ListenerRegistry {

    private final ConfigurableListableBeanFactory beans;
    private final ObjectProvider<ListenerTransactions> transactions;

    ListenerRegistry(ConfigurableListableBeanFactory beans, ObjectProvider<ListenerTransactions> transactions) {
        this.beans = beans;
        this.transactions = transactions;
    }

    void registerWith(WebhookDispatcher.Builder builder) {
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = AutoProxyUtils.determineTargetClass(beans, name);
            if (type == null) {
                continue;
            }
            Map<Method, RalioListener> methods =
                    MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<RalioListener>)
                            method -> AnnotatedElementUtils.findMergedAnnotation(method, RalioListener.class));
            methods.forEach((method, annotation) -> register(builder, name, method, annotation));
        }
    }

    private void register(WebhookDispatcher.Builder builder, String bean, Method method, RalioListener annotation) {
        Class<? extends WebhookEvent> type = method.getParameterTypes()[0].asSubclass(WebhookEvent.class);
        register(builder, type, bean, method, annotation);
    }

    private <E extends WebhookEvent> void register(
            WebhookDispatcher.Builder builder, Class<E> type, String bean, Method method, RalioListener annotation) {
        boolean withDelivery = method.getParameterCount() == 2;
        DeliveryListener<E> listener = (event, delivery) -> {
            Object target = beans.getBean(bean);
            Method invocable = AopUtils.selectInvocableMethod(method, target.getClass());
            invocable.setAccessible(true);
            try {
                if (withDelivery) {
                    invocable.invoke(target, event, delivery);
                } else {
                    invocable.invoke(target, event);
                }
            } catch (InvocationTargetException e) {
                throw e.getTargetException() instanceof Exception exception ? exception : e;
            }
        };
        builder.on(
                type,
                annotation.transactional().isEmpty()
                        ? listener
                        : transactions.getObject().transactional(annotation, type, listener));
    }
}
