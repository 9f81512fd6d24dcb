package com.raliopay.webhooks.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTest {

    private static final HexFormat HEX = HexFormat.of();

    /** RFC 4231, section 4; case 5 lists only the first 128 bits. */
    @ParameterizedTest(name = "RFC 4231 test case {0}")
    @CsvSource(delimiter = '|', textBlock = """
            1 | 0b x 20  | 'Hi There' | b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7
            2 | 4a656665 | 'what do ya want for nothing?' | 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843
            3 | aa x 20  | dd x 50 | 773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe
            4 | 0102030405060708090a0b0c0d0e0f10111213141516171819 | cd x 50 | 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b
            5 | 0c x 20  | 'Test With Truncation' | a3b6167473100ee06e0c796c2955552b
            6 | aa x 131 | 'Test Using Larger Than Block-Size Key - Hash Key First' | 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54
            7 | aa x 131 | 'This is a test using a larger than block-size key and a larger than block-size data. The key needs to be hashed before being used by the HMAC algorithm.' | 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2
            """)
    void matchesVectorsOfRfc4231(int number, String key, String data, String expected) {
        byte[] hmac = new Hmac(bytes(key)).of(bytes(data));

        assertThat(HEX.formatHex(hmac)).hasSize(64).startsWith(expected);
    }

    @Test
    void returnsSameResultAtEachCall() {
        Hmac hmac = new Hmac(bytes("Jefe"));

        assertThat(hmac.of(bytes("a"))).isEqualTo(hmac.of(bytes("a"))).isNotEqualTo(hmac.of(bytes("b")));
    }

    @Test
    void worksWithSecurityProviderThatCannotCopy() {
        String expected = HEX.formatHex(new Hmac(bytes("Jefe")).of(bytes("a")));
        Security.insertProviderAt(new NoCopyProvider(), 1);
        try {
            Hmac hmac = new Hmac(bytes("Jefe"));

            assertThat(HEX.formatHex(hmac.of(bytes("a")))).isEqualTo(expected);
            assertThat(HEX.formatHex(hmac.of(bytes("a")))).isEqualTo(expected);
        } finally {
            Security.removeProvider(NoCopyProvider.NAME);
        }
    }

    /** Offers the algorithm in objects that cannot be cloned. */
    private static final class NoCopyProvider extends Provider {
        static final String NAME = "NoCopyProvider";
        private static final long serialVersionUID = 1L;

        NoCopyProvider() {
            super(NAME, "1", "");
            putService(new Service(this, "Mac", "HmacSHA256", NAME, null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new NoCopyMac();
                }
            });
        }
    }

    /** Delegates to the platform's own, but is not {@code Cloneable}. */
    private static final class NoCopyMac extends MacSpi {
        private final Mac mac;

        NoCopyMac() {
            try {
                mac = Mac.getInstance("HmacSHA256", "SunJCE");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec parameters) throws InvalidKeyException {
            mac.init(key);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            mac.update(input, offset, length);
        }

        @Override
        protected byte[] engineDoFinal() {
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }

    /** Decodes hexadecimal digits, a repeated byte such as {@code aa x 20}, or else ASCII text. */
    private static byte[] bytes(String notation) {
        if (notation.matches("[0-9a-f]{2} x \\d+")) {
            return HEX.parseHex(notation.substring(0, 2).repeat(Integer.parseInt(notation.substring(5))));
        }
        return notation.matches("([0-9a-f]{2})+") && notation.length() > 2
                ? HEX.parseHex(notation)
                : notation.getBytes(StandardCharsets.US_ASCII);
    }
}
