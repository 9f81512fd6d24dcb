package com.raliopay.webhooks.benchmarks;

import com.raliopay.webhooks.DispatchResult;
import com.raliopay.webhooks.WebhookDispatcher;
import com.raliopay.webhooks.event.KycEvent;
import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.testing.Fixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures the first delivery of a new JVM, as in a serverless function, and the baseline in a new JVM. */
final class ColdStartBenchmark {

    /** Medians over new JVMs, in microseconds: from the first line of {@code main} to the result, and the whole process. */
    record Medians(double inMain, double ofProcess) {}

    private ColdStartBenchmark() {}

    /** Measures the first signed dispatch. The arguments are the file with the body, and its signature. */
    static final class Dispatch {

        private Dispatch() {}

        public static void main(String[] args) throws IOException {
            byte[] body = Files.readAllBytes(Path.of(args[0]));
            AtomicInteger handled = new AtomicInteger();
            long start = System.nanoTime();
            WebhookDispatcher ralio = WebhookDispatcher.builder()
                    .secret(SignedDeliveries.SECRET)
                    .on(KycEvent.class, event -> handled.incrementAndGet())
                    .build();
            DispatchResult result = ralio.dispatch(body, name -> args[1]);
            long nanos = System.nanoTime() - start;
            if (result.httpStatus() != 200 || handled.get() != 1) {
                throw new IllegalStateException("the event must be handled but the result was " + result);
            }
            System.out.println(nanos);
        }
    }

    /** Measures the baseline. The arguments are those of {@link Dispatch}. */
    static final class HmacAndTokens {

        private HmacAndTokens() {}

        public static void main(String[] args) throws IOException {
            byte[] body = Files.readAllBytes(Path.of(args[0]));
            AtomicInteger characters = new AtomicInteger();
            long start = System.nanoTime();
            Baseline baseline = new Baseline();
            byte[] hmac = baseline.sign(body);
            baseline.read(body, string -> characters.addAndGet(string.length()));
            long nanos = System.nanoTime() - start;
            if (hmac.length != 32 || characters.get() == 0) {
                throw new IllegalStateException("the body must be read and signed");
            }
            System.out.println(nanos);
        }
    }

    /** Returns the medians of the baseline and of the dispatch. Their JVMs alternate, so that both see the same machine. */
    static List<Medians> measure(int jvms) throws IOException, InterruptedException {
        Path body = Files.createTempFile("ralio", ".json");
        try {
            byte[] bytes = Fixture.SESSION_FAILED.bytes();
            Files.write(body, bytes);
            String signature = SignatureVerifier.of(SignedDeliveries.SECRET).sign(bytes);
            List<long[]> baseline = new ArrayList<>();
            List<long[]> dispatch = new ArrayList<>();
            for (int i = 0; i < jvms; i++) {
                baseline.add(run(HmacAndTokens.class, body, signature));
                dispatch.add(run(Dispatch.class, body, signature));
            }
            return List.of(medians(baseline), medians(dispatch));
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
            throw new IllegalStateException(
                    program.getSimpleName() + " must exit with 0 but exited with " + process.exitValue());
        }
        return new long[] {Long.parseLong(out), System.nanoTime() - start};
    }

    private static Medians medians(List<long[]> runs) {
        return new Medians(median(runs, 0), median(runs, 1));
    }

    private static double median(List<long[]> runs, int column) {
        return Metric.median(
                runs.stream().mapToDouble(run -> run[column] / 1_000.0).toArray());
    }
}
