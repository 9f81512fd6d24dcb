package com.raliopay.webhooks.benchmarks.server;

import com.raliopay.webhooks.servlet.RalioServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty, as the example of a servlet starts it. */
final class JettyServer {

    private JettyServer() {}

    /** Reads the body, and answers 200 without a body. */
    @SuppressWarnings("serial") // servers no longer serialize servlets
    private static final class BareServlet extends HttpServlet {

        private final transient Tally tally;

        BareServlet(Tally tally) {
            this.tally = tally;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            tally.received();
            response.setStatus(200);
        }
    }

    static int start(Work work, Tally tally) throws Exception {
        HttpServlet servlet = work == Work.BARE ? new BareServlet(tally) : new RalioServlet(work.dispatcher(tally));
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(servlet), Deliveries.PATH + "/*");
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("localhost");
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(context));
        server.start();
        return connector.getLocalPort();
    }
}
