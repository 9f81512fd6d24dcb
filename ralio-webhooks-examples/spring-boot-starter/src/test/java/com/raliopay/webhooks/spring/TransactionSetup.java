package com.raliopay.webhooks.spring;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/** Applications with customers in a database, as Spring Boot configures them. */
enum TransactionSetup {
    H2_WITH_JDBC_TEMPLATE(false, JdbcCustomers.class),
    H2_WITH_JPA(false, JpaCustomers.class),
    POSTGRESQL_WITH_JDBC_TEMPLATE(true, JdbcCustomers.class),
    POSTGRESQL_WITH_JPA(true, JpaCustomers.class);

    /** Writes the customers' levels. */
    public interface Customers {

        void setLevel(UUID id, String level);
    }

    final boolean postgres;
    private final Class<? extends Customers> customers;

    TransactionSetup(boolean postgres, Class<? extends Customers> customers) {
        this.postgres = postgres;
        this.customers = customers;
    }

    /** Starts an application with tables of its own: on PostgreSQL, one after the other. */
    ConfigurableApplicationContext start(Class<?>... configuration) {
        return start(postgres ? Server.url() : "jdbc:h2:mem:" + UUID.randomUUID(), configuration);
    }

    ConfigurableApplicationContext start(String url, Class<?>... configuration) {
        ClassLoader classes =
                new FilteredClassLoader(customers == JpaCustomers.class ? new String[0] : TestApplication.JPA);
        return new SpringApplicationBuilder(new DefaultResourceLoader(classes), Application.class, customers)
                .sources(configuration)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        "ralio.webhooks.secret=test",
                        "ralio.webhooks.initialize-schema=always",
                        "spring.jpa.hibernate.ddl-auto=none",
                        "spring.datasource.url=" + url,
                        "logging.level.root=error",
                        "logging.level.com.raliopay.webhooks=off")
                .run();
    }

    @EnableAutoConfiguration
    static class Application {

        /** PostgreSQL checks the level of a customer when the transaction is committed, H2 immediately. */
        @Bean
        JdbcTemplate tables(DataSource dataSource, @Value("${spring.datasource.url}") String url) {
            JdbcTemplate jdbc = new JdbcTemplate(dataSource);
            String deferred = url.startsWith("jdbc:postgresql") ? " DEFERRABLE INITIALLY DEFERRED" : "";
            jdbc.execute("CREATE TABLE IF NOT EXISTS level_names (name VARCHAR(64) PRIMARY KEY)");
            jdbc.execute(
                    "CREATE TABLE IF NOT EXISTS customer (id UUID PRIMARY KEY, changes INT NOT NULL, level VARCHAR(64)"
                            + " NOT NULL REFERENCES level_names (name)" + deferred + ")");
            jdbc.update("DELETE FROM customer");
            jdbc.update("DELETE FROM level_names");
            jdbc.update("INSERT INTO level_names VALUES ('LEVEL_1'), ('LEVEL_2')");
            return jdbc;
        }
    }

    static class JdbcCustomers implements Customers {

        private final JdbcTemplate jdbc;

        JdbcCustomers(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void setLevel(UUID id, String level) {
            if (jdbc.update("UPDATE customer SET level = ?, changes = changes + 1 WHERE id = ?", level, id) == 0) {
                jdbc.update("INSERT INTO customer (id, level, changes) VALUES (?, ?, 1)", id, level);
            }
        }
    }

    static class JpaCustomers implements Customers {

        private final EntityManager entities;

        JpaCustomers(EntityManager entities) {
            this.entities = entities;
        }

        /** Leaves the changes in memory until the transaction is committed. */
        @Override
        public void setLevel(UUID id, String level) {
            Customer customer = entities.find(Customer.class, id);
            if (customer == null) {
                entities.persist(new Customer(id, level));
            } else {
                customer.setLevel(level);
            }
        }
    }

    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.start(); // stops with the JVM
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static String url() {
            return POSTGRES.getJdbcUrl("postgres", "postgres");
        }
    }
}
