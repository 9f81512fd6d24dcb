package com.raliopay.webhooks.simulator.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint that answers with what could harm a page. */
final class HostileEndpoint implements AutoCloseable {

    static final String SCRIPT = "</script></pre><script>document.title = 'hacked'</script>"
            + "<img src=x onerror=\"document.title = 'hacked'\">";

    /** How to answer. */
    enum Answer {
        SCRIPT {
            @Override
            void write(OutputStream out) throws IOException {
                body(out, "X-Note: " + HostileEndpoint.SCRIPT + "\r\n", HostileEndpoint.SCRIPT.getBytes(ISO_8859_1));
            }
        },
        CONTROL_CHARACTERS {
            @Override
            void write(OutputStream out) throws IOException {
                body(out, "", "\u001b[2J\u001b]0;hacked\u0007\0\u0008\u202e \u0085".getBytes(UTF_8));
            }
        },
        FIVE_MEGABYTES {
            @Override
            void write(OutputStream out) throws IOException {
                body(out, "", "<b>x</b>".repeat(655_360).getBytes(ISO_8859_1));
            }
        },
        THOUSANDS_OF_HEADERS {
            @Override
            void write(OutputStream out) throws IOException {
                StringBuilder headers = new StringBuilder();
                for (int i = 0; i < 5_000; i++) {
                    headers.append("X-").append(i).append(": <b>").append(i).append("</b>\r\n");
                }
                body(out, headers.toString(), new byte[0]);
            }
        },
        CLOSES {
            @Override
            void write(OutputStream out) {
                // The connection closes without an answer.
            }
        },
        NEVER_ENDING {
            @Override
            void write(OutputStream out) throws IOException {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(ISO_8859_1));
                byte[] more = "<b>more</b>".repeat(1_000).getBytes(ISO_8859_1);
                while (!Thread.currentThread().isInterrupted()) {
                    out.write(more); // fails when the sender closes the connection
                }
            }
        };

        abstract void write(OutputStream out) throws IOException;

        private static void body(OutputStream out, String headers, byte[] body) throws IOException {
            String head = "HTTP/1.1 400 <b>no</b>\r\nContent-Type: text/html\r\n" + headers + "Content-Length: "
                    + body.length + "\r\nConnection: close\r\n\r\n";
            out.write(head.getBytes(ISO_8859_1));
            out.write(body);
            out.flush();
        }
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private final Answer answer;

    HostileEndpoint(Answer answer) {
        this.answer = answer;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/webhooks/ralio");
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> answer(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            socket.getInputStream().read(new byte[8192]);
            answer.write(socket.getOutputStream());
            socket.shutdownOutput();
            while (socket.getInputStream().read(new byte[8192]) >= 0) {
                // Until the sender has read the answer and closes; else what it has not read yet would be lost.
            }
        } catch (IOException e) {
            // The sender has had enough.
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
