package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.fixture.Fixture;
import com.raliopay.webhooks.signature.SignatureVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the first delivery of a fresh JVM takes, next to the floor's work in a fresh JVM; for serverless hosts. */
final class ColdStart {

    /** Medians over fresh JVMs, in microseconds: from the first line of {@code main} to the result, and the whole process. */
    record Medians(double inMain, double ofProcess) {}

    private ColdStart() {}

    /** The first signed dispatch: args are the body's file and its signature. */
    static final class Dispatch {

        private Dispatch() {}

        public static void main(String[] args) throws IOException {
            byte[] body = Files.readAllBytes(Path.of(args[0]));
            AtomicInteger handled = new AtomicInteger();
            long start = System.nanoTime();
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .secret(Deliveries.SECRET)
                    .on(KycEvent.class, event -> handled.incrementAndGet())
                    .build();
            DispatchResult result = ralio.dispatch(body, name -> args[1]);
            long nanos = System.nanoTime() - start;
            if (result.httpStatus() != 200 || handled.get() != 1) {
                throw new IllegalStateException("not what is to be measured: " + result);
            }
            System.out.println(nanos);
        }
    }

    /** The floor's work: args as for {@link Dispatch}. */
    static final class Bare {

        private Bare() {}

        public static void main(String[] args) throws IOException {
            byte[] body = Files.readAllBytes(Path.of(args[0]));
            AtomicInteger characters = new AtomicInteger();
            long start = System.nanoTime();
            Floor floor = new Floor();
            byte[] hmac = floor.sign(body);
            floor.read(body, string -> characters.addAndGet(string.length()));
            long nanos = System.nanoTime() - start;
            if (hmac.length != 32 || characters.get() == 0) {
                throw new IllegalStateException("not what is to be measured");
            }
            System.out.println(nanos);
        }
    }

    /** {@return the medians for the floor and for the dispatch, in this order} Taken in turns, so that both see the same machine. */
    static List<Medians> measure(int jvms) throws IOException, InterruptedException {
        Path body = Files.createTempFile("ralio", ".json");
        try {
            byte[] bytes = Fixture.SESSION_FAILED.bytes();
            Files.write(body, bytes);
            String signature = SignatureVerifier.of(Deliveries.SECRET).sign(bytes);
            List<long[]> bare = new ArrayList<>();
            List<long[]> dispatch = new ArrayList<>();
            for (int i = 0; i < jvms; i++) {
                bare.add(run(Bare.class, body, signature));
                dispatch.add(run(Dispatch.class, body, signature));
            }
            return List.of(medians(bare), medians(dispatch));
        } finally {
            Files.delete(body);
        }
    }

    private static long[] run(Class<?> program, Path body, String signature) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        body.toString(),
                        signature)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program.getSimpleName() + " ended with " + process.exitValue());
        }
        return new long[] {Long.parseLong(out), System.nanoTime() - start};
    }

    private static Medians medians(List<long[]> runs) {
        return new Medians(median(runs, 0), median(runs, 1));
    }

    private static double median(List<long[]> runs, int column) {
        return Figures.median(
                runs.stream().mapToDouble(run -> run[column] / 1_000.0).toArray());
    }
}
