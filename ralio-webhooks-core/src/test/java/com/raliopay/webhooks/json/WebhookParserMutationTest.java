package com.raliopay.webhooks.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.raliopay.webhooks.event.WebhookEvent;
import com.raliopay.webhooks.testing.Fixture;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random mutations of payloads, the same in every run. */
@Tag("no-mutation")
class WebhookParserMutationTest {

    private static final Fixture[] FIXTURES = Fixture.values();

    /** Insertions that reach other branches than random bytes do. */
    private static final String[] PIECES = {
        "null",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ",",
        ":",
        "\\u",
        "\\uD800",
        "-",
        "1e9",
        "0.0",
        "true",
        "\"data\":",
        "\"id\":",
        "\"event\":",
        "\"kycId\":",
        "\"checks\":[{\"data\":{\"a\":[1.50,{}]}}],",
        "\uFEFF",
        "\0",
        "\u00E9",
        " "
    };

    @ParameterizedTest
    @CsvSource({"UTF-8, 20000", "UTF-16BE, 3000", "UTF-16LE, 3000", "UTF-32BE, 3000", "UTF-32LE, 3000"})
    void readsMutatedBodyOrThrowsParseException(Charset charset, int bodies) {
        Random random = new Random(20261121);
        WebhookParser parser = new WebhookParser();
        int events = 0;
        for (int i = 0; i < bodies; i++) {
            byte[] body = mutated(random, charset);
            WebhookEvent event = readOrNull(parser, body);
            if (event != null) {
                events++;
                assertThat(parser.parse(WebhookWriter.write(event))).isEqualTo(event);
            }
        }
        // enough of both
        assertThat(events).isBetween(bodies / 100, bodies * 49 / 50);
    }

    private static @Nullable WebhookEvent readOrNull(WebhookParser parser, byte[] body) {
        try {
            return parser.parse(body);
        } catch (WebhookParseException e) {
            return null;
        } catch (RuntimeException | Error e) {
            return fail(
                    "another exception than WebhookParseException: "
                            + HexFormat.of().formatHex(body),
                    e);
        }
    }

    private static byte[] mutated(Random random, Charset charset) {
        byte[] body = bytes(random, charset);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int at = random.nextInt(body.length);
            body = switch (random.nextInt(7)) {
                case 0 -> flipped(body, at, 1 << random.nextInt(8));
                case 1 -> replaced(body, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                case 2 -> replaced(body, at, Math.min(body.length, at + 1 + random.nextInt(8)), new byte[0]);
                case 3 -> replaced(body, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(charset));
                case 4 -> replaced(body, at, at, piece(random, body));
                case 5 -> replaced(body, at, at + 1, new byte[] {(byte) ('0' + random.nextInt(10))});
                default -> replaced(body, at, body.length, tail(random, bytes(random, charset)));
            };
            if (body.length == 0) {
                return body;
            }
        }
        return body;
    }

    private static byte[] bytes(Random random, Charset charset) {
        return FIXTURES[random.nextInt(FIXTURES.length)].text().getBytes(charset);
    }

    private static byte[] flipped(byte[] body, int at, int bits) {
        byte[] copy = body.clone();
        copy[at] = (byte) (copy[at] ^ bits);
        return copy;
    }

    private static byte[] piece(Random random, byte[] body) {
        int from = random.nextInt(body.length);
        return Arrays.copyOfRange(body, from, Math.min(body.length, from + random.nextInt(60)));
    }

    private static byte[] tail(Random random, byte[] body) {
        return Arrays.copyOfRange(body, random.nextInt(body.length), body.length);
    }

    private static byte[] replaced(byte[] body, int from, int to, byte[] by) {
        byte[] copy = Arrays.copyOf(body, from + by.length + body.length - to);
        System.arraycopy(by, 0, copy, from, by.length);
        System.arraycopy(body, to, copy, from + by.length, body.length - to);
        return copy;
    }
}
