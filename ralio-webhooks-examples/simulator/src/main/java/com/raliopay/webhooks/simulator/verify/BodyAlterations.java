package com.raliopay.webhooks.simulator.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The changes to a body that are tried: line ends, encodings, forms, and JSON that is written again. */
final class BodyAlterations {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** Changes at the edges and of the encoding, which often come together with another one. */
    static final List<Alteration> SIMPLE = simple();

    /** All changes, the most likely first. */
    static final List<Alteration> ALL = all();

    private BodyAlterations() {}

    private static List<Alteration> all() {
        List<Alteration> all = new ArrayList<>(SIMPLE);
        all.addAll(JsonAlterations.all());
        all.addAll(forms());
        return List.copyOf(all);
    }

    private static List<Alteration> simple() {
        return List.of(
                text(
                        "ends without the final line end",
                        "something removed the final line end",
                        "something added one",
                        text -> text.replaceFirst("\r?\n\\z", "")),
                text(
                        "ends with a line feed",
                        "something added a line feed at the end",
                        "something removed it",
                        text -> text + "\n"),
                text(
                        "ends with CRLF",
                        "something added a line end (CRLF)",
                        "something removed it",
                        text -> text + "\r\n"),
                text(
                        "has no whitespace around it",
                        "something trimmed the whitespace around the body",
                        "something added whitespace",
                        String::strip),
                text(
                        "has CRLF line ends",
                        "something converted the line ends to CRLF",
                        "something converted them to LF",
                        text -> text.replace("\r\n", "\n").replace("\n", "\r\n")),
                text(
                        "has LF line ends",
                        "something converted the line ends to LF",
                        "something converted them to CRLF",
                        text -> text.replace("\r\n", "\n")),
                text(
                        "has no line ends at all",
                        "something removed the line ends",
                        "something added line ends",
                        text -> text.replaceAll("[\r\n]", "")),
                text(
                        "begins without the byte-order mark",
                        "something removed the byte-order mark",
                        "something added one",
                        text -> text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text),
                text(
                        "begins with a byte-order mark",
                        "something added a byte-order mark",
                        "something removed it",
                        text -> text.startsWith(BYTE_ORDER_MARK) ? text : BYTE_ORDER_MARK + text),
                recoded(
                        ISO_8859_1,
                        UTF_8,
                        "is converted from Latin-1 to UTF-8",
                        "something read the UTF-8 body as Latin-1 and encoded it once more",
                        "something wrote it in Latin-1"),
                recoded(
                        UTF_8,
                        ISO_8859_1,
                        "is converted from UTF-8 to Latin-1",
                        "something wrote the body in Latin-1",
                        "something read the UTF-8 body as Latin-1 and encoded it once more"),
                recoded(
                        WINDOWS_1252,
                        UTF_8,
                        "is converted from Windows-1252 to UTF-8",
                        "something read the UTF-8 body as Windows-1252 and encoded it once more",
                        "something wrote it in Windows-1252"),
                recoded(
                        UTF_8,
                        WINDOWS_1252,
                        "is converted from UTF-8 to Windows-1252",
                        "something wrote the body in Windows-1252",
                        "something read the UTF-8 body as Windows-1252 and encoded it once more"),
                fromUtf16(),
                recoded(
                        UTF_8,
                        UTF_16LE,
                        "is converted to UTF-16 (little endian)",
                        "something wrote the body in UTF-16 (little endian)",
                        "something converted it to UTF-8"),
                recoded(
                        UTF_8,
                        UTF_16,
                        "is converted to UTF-16",
                        "something wrote the body in UTF-16",
                        "something converted it to UTF-8"));
    }

    private static List<Alteration> forms() {
        return List.of(
                text(
                        "is percent-decoded",
                        "something decoded the body as a form",
                        "something sent it as a form",
                        BodyAlterations::formDecoded),
                text(
                        "is percent-decoded, without the final =",
                        "something decoded the body as a form",
                        "something sent it as a form",
                        text -> formDecoded(text.replaceFirst("=\\z", ""))),
                text(
                        "has a plus sign in the offsets of its times",
                        "something encoded the plus signs of the times",
                        "something decoded the body as a form, which turns" + " a plus sign into a space",
                        text -> text.replaceAll("(\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?) (\\d\\d:?\\d\\d)", "$1+$2")));
    }

    private static String formDecoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }

    /** Without a byte-order mark, a NUL as the first byte of JSON means big endian. */
    private static Alteration fromUtf16() {
        return new Alteration(
                "is converted from UTF-16 to UTF-8",
                "something converted the body to UTF-8",
                "something wrote it in UTF-16",
                body -> {
                    boolean marked = body.length > 1 && (body[0] & body[1] & 0xFE) == 0xFE;
                    Charset charset = marked ? UTF_16 : body.length > 0 && body[0] == 0 ? UTF_16BE : UTF_16LE;
                    return decode(body, charset).map(text -> text.getBytes(UTF_8));
                });
    }

    private static Alteration recoded(Charset from, Charset to, String phrase, String done, String undone) {
        return new Alteration(phrase, done, undone, body -> decode(body, from).flatMap(text -> encode(text, to)));
    }

    static Alteration text(String phrase, String done, String undone, UnaryOperator<String> change) {
        return new Alteration(
                phrase,
                done,
                undone,
                body -> decode(body, UTF_8).flatMap(text -> {
                    try {
                        return encode(change.apply(text), UTF_8);
                    } catch (IllegalArgumentException e) { // such as a percent sign without digits
                        return Optional.empty();
                    }
                }));
    }

    static Optional<String> decode(byte[] bytes, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> encode(String text, Charset charset) {
        try {
            ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return Optional.of(bytes);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
