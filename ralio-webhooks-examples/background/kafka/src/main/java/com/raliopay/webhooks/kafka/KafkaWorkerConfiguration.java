package com.raliopay.webhooks.kafka;

import static org.springframework.context.support.AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME;

import com.raliopay.webhooks.kafka.KafkaWorker.RejectedException;
import com.raliopay.webhooks.kafka.KafkaWorker.UnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaAdmin.NewTopics;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer.HeaderNames.HeadersToAdd;
import org.springframework.kafka.listener.RetryListener;
import org.springframework.kafka.retrytopic.DeadLetterPublishingRecovererFactory;
import org.springframework.kafka.retrytopic.DestinationTopic;
import org.springframework.kafka.retrytopic.RetryTopicConfiguration;
import org.springframework.kafka.retrytopic.RetryTopicConfigurationBuilder;
import org.springframework.kafka.retrytopic.RetryTopicConfigurationSupport;
import org.springframework.kafka.retrytopic.RetryTopicSchedulerWrapper;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.util.backoff.ExponentialBackOff;

/** Runs a {@link KafkaWorker}, in Spring Boot or without it: its threads, its topics, and its retries. */
@Configuration(proxyBeanMethods = false)
@EnableKafka
public class KafkaWorkerConfiguration extends RetryTopicConfigurationSupport implements DisposableBean {

    private final KafkaSettings settings;
    private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

    public KafkaWorkerConfiguration(KafkaSettings settings) {
        this.settings = settings;
        producers = new DefaultKafkaProducerFactory<>(settings.producer());
    }

    /** Starts a worker without Spring Boot; closing it waits up to 60 seconds for the events that are being handled. */
    public static ConfigurableApplicationContext start(KafkaSettings settings, KafkaWorker worker) {
        DefaultLifecycleProcessor lifecycle = new DefaultLifecycleProcessor();
        lifecycle.setTimeoutPerShutdownPhase(65_000); // in milliseconds
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(LIFECYCLE_PROCESSOR_BEAN_NAME, DefaultLifecycleProcessor.class, () -> lifecycle);
        context.registerBean(KafkaSettings.class, () -> settings);
        context.registerBean("kafkaWorker", KafkaWorker.class, () -> worker);
        context.register(KafkaWorkerConfiguration.class);
        context.refresh();
        return context;
    }

    @Bean
    ConcurrentKafkaListenerContainerFactory<byte[], byte[]> ralioListenerContainerFactory() {
        ConcurrentKafkaListenerContainerFactory<byte[], byte[]> factory =
                new ConcurrentKafkaListenerContainerFactory<>();
        factory.setConsumerFactory(new DefaultKafkaConsumerFactory<>(settings.consumer()));
        factory.setConcurrency(settings.threads());
        ContainerProperties properties = factory.getContainerProperties();
        properties.setAckMode(AckMode.RECORD); // commits the offset of an event when it has been handled
        properties.setAuthExceptionRetryInterval(Duration.ofSeconds(30)); // would stop otherwise
        properties.setStopImmediate(true);
        properties.setShutdownTimeout(60_000); // in milliseconds, for the event that is being handled
        return factory;
    }

    @Bean
    RetryTopicConfiguration ralioRetries() {
        long first = settings.firstRetry().toMillis();
        return RetryTopicConfigurationBuilder.newInstance()
                .includeTopic(KafkaSettings.TOPIC)
                .exponentialBackoff(first, 10, first * 100)
                .maxAttempts(settings.attempts())
                .notRetryOn(RejectedException.class)
                .suffixTopicsWithIndexValues() // by default with the delay: another delay would abandon what waits
                .doNotAutoCreateRetryTopics() // ralioTopics does, and configures them
                .concurrency(1)
                .dltHandlerMethod("kafkaWorker", "giveUp")
                .create(new KafkaTemplate<>(producers));
    }

    @Bean
    NewTopics ralioTopics(RetryTopicConfiguration ralioRetries) {
        return new NewTopics(settings.topics(ralioRetries.getDestinationTopicProperties().stream()
                .map(DestinationTopic.Properties::suffix)
                .toList()));
    }

    @Bean
    KafkaAdmin ralioKafkaAdmin() {
        KafkaAdmin admin = new KafkaAdmin(settings.connection());
        admin.setModifyTopicConfigs(true);
        admin.setFatalIfBrokerNotAvailable(true); // else the broker may create the topics, with its own retention
        return admin;
    }

    @Bean
    RetryTopicSchedulerWrapper ralioRetryScheduler() {
        return new RetryTopicSchedulerWrapper(new ThreadPoolTaskScheduler());
    }

    /** Closes the producer of the retries. */
    @Override
    public void destroy() {
        producers.destroy();
    }

    /** An event that waits for the database blocks its partition: those behind it would wait as well. */
    @Override
    protected void configureBlockingRetries(BlockingRetriesConfigurer blockingRetries) {
        ExponentialBackOff backOff = new ExponentialBackOff(1_000, 2);
        backOff.setMaxInterval(30_000);
        backOff.setMaxElapsedTime(settings.databaseWait().toMillis());
        blockingRetries.retryOn(UnavailableException.class).backOff(backOff);
    }

    /** Removes classes such as {@link ClassCastException}: a listener that throws one may be repaired within days. */
    @Override
    protected void manageNonBlockingFatalExceptions(List<Class<? extends Throwable>> fatal) {
        fatal.clear();
    }

    /** Messages and stack traces may hold personal data: they are kept neither in headers nor in the log. */
    @Override
    protected Consumer<DeadLetterPublishingRecovererFactory> configureDeadLetterPublishingContainerFactory() {
        return factory -> {
            factory.neverLogListenerException();
            factory.setHeadersFunction((event, thrown) -> KafkaWorker.headers(thrown));
        };
    }

    @Override
    protected void configureCustomizers(CustomizersConfigurer customizers) {
        customizers.customizeDeadLetterPublishingRecoverer(
                recoverer -> recoverer.excludeHeader(HeadersToAdd.EX_MSG, HeadersToAdd.EX_STACKTRACE));
        customizers.customizeErrorHandler(handler -> handler.setRetryListeners(new RetryListener() {
            @Override
            public void failedDelivery(ConsumerRecord<?, ?> event, @Nullable Exception thrown, int attempt) {}

            @Override
            public void recoveryFailed(ConsumerRecord<?, ?> event, @Nullable Exception thrown, Exception failure) {
                LockSupport.parkNanos(1_000_000_000); // the next topic refuses the event, which is tried again at once
            }
        }));
    }
}
