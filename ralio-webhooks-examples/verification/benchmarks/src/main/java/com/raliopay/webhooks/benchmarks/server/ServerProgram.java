package com.raliopay.webhooks.benchmarks.server;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/**
 * One endpoint in a JVM of its own. The arguments are its kind and its work. Prints its port, and after each line of
 * the standard input the requests received, the events handled and the processor time in nanoseconds; ends with the input.
 */
final class ServerProgram {

    /** The servers. */
    enum Kind {
        JDK("JDK"),
        JETTY("Jetty"),
        VERTX("Vert.x");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns what a reader calls it. */
        String label() {
            return label;
        }
    }

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private ServerProgram() {}

    public static void main(String[] args) throws Exception {
        Tally tally = new Tally();
        Work work = Work.valueOf(args[1]);
        int port = switch (Kind.valueOf(args[0])) {
            case JDK -> JdkServer.start(work, tally);
            case JETTY -> JettyServer.start(work, tally);
            case VERTX -> VertxServer.start(work, tally);
        };
        System.out.println(port);
        countUntilEnd(tally);
        System.exit(0);
    }

    private static void countUntilEnd(Tally tally) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(tally + " " + SYSTEM.getProcessCpuTime());
        }
    }
}
