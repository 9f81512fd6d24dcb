package com.raliopay.webhooks.simulator.http;

import com.raliopay.webhooks.simulator.text.PrintableText;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/**
 * The first headers of a response, printable and truncated: an endpoint may respond with anything.
 *
 * @param list at most 100 headers, sorted by name
 * @param leftOut the number of further headers
 */
public record ResponseHeaders(List<Header> list, int leftOut) {

    /** No headers. */
    public static final ResponseHeaders NONE = new ResponseHeaders(List.of(), 0);

    private static final int MAX_HEADERS = 100;
    private static final int MAX_NAME = 100;
    private static final int MAX_VALUE = 500;

    /**
     * A header.
     *
     * @param name printable, at most 100 characters
     * @param value printable, at most 500 characters
     */
    public record Header(String name, String value) {}

    public ResponseHeaders {
        list = List.copyOf(list);
    }

    static ResponseHeaders of(HttpHeaders headers) {
        int count = headers.map().values().stream().mapToInt(List::size).sum();
        List<Header> kept = headers.map().entrySet().stream()
                .flatMap(header -> header.getValue().stream().map(value -> header(header.getKey(), value)))
                .limit(MAX_HEADERS)
                .toList();
        return new ResponseHeaders(kept, count - kept.size());
    }

    private static Header header(String name, String value) {
        return new Header(PrintableText.of(name, MAX_NAME), PrintableText.of(value, MAX_VALUE));
    }

    /** {@return the value of the first header with this name, in any case} */
    public Optional<String> first(String name) {
        return list.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
