package com.raliopay.webhooks.awslambda;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** One instance of the function, up to its first response; {@link ColdStart} measures it. */
final class FirstRequest {

    private FirstRequest() {}

    /**
     * Responds to one request, and prints how long it took to create the handler and to handle the request, in nanoseconds.
     *
     * @param args the file of the request, as the service describes it in JSON
     */
    @SuppressWarnings("NullAway") // the handler does not use the context
    public static void main(String[] args) throws IOException, SQLException {
        byte[] event = Files.readAllBytes(Path.of(args[0]));
        Map<String, Object> request = RuntimeSerializer.read(new ByteArrayInputStream(event));

        long start = System.nanoTime();
        Map<String, Object> response = new RalioHandler().handleRequest(request, null);
        long nanos = System.nanoTime() - start;

        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        RuntimeSerializer.write(response, answer);
        if (!Integer.valueOf(200).equals(response.get("statusCode")) || answer.size() == 0) {
            throw new IllegalStateException("the request was not handled: " + response);
        }
        System.out.println(nanos);
    }
}
