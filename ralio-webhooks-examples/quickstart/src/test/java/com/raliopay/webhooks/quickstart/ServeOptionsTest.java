package com.raliopay.webhooks.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServeOptionsTest {

    @Test
    void readsOptionsInAnyOrder() throws ServeOptions.UsageException {
        String[] arguments = "--down 500ms..10s --fail 2 --serve 8080 --delay 3s".split(" ");

        assertThat(ServeOptions.parse(arguments))
                .isEqualTo(new ServeOptions(
                        8080, 2, Duration.ofSeconds(3), Duration.ofMillis(500), Duration.ofSeconds(10)));
    }

    @Test
    void isDownFromTheFirstTimeUntilTheSecond() throws ServeOptions.UsageException {
        ServeOptions options = ServeOptions.parse(new String[] {"--serve", "0", "--down", "5s..10s"});

        assertThat(options.isDownAt(Duration.ofMillis(4_999))).isFalse();
        assertThat(options.isDownAt(Duration.ofSeconds(5))).isTrue();
        assertThat(options.isDownAt(Duration.ofMillis(9_999))).isTrue();
        assertThat(options.isDownAt(Duration.ofSeconds(10))).isFalse();
    }

    @Test
    void isNeverDownWithoutTheOption() throws ServeOptions.UsageException {
        assertThat(ServeOptions.parse(new String[] {"--serve", "0"}).isDownAt(Duration.ZERO))
                .isFalse();
    }
}
