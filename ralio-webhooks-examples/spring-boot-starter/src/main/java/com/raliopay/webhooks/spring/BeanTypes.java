package com.raliopay.webhooks.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** The classes of beans, behind their proxies, without creating the beans. */
final class BeanTypes {

    private final ConfigurableListableBeanFactory beans;

    BeanTypes(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** {@return the class of a bean as far as it is known; null if its factory would have to be created} */
    @Nullable
    Class<?> of(String bean) {
        String name = definition(bean);
        return beans.containsSingleton(name)
                ? AutoProxyUtils.determineTargetClass(beans, name)
                : beans.getType(name, false);
    }

    /** {@return the name of the bean behind the proxy if this bean is the proxy of one with a scope, otherwise its own} */
    String definition(String bean) {
        String target = ScopedProxyUtils.getTargetBeanName(bean);
        return beans.containsBeanDefinition(target) ? target : bean;
    }
}
