package com.raliopay.webhooks.spring;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.WebhookDispatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the application's listeners and registers them with the dispatcher. Once all beans exist, it checks that none was missed: its
 * events would be answered with 200 and lost.
 */
final class ListenerRegistry implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerRegistry.class);

    private final ConfigurableListableBeanFactory beans;
    private final ListenerMethods methods;
    private final ListenerBeans listenerBeans;
    private final ObjectProvider<ListenerTransactions> transactions;
    private final Map<ListenerMethod.Id, ListenerMethod> registeredMethods = new HashMap<>();
    private final List<String> registeredBeans = new ArrayList<>();
    private boolean dispatcherBuilt;

    ListenerRegistry(ConfigurableListableBeanFactory beans, ObjectProvider<ListenerTransactions> transactions) {
        this.beans = beans;
        this.methods = new ListenerMethods(beans);
        this.listenerBeans = new ListenerBeans(beans);
        this.transactions = transactions;
    }

    /** Registers the listeners in the order of {@code @Order}, then in that of their beans' definitions. */
    void registerWith(WebhookDispatcher.Builder builder) {
        List<FoundListener<?>> found = new ArrayList<>();
        for (String name : names()) {
            if (listenerBeans.isListener(name)) {
                registeredBeans.add(name);
                found.add(listenerBeans.listener(name));
            }
            for (ListenerMethod method : methods.of(name)) {
                registeredMethods.put(method.id(), method);
                found.add(method.listener(transactions));
            }
        }
        found.sort(Comparator.comparingInt(FoundListener::order));
        requireDistinctNames(found);
        if (found.isEmpty()) {
            LOG.warn(
                    "no bean is a listener or has a method with @RalioListener: unless a WebhookDispatcherCustomizer adds one, events"
                            + " are answered with 200 and ignored");
        }
        found.forEach(listener -> listener.registerWith(builder));
        dispatcherBuilt = true;
    }

    /** Includes singletons that were registered without a definition. */
    private List<String> names() {
        return Stream.concat(Arrays.stream(beans.getBeanDefinitionNames()), Arrays.stream(beans.getSingletonNames()))
                .distinct()
                .filter(name -> !beans.containsBeanDefinition(name)
                        || !beans.getBeanDefinition(name).isAbstract())
                .toList();
    }

    private static void requireDistinctNames(List<FoundListener<?>> found) {
        Map<String, FoundListener<?>> named = new HashMap<>();
        for (FoundListener<?> listener : found) {
            String name = listener.listener().name();
            FoundListener<?> other = name.isEmpty() ? null : named.put(name, listener);
            if (other != null) {
                throw new StartFailure(
                        "Two listeners are named " + name + ": " + other.where() + " and " + listener.where() + ".",
                        "Give each a name of its own: under one name, an event that one of them has handled would count as"
                                + " handled by the other.");
            }
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (String name : names()) {
            methods.of(name).forEach(this::requireRegistered);
            if (dispatcherBuilt && beans.containsSingleton(name)) {
                requireRegistered(name);
            }
        }
        registeredMethods.values().stream()
                .filter(method -> beans.containsSingleton(method.id().bean()))
                .forEach(ListenerMethod::requireInvocable);
    }

    private void requireRegistered(ListenerMethod method) {
        if (!dispatcherBuilt) {
            throw new StartFailure(
                    "The method " + method
                            + " has @RalioListener, but the application's own WebhookDispatcher bean does not"
                            + " call it.",
                    "Remove that bean, and change the dispatcher of the starter with a WebhookDispatcherCustomizer bean. Or"
                            + " register a listener with the builder of your dispatcher.");
        }
        if (!registeredMethods.containsKey(method.id())) {
            throw new StartFailure(
                    "The method " + method + " has @RalioListener, but was not visible in the type of its bean.",
                    "Declare the class itself as the return type of the method that creates the bean "
                            + method.id().bean() + ".");
        }
    }

    private void requireRegistered(String name) {
        if (beans.isTypeMatch(name, DeliveryListener.class)
                && listenerBeans.isCandidate(name)
                && !registeredBeans.contains(name)) {
            throw new StartFailure(
                    "The bean " + name + " is a listener, but that was not visible in its type.",
                    "Declare the listener's type with the event's, such as WebhookListener<SessionVerified>, as the return"
                            + " type of the method that creates the bean.");
        }
    }
}
