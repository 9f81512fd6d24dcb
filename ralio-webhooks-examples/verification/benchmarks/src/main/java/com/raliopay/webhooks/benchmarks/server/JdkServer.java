package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.merchant.HttpEndpoint;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;

/** The JDK's server, as the examples start it. */
final class JdkServer {

    private JdkServer() {}

    static int start(Work work, Tally tally) throws IOException {
        if (work.dispatches() && work != Work.DISPATCH_WITHOUT_BODY) {
            return new HttpEndpoint(0, work.dispatcher(tally), Duration.ZERO).port();
        }
        HttpServer server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(32)); // as many as HttpEndpoint
        server.createContext(Deliveries.PATH, new JdkSteps(work, tally));
        server.start();
        return server.getAddress().getPort();
    }
}
