package com.raliopay.webhooks.spring;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** Finds methods with {@link RalioListener}, without creating their beans. */
final class ListenerMethods {

    private final ConfigurableListableBeanFactory beans;
    private final BeanTypes types;

    ListenerMethods(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.types = new BeanTypes(beans);
    }

    /** Returns the methods of a bean, sorted by name: the JVM returns them in any order. */
    List<ListenerMethod> of(String bean) {
        // The bean behind the proxy of a scope: it is called through the proxy.
        if (ScopedProxyUtils.isScopedTarget(bean)) {
            return List.of();
        }
        Class<?> type = types.of(bean);
        if (type == null || !AnnotationUtils.isCandidateClass(type, RalioListener.class)) {
            return List.of();
        }
        Map<Method, RalioListener> methods =
                MethodIntrospector.selectMethods(type, (MethodIntrospector.MetadataLookup<RalioListener>)
                        method -> AnnotatedElementUtils.findMergedAnnotation(method, RalioListener.class));
        return methods.entrySet().stream()
                .map(method -> new ListenerMethod(beans, bean, type, method.getKey(), method.getValue()))
                .sorted(Comparator.comparing(ListenerMethod::toString))
                .toList();
    }
}
