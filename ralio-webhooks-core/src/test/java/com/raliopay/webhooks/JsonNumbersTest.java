package com.raliopay.webhooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Which numbers in free-form data are numbers: all but those that are too long to calculate with. */
class JsonNumbersTest {

    private static final BigInteger MOST_BITS = BigInteger.TWO.pow(3_400).subtract(BigInteger.ONE);

    private static Object read(String number) throws NotJsonException {
        JsonCursor json = new JsonCursor(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8));
        json.begin();
        return requireNonNull(Json.object(json).get("n"));
    }

    @Test
    void aWholeNumberIsALongIfItFits() throws Exception {
        assertThat(read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThat(read("-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(read("9223372036854775808")).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(read("12E+2")).isEqualTo(new BigDecimal("12E+2"));
        assertThat(read("14e0")).isEqualTo(14L);
    }

    @Test
    void aWholeNumberOfManyBitsIsText() throws Exception {
        String tooMany = MOST_BITS.add(BigInteger.ONE).toString();

        assertThat(read(MOST_BITS.toString())).isEqualTo(MOST_BITS);
        assertThat(read(tooMany)).isEqualTo(tooMany);
        assertThat(read(MOST_BITS + "e0")).isEqualTo(MOST_BITS);
        assertThat(read(tooMany + "e0")).isEqualTo(tooMany + "e0");
    }

    @Test
    void aFractionOfManyDigitsIsText() throws Exception {
        String most = "0." + "7".repeat(1_000);

        assertThat(read(most)).isEqualTo(new BigDecimal(most));
        assertThat(read(most + "7")).isEqualTo(most + "7");
    }

    @Test
    void aNumberOfManyCharactersIsText() throws Exception {
        String most = "0." + "0".repeat(1_097) + "7";

        assertThat(most).hasSize(1_100);
        assertThat(read(most)).isEqualTo(new BigDecimal(most));
        assertThat(read(most + "0")).isEqualTo(most + "0");
    }

    @Test
    void anExponentThatIsTooLargeIsText() throws Exception {
        for (String most : new String[] {"1e2147000000", "1e-2147000000"}) {
            String more = most.replace("000000", "000001");
            assertThat(read(most)).isEqualTo(new BigDecimal(most));
            assertThat(read(more)).isEqualTo(more);
        }
        assertThat(read("1e99999999999")).isEqualTo("1e99999999999");
    }
}
