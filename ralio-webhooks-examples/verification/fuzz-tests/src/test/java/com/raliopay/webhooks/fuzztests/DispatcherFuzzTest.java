package com.raliopay.webhooks.fuzztests;

import com.code_intelligence.jazzer.driver.FuzzedDataProviderImpl;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Dispatches sequences of deliveries to a {@link FuzzedDispatcher}. */
class DispatcherFuzzTest {

    static Stream<byte[]> seeds() {
        return IntStream.range(0, 100).mapToObj(seed -> {
            byte[] input = new byte[500];
            new Random(seed).nextBytes(input);
            return input;
        });
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "1m")
    void dispatches(byte[] input) {
        // Jazzer takes no seeds from methods for a parameter that is a FuzzedDataProvider.
        try (FuzzedDataProviderImpl data = FuzzedDataProviderImpl.withJavaData(input)) {
            FuzzedDispatcher.check(data);
        }
    }
}
