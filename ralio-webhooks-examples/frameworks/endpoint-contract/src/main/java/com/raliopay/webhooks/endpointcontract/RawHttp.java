package com.raliopay.webhooks.endpointcontract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection for requests that an HTTP client cannot send. */
final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 60_000;
    private static final int CONTINUE = 100;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    RawHttp(URI endpoint) throws IOException {
        this(endpoint, "POST", "HTTP/1.1", endpoint.getAuthority());
    }

    RawHttp(URI endpoint, String method, String version, String host) throws IOException {
        socket = new Socket(endpoint.getHost(), endpoint.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        write(method + " " + endpoint.getPath() + " " + version + "\r\nHost: " + host + "\r\n");
    }

    /** Writes a header with exactly this spelling. */
    void header(String name, String value) throws IOException {
        write(name + ": " + value + "\r\n");
    }

    void endHeaders() throws IOException {
        write("\r\n");
    }

    /** Writes a chunk; an empty one ends the body. */
    void chunk(byte[] bytes, int from, int to) throws IOException {
        write(Integer.toHexString(to - from) + "\r\n");
        write(bytes, from, to);
        write("\r\n");
    }

    /** Writes and flushes the bytes, so that they are likely to be sent as a packet of their own. */
    void write(byte[] bytes, int from, int to) throws IOException {
        out.write(bytes, from, to - from);
        out.flush();
    }

    void write(String text) throws IOException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        write(bytes, 0, bytes.length);
    }

    /** Closes one direction of the connection: the endpoint finds the end of its input, and can still respond. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Returns whether a part of the response has arrived. */
    boolean hasResponse() throws IOException {
        return in.available() > 0;
    }

    /** Waits for the response. */
    EndpointResponse response() throws IOException {
        while (true) {
            int status = Integer.parseInt(line().split(" ", -1)[1]);
            HttpHeaders headers = headers();
            if (status != CONTINUE) {
                return new EndpointResponse(status, headers, new String(body(headers), UTF_8));
            }
        }
    }

    private HttpHeaders headers() throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private byte[] body(HttpHeaders headers) throws IOException {
        boolean chunked = headers.firstValue("Transfer-Encoding")
                .map(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
        if (!chunked) {
            int length = (int) headers.firstValueAsLong("Content-Length").orElse(Integer.MAX_VALUE);
            return in.readNBytes(length);
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Integer.parseInt(line().split(";", -1)[0].strip(), 16);
            body.write(in.readNBytes(length));
            line();
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the endpoint has closed the connection");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
