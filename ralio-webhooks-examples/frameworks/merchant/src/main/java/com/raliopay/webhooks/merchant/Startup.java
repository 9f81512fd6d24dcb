package com.raliopay.webhooks.merchant;

/** What the examples print when they are ready. */
public final class Startup {

    private Startup() {}

    /**
     * Prints the URL of an endpoint, and a command that sends events to it.
     *
     * @param port the port that the endpoint listens on
     */
    public static void announce(int port) {
        String url = "http://localhost:" + port + "/webhooks/ralio";
        System.out.println("Listening on " + url + ". To send events, with the same secret, in another terminal:");
        System.out.println("mvn -q package -Dmaven.test.skip -pl ralio-webhooks-examples/simulator -am");
        System.out.println(
                "RALIO_WEBHOOK_SECRET=... java -jar ralio-webhooks-examples/simulator/target/simulator.jar inspect"
                        + " --to " + url);
    }
}
