package com.raliopay.webhooks.springwebmvc;

import static org.assertj.core.api.Assertions.assertThat;

import com.raliopay.webhooks.Outcome;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.event.Subject;
import com.raliopay.webhooks.json.WebhookWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Compiles and runs the recipes for Spring's transactions. */
@Tag("frameworks")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionRecipesTest {

    private static final Path SOURCE =
            Path.of("src/test/java/com/raliopay/webhooks/springwebmvc/TransactionRecipes.java");
    private static final Instant TIME = Instant.parse("2026-03-17T16:35:12Z");

    private UUID customer = UUID.randomUUID();
    private final ConfigurableApplicationContext app = new SpringApplicationBuilder(TransactionRecipes.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .properties(
                    "spring.datasource.url=jdbc:h2:mem:recipes",
                    "spring.jpa.hibernate.ddl-auto=create",
                    "logging.level.root=off")
            .run();
    private final JdbcTemplate jdbc = app.getBean(JdbcTemplate.class);

    @BeforeEach
    void createCustomer() {
        customer = UUID.randomUUID();
        jdbc.update("INSERT INTO customers (id) VALUES (?)", customer);
    }

    @AfterAll
    void close() {
        app.close();
    }

    private Outcome deliver(TransactionRecipes.Levels levels, StateUpdated event) {
        return WebhookDispatcher.builder()
                .acceptUnsigned()
                .on(StateUpdated.class, levels::update)
                .build()
                .dispatch(WebhookWriter.write(event))
                .outcome();
    }

    private StateUpdated event(int seconds, String level) {
        return new StateUpdated(UUID.randomUUID(), TIME.plusSeconds(seconds), Subject.user(customer), 1, level);
    }

    private @Nullable String level() {
        return jdbc.queryForObject("SELECT level FROM customers WHERE id = ?", String.class, customer);
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                TransactionRecipes.LevelsWithTemplate.class,
                TransactionRecipes.LevelsWithJdbcTemplate.class,
                TransactionRecipes.LevelsWithJpa.class
            })
    void setsLevelOncePerEventAndInOrder(Class<?> recipe) {
        TransactionRecipes.Levels levels = levels(recipe);
        StateUpdated newer = event(2, "FULL");

        assertThat(deliver(levels, newer)).isEqualTo(Outcome.HANDLED);
        assertThat(level()).isEqualTo("FULL");
        assertThat(deliver(levels, event(1, "LIGHT"))).isEqualTo(Outcome.HANDLED);
        assertThat(level()).isEqualTo("FULL");
        jdbc.update("UPDATE customers SET level = NULL");
        assertThat(deliver(levels, newer)).isEqualTo(Outcome.HANDLED);
        assertThat(level()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                TransactionRecipes.LevelsWithTemplate.class,
                TransactionRecipes.LevelsWithJdbcTemplate.class,
                TransactionRecipes.LevelsWithJpa.class
            })
    void failureRollsBackRecordAndRetryRunsAgain(Class<?> recipe) {
        TransactionRecipes.Levels levels = levels(recipe);
        StateUpdated event = event(3, "x".repeat(300)); // too long for the column

        assertThat(deliver(levels, event)).isEqualTo(Outcome.LISTENER_FAILED);
        jdbc.update("ALTER TABLE customers ALTER COLUMN level VARCHAR(300)");
        assertThat(deliver(levels, event)).isEqualTo(Outcome.HANDLED);
        assertThat(level()).hasSize(300);
        jdbc.update("UPDATE customers SET level = NULL");
        jdbc.update("ALTER TABLE customers ALTER COLUMN level VARCHAR(255)");
    }

    @Test
    void checkedExceptionRollsBack() {
        TransactionRecipes.Levels levels = levels(TransactionRecipes.LevelsWithJdbcTemplate.class);
        jdbc.update("UPDATE customers SET level = 'BEFORE'");

        assertThat(deliver(levels, event(4, "FAILS"))).isEqualTo(Outcome.LISTENER_FAILED);
        assertThat(level()).isEqualTo("BEFORE");
    }

    private TransactionRecipes.Levels levels(Class<?> recipe) {
        return app.getBeansOfType(TransactionRecipes.Levels.class).entrySet().stream()
                .filter(bean -> bean.getKey().equals(recipe.getName()))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Test
    void recipesShowCompiledCode() throws IOException {
        List<String> shown = matches("```java spring\\n(.*?)\\n```", Path.of("../../RECIPES.md"));

        assertThat(shown).hasSize(3).isEqualTo(matches(" +// tag::\\w+\\n +@Override\\n(.*?)\\n +// end::", SOURCE));
    }

    private static List<String> matches(String regex, Path file) throws IOException {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(Files.readString(file))
                .results()
                .map(match -> match.group(1).stripIndent())
                .toList();
    }
}
