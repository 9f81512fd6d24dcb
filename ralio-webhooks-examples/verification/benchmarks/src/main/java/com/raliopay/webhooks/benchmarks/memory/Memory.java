package com.raliopay.webhooks.benchmarks.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.JavaProcess;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import com.raliopay.webhooks.benchmarks.report.Table;
import com.raliopay.webhooks.benchmarks.report.Target;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Arrays;
import java.util.List;

/** Measures the memory that bodies of the greatest accepted length take. */
public final class Memory implements Part {

    private static final double BYTES_PER_MB = 1 << 20;

    private static final int LARGEST_HEAP_MB = 512;

    /** What the Javadoc of the parser states. */
    private static final int DOCUMENTED_HEAP_MB = 90;

    private static final String METHOD = """
            Each row is a signed body of the greatest length that is accepted by default, filled with one thing, apart from the first row,
            which is a payload that Ralio documents. A new JVM with the serial collector handles it with one listener. "Smallest heap" is
            the lowest `-Xmx` with which it ends as `HANDLED`, found by bisection in steps of 1 MB; it has the JVM, the library, and the body
            in it. "Allocated" is what one delivery allocates, and "held" what its event keeps alive while a listener holds it.

            Only a sender with the secret gets this far: a forged body is refused after its HMAC, before it is parsed. What bounds the heap
            of an endpoint is the number of deliveries that its server reads at the same time.
            """;

    @Override
    public Section run(Effort effort) throws Exception {
        double worst = 0;
        Table table = Table.of(
                "Bodies of the greatest length",
                "filled with",
                "body, MB",
                "smallest heap, MB",
                "allocated, MB",
                "held, MB");
        for (BodyShape shape : effort.choose(List.of(BodyShape.EMPTY_ARRAYS), Arrays.asList(BodyShape.values()))) {
            double[] bytes = measure(shape);
            Double heap = effort == Effort.FULL ? (double) smallestHeap(shape) : null;
            worst = Math.max(worst, heap == null ? 0 : heap);
            table = table.row(
                    shape.title(), bytes[0] / BYTES_PER_MB, heap, bytes[1] / BYTES_PER_MB, bytes[2] / BYTES_PER_MB);
        }
        return new Section(
                "Memory",
                METHOD,
                List.of(table.bars("MB", "smallest heap, MB", "held, MB")),
                List.of(Target.atMost(
                        DOCUMENTED_HEAP_MB, "smallest heap for the worst body of 1 MB, in MB, as documented", worst)));
    }

    private static double[] measure(BodyShape shape) throws IOException, InterruptedException {
        Process process = start(shape, "measure", LARGEST_HEAP_MB, Redirect.INHERIT);
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(shape + " cannot be handled in " + LARGEST_HEAP_MB + " MB");
        }
        return Arrays.stream(output.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int smallestHeap(BodyShape shape) throws IOException, InterruptedException {
        int tooSmall = 1;
        int enough = LARGEST_HEAP_MB;
        while (enough - tooSmall > 1) {
            int middle = (tooSmall + enough) / 2;
            if (start(shape, "handle", middle, Redirect.DISCARD).waitFor() == 0) {
                enough = middle;
            } else {
                tooSmall = middle;
            }
        }
        return enough;
    }

    private static Process start(BodyShape shape, String mode, int heapMegabytes, Redirect errors) throws IOException {
        List<String> options = List.of(
                "-XX:+UseSerialGC", "-Xmx" + heapMegabytes + "m", "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider");
        return JavaProcess.of(options, MemoryProbe.class, shape.name(), mode)
                .redirectError(errors)
                .start();
    }
}
