package com.raliopay.webhooks.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Timer;
import java.util.concurrent.Executors;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/** Each does one thing that the library must not. */
@SuppressWarnings("exports") // that is what some of it is about
public final class Offenders {

    private Offenders() {}

    static final class LoadsByName {
        Class<?> load(String name) throws ClassNotFoundException {
            return Class.forName(name);
        }
    }

    static final class LooksForConstructors {
        int count(Class<?> type) {
            return type.getConstructors().length;
        }
    }

    static final class LooksForHandles {
        Object look() {
            return java.lang.invoke.MethodHandles.lookup();
        }
    }

    static final class LoadsServices {
        ServiceLoader<Runnable> load() {
            return ServiceLoader.load(Runnable.class);
        }
    }

    static final class StartsAThread {
        void start(Runnable task) {
            new Thread(task).start();
        }
    }

    static final class UsesAnExecutor {
        Object executor() {
            return Executors.newCachedThreadPool();
        }
    }

    static final class UsesATimer {
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

    static final class ThrowsAnything {
        RuntimeException fail() {
            return new RuntimeException("what went wrong?");
        }

        void fail(String why) throws Exception {
            throw new Exception(why);
        }
    }

    static final class HasALogger {
        Object logger() {
            return LoggerFactory.getLogger("other");
        }
    }

    static final class LooksAtTheWall {
        Instant time() {
            return Instant.now();
        }
    }

    /** An exception that everybody must catch. */
    public static final class CheckedException extends Exception {
        private static final long serialVersionUID = 1L;

        CheckedException() {}
    }

    /** State that changes, for all to see. */
    public static final class Counts {
        /** How often. */
        public int count;

        Counts() {}
    }

    /** Hands out a type of Jackson's, within another. */
    public static final class GivesJackson {
        GivesJackson() {}

        /** {@return nothing} */
        public Optional<Map<String, JsonNode>> json() {
            return Optional.empty();
        }
    }

    /** Wants a type of Jackson's. */
    public static final class TakesJackson {
        TakesJackson() {}

        /** {@return how many} */
        public int size(JsonNode... json) {
            return json.length;
        }
    }

    /** Hands out what nobody can name. */
    public static final class GivesAHiddenType {
        GivesAHiddenType() {}

        /** {@return one of them} */
        public Prints hidden() {
            return new Prints();
        }
    }

    static final class WebhookParser {
        JsonNode parse(JsonNode json) {
            return json;
        }
    }
}
