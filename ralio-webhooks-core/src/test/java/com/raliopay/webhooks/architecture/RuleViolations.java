package com.raliopay.webhooks.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.logging.Logger;

/** Each class violates one rule. */
@SuppressWarnings("exports") // some violate the rules for public signatures
public final class RuleViolations {

    private RuleViolations() {}

    static final class LoadsByName {
        Class<?> load(String name) throws ClassNotFoundException {
            return Class.forName(name);
        }
    }

    static final class ListsConstructors {
        int count(Class<?> type) {
            return type.getConstructors().length;
        }
    }

    static final class UsesMethodHandles {
        Object lookup() {
            return java.lang.invoke.MethodHandles.lookup();
        }
    }

    static final class LoadsServices {
        ServiceLoader<Runnable> load() {
            return ServiceLoader.load(Runnable.class);
        }
    }

    static final class StartsThread {
        void start(Runnable task) {
            new Thread(task).start();
        }
    }

    static final class UsesExecutor {
        Object executor() {
            return Executors.newCachedThreadPool();
        }
    }

    static final class UsesTimer {
        Timer timer() {
            return new Timer();
        }
    }

    static final class StreamsInParallel {
        long count(List<String> names) {
            return names.parallelStream().count();
        }
    }

    static final class Prints {
        void print(String text) {
            System.out.println(text);
        }
    }

    static final class LogsElsewhere {
        void log(String text) {
            Logger.getLogger("other").info(text);
        }
    }

    static final class ThrowsGenericException {
        RuntimeException fail() {
            return new RuntimeException("generic");
        }

        void fail(String why) throws Exception {
            throw new Exception(why);
        }
    }

    static final class ReadsTimeOfDay {
        Instant time() {
            return Instant.now();
        }
    }

    public static final class CheckedException extends Exception {
        private static final long serialVersionUID = 1L;

        CheckedException() {}
    }

    public static final class HasPublicState {
        public int count;

        HasPublicState() {}
    }

    public static final class ReturnsJackson {
        ReturnsJackson() {}

        public Optional<Map<String, JsonNode>> json() {
            return Optional.empty();
        }
    }

    public static final class TakesJackson {
        TakesJackson() {}

        public int size(JsonNode... json) {
            return json.length;
        }
    }

    public static final class ReturnsHiddenType {
        ReturnsHiddenType() {}

        public Prints hidden() {
            return new Prints();
        }
    }

    static final class UsesSql {
        int columns(ResultSet row) throws SQLException {
            return row.getMetaData().getColumnCount();
        }
    }

    /** Violates the rule for the path from the parser. */
    static final class WebhookParser {
        JsonNode parse(JsonNode json) {
            return json;
        }
    }
}
