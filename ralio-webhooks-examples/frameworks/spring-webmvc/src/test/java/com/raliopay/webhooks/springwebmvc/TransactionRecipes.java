package com.raliopay.webhooks.springwebmvc;

import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.raliopay.webhooks.jdbc.TransactionalInbox;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The recipes for transactions that Spring manages, each as a component. */
@EnableAutoConfiguration
@Import({
    TransactionRecipes.LevelsWithTemplate.class,
    TransactionRecipes.LevelsWithJdbcTemplate.class,
    TransactionRecipes.LevelsWithJpa.class
})
class TransactionRecipes {

    private static final String SET_LEVEL = "UPDATE customers SET level = ? WHERE id = ?";

    @Bean
    JdbcIdempotencyStore store(DataSource dataSource) {
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(dataSource, "kyc");
        store.createSchema();
        return store;
    }

    /** Changes the customer's level. */
    interface Levels {
        void update(StateUpdated event) throws Exception;
    }

    @Entity(name = "customers")
    static class Customer {

        @Id
        private @Nullable UUID id;

        @Nullable
        String level;

        void setLevel(String level) {
            this.level = level;
        }
    }

    static class LevelsWithTemplate implements Levels {

        private final TransactionTemplate transaction;
        private final JdbcTemplate jdbc;
        private final TransactionalInbox inbox;

        LevelsWithTemplate(TransactionTemplate transaction, JdbcTemplate jdbc, JdbcIdempotencyStore store) {
            this.transaction = transaction;
            this.jdbc = jdbc;
            this.inbox = store.inbox("levels-template");
        }

        // tag::template
        @Override
        public void update(StateUpdated e) {
            transaction.executeWithoutResult(status -> {
                TransactionalInbox.Result result = jdbc.execute(
                        (ConnectionCallback<TransactionalInbox.Result>) c -> inbox.record(c, e.subject(), e));
                if (result == TransactionalInbox.Result.NEW) {
                    jdbc.update(SET_LEVEL, e.levelText(), e.subject().id().orElseThrow());
                }
            });
        }
        // end::template
    }

    static class LevelsWithJdbcTemplate implements Levels {

        private final JdbcTemplate jdbc;
        private final TransactionalInbox inbox;

        LevelsWithJdbcTemplate(JdbcTemplate jdbc, JdbcIdempotencyStore store) {
            this.jdbc = jdbc;
            this.inbox = store.inbox("levels-jdbc");
        }

        // tag::jdbc
        @Override
        @Transactional(rollbackFor = Exception.class) // by default, Spring commits after a checked exception
        public void update(StateUpdated e) throws Exception {
            TransactionalInbox.Result result =
                    jdbc.execute((ConnectionCallback<TransactionalInbox.Result>) c -> inbox.record(c, e.subject(), e));
            if (result == TransactionalInbox.Result.NEW) {
                jdbc.update(SET_LEVEL, e.levelText(), e.subject().id().orElseThrow());
                notifyOthers(e);
            }
        }
        // end::jdbc

        private static void notifyOthers(StateUpdated event) throws SQLException {
            if (event.levelText().equals("FAILS")) {
                throw new SQLException();
            }
        }
    }

    static class LevelsWithJpa implements Levels {

        private final EntityManager entities;
        private final TransactionalInbox inbox;

        LevelsWithJpa(EntityManager entities, JdbcIdempotencyStore store) {
            this.entities = entities;
            this.inbox = store.inbox("levels-jpa");
        }

        // tag::jpa
        @Override
        @Transactional(rollbackFor = Exception.class)
        public void update(StateUpdated e) throws Exception {
            TransactionalInbox.Result result =
                    entities.unwrap(Session.class).doReturningWork(c -> inbox.record(c, e.subject(), e));
            if (result == TransactionalInbox.Result.NEW) {
                entities.find(Customer.class, e.subject().id().orElseThrow()).setLevel(e.levelText());
            }
        }
        // end::jpa
    }
}
