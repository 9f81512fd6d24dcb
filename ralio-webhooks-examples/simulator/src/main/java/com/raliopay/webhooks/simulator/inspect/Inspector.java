package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.signature.SignatureVerifier;
import com.raliopay.webhooks.simulator.http.HttpSender;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The inspector: a web page on this machine that sends deliveries to an endpoint under development, and shows what both sides
 * make of them; optionally an endpoint of its own.
 *
 * <pre>{@code
 * try (Inspector inspector = Inspector.start(settings)) {
 *     System.out.println("Open " + inspector.page());
 *     …
 * }
 * }</pre>
 */
public final class Inspector implements AutoCloseable {

    private final InspectorSettings settings;
    private final EventStream stream = new EventStream();
    private final History history = new History(stream);
    private final ScheduledExecutorService timers = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "inspector-timers");
        thread.setDaemon(true);
        return thread;
    });
    private final @Nullable ListenServer listen;
    private final URI to;
    private final LocalServer server;

    private Inspector(InspectorSettings settings) throws BindException {
        this.settings = settings;
        listen = settings.listenPort() == null
                ? null
                : ListenServer.start(settings.listenPort(), settings.secret(), this::reportState);
        to = settings.to() != null ? settings.to() : requireNonNull(listen).uri();
        Deliverer deliverer = new Deliverer(
                history,
                new HttpSender(to, settings.timeout()),
                SignatureVerifier.of(settings.secret()),
                settings.policy(),
                timers);
        Api api = new Api(history, new Composer(history), deliverer, stream, () -> state(history.views()));
        try {
            server = LocalServer.start(settings.port(), config -> api.addTo(config.routes));
        } catch (BindException e) {
            close(null);
            throw e;
        }
    }

    /**
     * Starts an inspector.
     *
     * @throws BindException if a port is in use; the message is a sentence for the user
     */
    public static Inspector start(InspectorSettings settings) throws BindException {
        return new Inspector(settings);
    }

    /** {@return the address of the page} */
    public URI page() {
        return server.uri("/");
    }

    /** {@return the endpoint that deliveries are sent to} */
    public URI to() {
        return to;
    }

    /** {@return the inspector's own endpoint; null if it has none} */
    public @Nullable URI endpoint() {
        return listen == null ? null : listen.uri();
    }

    private void reportState() {
        stream.report("state", state(null));
    }

    private StateView state(@Nullable List<DeliveryView> deliveries) {
        return new StateView(
                version(),
                to.toString(),
                listen == null ? null : listen.view(),
                StateView.Policy.of(settings.policy()),
                settings.timeout().toMillis(),
                StateView.TYPES,
                StateView.FIXTURES,
                StateView.ODD,
                false,
                StateView.MAX_BODY_BYTES,
                null,
                deliveries);
    }

    private static String version() {
        String version = Inspector.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Ends the page, the endpoint, and everything under way. */
    @Override
    public void close() {
        close(server);
    }

    private void close(@Nullable LocalServer page) {
        stream.close();
        timers.shutdownNow();
        if (page != null) {
            page.stop();
        }
        if (listen != null) {
            listen.stop();
        }
    }
}
