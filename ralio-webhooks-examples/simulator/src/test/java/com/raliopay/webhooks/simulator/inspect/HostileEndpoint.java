package com.raliopay.webhooks.simulator.inspect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers every request with the same bytes, or with bytes that never end. */
final class HostileEndpoint implements AutoCloseable {

    private static final int END_OF_HEAD = 4;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final byte[] response;
    private final byte[] forEver;

    /**
     * Starts.
     *
     * @param response what it begins with
     * @param forEver what it repeats after that; empty to close the connection
     */
    HostileEndpoint(String response, String forEver) throws IOException {
        this.response = response.getBytes(ISO_8859_1);
        this.forEver = forEver.getBytes(ISO_8859_1);
        threads.execute(this::accept);
    }

    String uri() {
        return "http://127.0.0.1:" + socket.getLocalPort() + "/webhooks";
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                threads.execute(() -> answer(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            skipHead(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            out.write(response);
            while (forEver.length > 0) {
                out.write(forEver);
            }
            out.flush();
            connection.shutdownOutput();
            connection.getInputStream().skip(Long.MAX_VALUE);
        } catch (IOException e) {
            // The client has had enough.
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        int newlines = 0;
        while (newlines < END_OF_HEAD) {
            int next = in.read();
            newlines = next == '\r' || next == '\n' ? newlines + 1 : 0;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }
}
