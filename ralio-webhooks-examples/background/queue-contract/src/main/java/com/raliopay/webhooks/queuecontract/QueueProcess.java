package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.crashtests.Endpoint;
import com.raliopay.webhooks.crashtests.KillableProcess;
import com.raliopay.webhooks.crashtests.Sender;
import com.sun.net.httpserver.Headers;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Random;

/** The program that is killed: an endpoint or a worker of a {@link QueueUnderTest}. */
final class QueueProcess {

    /** What a process does. */
    enum Role {
        ENDPOINT,
        WORKER
    }

    /** The start of the line that an endpoint prints when a delivery is stored, before it responds. */
    static final String STORED = "stored ";

    /** The longest pause between storing and responding, which makes it likely that a kill hits it. */
    private static final int LONGEST_PAUSE_MILLIS = 10;

    private QueueProcess() {}

    /** Returns the arguments of the program. */
    static List<String> args(
            Role role, QueueUnderTest queue, int run, int port, int postgresPort, String serverAddress, long seed) {
        return List.of(
                role.name(),
                queue.getClass().getName(),
                Integer.toString(run),
                Integer.toString(port),
                Integer.toString(postgresPort),
                serverAddress,
                Long.toString(seed));
    }

    /** Runs an endpoint or a worker. */
    public static void main(String[] args) throws Exception {
        PrintStream output = System.out;
        System.setOut(System.err); // the lines are read by the parent process
        Constructor<?> constructor = Class.forName(args[1]).getDeclaredConstructor();
        constructor.setAccessible(true);
        QueueUnderTest queue = (QueueUnderTest) constructor.newInstance();
        int run = Integer.parseInt(args[2]);
        int port = Integer.parseInt(args[3]);
        long seed = Long.parseLong(args[6]);
        QueueEnvironment environment = new QueueEnvironment(
                Integer.parseInt(args[4]),
                args[5],
                "run " + run,
                Endpoint.THREADS,
                new KillRunListeners(run, seed, output));
        switch (Role.valueOf(args[0])) {
            case ENDPOINT -> {
                Random random = new Random(seed + run);
                new Endpoint(
                                port,
                                queue.endpoint(environment),
                                (headers, result) -> stored(output, random, headers, result))
                        .start();
            }
            case WORKER -> queue.startWorker(environment);
        }
        KillableProcess.ready(output);
        Runtime.getRuntime().halt(0);
    }

    private static void stored(PrintStream output, Random random, Headers headers, DispatchResult result) {
        if (result.httpStatus() == 200) {
            output.println(STORED + headers.getFirst(Sender.NUMBER));
        }
        try {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
