package com.raliopay.webhooks.simulator.inspect;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.net.URI;
import java.util.function.Consumer;

/** A silent HTTP server that only this machine can reach. */
final class LocalServer {

    private static final String HOST = "127.0.0.1";

    private final Javalin javalin;

    private LocalServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * Starts a server.
     *
     * @param port the port; 0 for any that is free
     * @param routes adds the routes
     * @throws BindException if the port is in use, in one sentence
     */
    static LocalServer start(int port, Consumer<JavalinConfig> routes) throws BindException {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.concurrency.useVirtualThreads = false;
            config.jetty.modifyServer(server -> server.setStopTimeout(0));
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            routes.accept(config);
        });
        try {
            return new LocalServer(javalin.start(HOST, port));
        } catch (JavalinBindException e) {
            javalin.stop();
            BindException inUse = new BindException("Port " + port + " is in use, or must not be used");
            inUse.initCause(e);
            throw inUse;
        }
    }

    int port() {
        return javalin.port();
    }

    URI uri(String path) {
        return URI.create("http://" + HOST + ":" + port() + path);
    }

    void stop() {
        javalin.stop();
    }
}
