package com.raliopay.webhooks.kafka;

import static com.raliopay.webhooks.kafka.Kafka.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.WebhookEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

@Tag("background")
class SpringBootTest extends WorkerFixture {

    /** An application that uses Kafka for something else, too, with strings, which are Spring Boot's default. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(KafkaWorkerConfiguration.class)
    static class Application {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = "other", groupId = "other")
        void handle(String message) {
            messages.add(message);
        }

        @Bean
        KafkaWorker kafkaWorker(WebhookDispatcher worker, SpringBootTest test) {
            return new KafkaWorker(worker, test.deadLetters);
        }
    }

    @Test
    void runsInApplicationThatUsesKafka() throws Exception {
        deadLetters.createTable();
        WebhookDispatcher ralio = WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(WebhookEvent.class, event -> {
                    attempted.add(event.id());
                    if (attempted.size() == 1) {
                        throw new IllegalStateException();
                    }
                    handled.add(event.id());
                })
                .build();
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.kafka.bootstrap-servers=" + kafka.address(),
                        "spring.kafka.consumer.auto-offset-reset=earliest")
                .initializers((GenericApplicationContext c) -> {
                    c.registerBean(SpringBootTest.class, () -> this);
                    c.registerBean(KafkaSettings.class, () -> kafka.settings(3));
                    c.registerBean(WebhookDispatcher.class, () -> ralio);
                })
                .run()) {
            kafka.createTopic("other");
            StateUpdated event = event();
            store(List.of(event));
            KafkaTemplate<Object, Object> template = template(context);
            template.send("other", "a message").get();

            await(() -> handled.contains(event.id()));
            Application application = context.getBean(Application.class);
            await(() -> !application.messages.isEmpty());
            assertThat(application.messages).containsExactly("a message");
        }
    }

    @SuppressWarnings("unchecked") // Spring Boot's template takes any type that its serializer does
    private static KafkaTemplate<Object, Object> template(ConfigurableApplicationContext context) {
        return context.getBean(KafkaTemplate.class);
    }
}
