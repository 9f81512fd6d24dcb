package com.raliopay.webhooks.simulator.inspect;

import static java.util.Objects.requireNonNull;

import com.raliopay.webhooks.simulator.cli.Version;
import io.javalin.config.RoutesConfig;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
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
    private final LoadRunner load = new LoadRunner(report -> stream.report("load", report));
    private final Joiner joiner = new Joiner(history, timers, load::isBusy);
    private final Receiver receiver = new Receiver(history);
    private final @Nullable ListenServer listen;
    private final Target target;
    private final LocalServer server;

    private Inspector(InspectorSettings settings) throws BindException {
        this.settings = settings;
        Integer port = settings.listenPort();
        listen = port == null
                ? null
                : new ListenServer(port, settings.secret(), receiver, joiner, this::reportState, load::isBusy);
        target = Target.of(
                settings.to() != null ? settings.to() : requireNonNull(listen).uri(), settings);
        Deliverer deliverer = new Deliverer(history, joiner, target, timers);
        List<Consumer<RoutesConfig>> routes = List.of(
                new PageApi(stream, () -> state(history.views()))::addTo,
                new SendApi(history, deliverer)::addTo,
                new EndpointApi(joiner, receiver, load, target, listen, this::reportState)::addTo,
                new ExportApi(history, deliverer, target)::addTo);
        try {
            server = LocalServer.start(settings.port(), config -> routes.forEach(part -> part.accept(config.routes)));
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
        return target.uri();
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
                Version.number(),
                target.uri().toString(),
                listen == null ? null : listen.view(),
                StateView.Policy.of(settings.policy()),
                settings.timeout().toMillis(),
                StateView.TYPES,
                StateView.FIXTURES,
                StateView.ODD,
                joiner.hasObserved(),
                StateView.MAX_BODY_BYTES,
                load.last(),
                deliveries);
    }

    /** Ends the page, the endpoint, and everything under way. */
    @Override
    public void close() {
        close(server);
    }

    private void close(@Nullable LocalServer page) {
        stream.close();
        load.stop();
        timers.shutdownNow();
        if (page != null) {
            page.stop();
        }
        if (listen != null) {
            listen.stop();
        }
    }
}
