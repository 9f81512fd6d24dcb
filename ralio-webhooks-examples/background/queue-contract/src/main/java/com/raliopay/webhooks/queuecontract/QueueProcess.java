package com.raliopay.webhooks.queuecontract;

import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.crashtests.Endpoint;
import com.raliopay.webhooks.crashtests.KillableProcess;
import com.raliopay.webhooks.crashtests.Sender;
import com.sun.net.httpserver.Headers;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.Random;

/** The program of all processes: an endpoint or a worker of a {@link QueueUnderTest}. */
final class QueueProcess {

    /** The start of the line that an endpoint prints when a delivery is stored, before it responds. */
    static final String STORED = "stored ";

    /** The longest pause between storing and responding, which makes it likely that a kill hits it. */
    private static final int LONGEST_PAUSE_MILLIS = 30;

    private QueueProcess() {}

    /** Runs with {@link QueueArguments}. */
    public static void main(String[] args) throws Exception {
        PrintStream output = System.out;
        System.setOut(System.err); // the parent process reads the lines of the output
        QueueArguments arguments = QueueArguments.parse(args);
        Constructor<?> constructor = Class.forName(arguments.queue()).getDeclaredConstructor();
        constructor.setAccessible(true);
        QueueUnderTest queue = (QueueUnderTest) constructor.newInstance();
        RunListeners killed = new KillRunListeners(arguments.run(), arguments.seed(), output);
        RunListeners measured = new ThroughputListeners(arguments.run(), arguments.number());
        switch (arguments.role()) {
            case ENDPOINT -> startEndpoint(queue.endpoint(environment(arguments, killed)), arguments, output);
            case WORKER -> queue.startWorker(environment(arguments, killed));
            case FILL -> Filling.start(queue.endpoint(environment(arguments, measured)), arguments, output);
            case MEASURED_WORKER -> queue.startWorker(environment(arguments, measured));
        }
        KillableProcess.ready(output);
        Runtime.getRuntime().halt(0);
    }

    private static QueueEnvironment environment(QueueArguments arguments, RunListeners listeners) {
        return new QueueEnvironment(
                arguments.postgresPort(),
                arguments.serverAddress(),
                arguments.role() + " " + arguments.run(),
                arguments.threads(),
                listeners);
    }

    private static void startEndpoint(WebhookDispatcher ralio, QueueArguments arguments, PrintStream output)
            throws IOException {
        Random random = new Random(arguments.seed() + arguments.run());
        Endpoint endpoint = new Endpoint(arguments.number(), ralio, (headers, result) -> {
            if (result.httpStatus() == 200) {
                output.println(STORED + number(headers));
            }
            pause(random);
        });
        endpoint.start();
    }

    private static String number(Headers headers) {
        return String.valueOf(headers.getFirst(Sender.NUMBER));
    }

    private static void pause(Random random) {
        try {
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
