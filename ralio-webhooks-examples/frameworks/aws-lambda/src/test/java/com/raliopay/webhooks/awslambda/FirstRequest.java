package com.raliopay.webhooks.awslambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The life of one instance of the function up to its first answer; {@link ColdStart} measures it. */
final class FirstRequest {

    private FirstRequest() {}

    /**
     * Answers one request, and prints how long the handler took: to be made, and to handle it, in nanoseconds.
     *
     * @param args the file of the request, as the service describes it in JSON
     */
    @SuppressWarnings("NullAway") // the handler asks nothing of the context
    public static void main(String[] args) throws IOException {
        byte[] event = Files.readAllBytes(Path.of(args[0]));
        APIGatewayV2HTTPEvent request =
                RuntimeSerializers.of(APIGatewayV2HTTPEvent.class).fromJson(new ByteArrayInputStream(event));

        long start = System.nanoTime();
        APIGatewayV2HTTPResponse response = new RalioHandler().handleRequest(request, null);
        long nanos = System.nanoTime() - start;

        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        RuntimeSerializers.of(APIGatewayV2HTTPResponse.class).toJson(response, answer);
        if (response.getStatusCode() != 200 || answer.size() == 0) {
            throw new IllegalStateException("not what is to be measured: " + response);
        }
        System.out.println(nanos);
    }
}
