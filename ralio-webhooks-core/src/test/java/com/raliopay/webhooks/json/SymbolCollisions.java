package com.raliopay.webhooks.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of eight characters that have one hash in Jackson's symbol table, with any seed of
 * {@code ByteQuadsCanonicalizer.calcHash(int, int)}.
 */
final class SymbolCollisions {

    private static final String CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /** The inverse of the multiplier 33 modulo 2^32. */
    private static final int INVERSE = 0x3E0F83E1;

    private static final List<String> NAMES = new ArrayList<>();

    static {
        for (int i = 0; i < 52 * 52 * 52 * 52 && NAMES.size() < 60_000; i++) {
            int first = quad(i);
            int second = (0x12345678 - mixed(first)) * INVERSE;
            String name = text(first) + text(second);
            if (name.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\')) {
                NAMES.add(name);
            }
        }
    }

    private SymbolCollisions() {}

    static String name(int number) {
        return NAMES.get(number % NAMES.size());
    }

    private static int quad(int number) {
        int quad = 0;
        int rest = number;
        for (int i = 0; i < 4; i++) {
            quad = quad << 8 | CHARACTERS.charAt(rest % 52);
            rest /= 52;
        }
        return quad;
    }

    private static int mixed(int quad) {
        int hash = quad + (quad >>> 15);
        return hash ^ (hash >>> 9);
    }

    private static String text(int quad) {
        byte[] bytes = {(byte) (quad >> 24), (byte) (quad >> 16), (byte) (quad >> 8), (byte) quad};
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
