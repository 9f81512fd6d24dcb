package com.raliopay.webhooks.simulator.inspect;

import com.raliopay.webhooks.simulator.observer.Observation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the endpoint reports, the switches of the inspector's own endpoint, and load tests. */
final class EndpointApi {

    private static final int ACCEPTED = 202;

    private final Joiner joiner;
    private final Receiver receiver;
    private final LoadRunner load;
    private final Target target;
    private final @Nullable ListenServer listen;
    private final Runnable stateChanged;

    /**
     * Creates the routes.
     *
     * @param listen the inspector's own endpoint; null if it has none
     * @param stateChanged called when the state that the page shows has changed
     */
    EndpointApi(
            Joiner joiner,
            Receiver receiver,
            LoadRunner load,
            Target target,
            @Nullable ListenServer listen,
            Runnable stateChanged) {
        this.joiner = joiner;
        this.receiver = receiver;
        this.load = load;
        this.target = target;
        this.listen = listen;
        this.stateChanged = stateChanged;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/observations", this::observe);
        routes.post("/api/switches", this::toggle);
        routes.post("/api/load", this::startLoad);
        routes.delete("/api/load", this::stopLoad);
    }

    /** Accepts whatever comes: an observer must not trouble the endpoint that it observes. */
    private void observe(Context ctx) throws IOException {
        ctx.status(ACCEPTED);
        Observation observation;
        try {
            observation = ObservationText.cleaned(Exchange.read(ctx, Observation.class));
        } catch (ApiException e) {
            return;
        }
        boolean first = !joiner.hasObserved();
        joiner.markObserved();
        boolean busy = load.isBusy();
        joiner.join(observation, busy ? () -> {} : () -> receiver.report(observation));
        if (first) {
            stateChanged.run();
        }
    }

    private void toggle(Context ctx) throws IOException {
        if (listen == null) {
            throw new ApiException(409, "The inspector has no endpoint of its own: start it with --listen");
        }
        listen.endpoint().set(Exchange.read(ctx, Switches.class));
        Exchange.ok(ctx);
    }

    private void startLoad(Context ctx) throws IOException {
        load.start(target, Exchange.read(ctx, Requests.Load.class));
        ctx.status(ACCEPTED);
    }

    private void stopLoad(Context ctx) {
        load.stop();
        Exchange.ok(ctx);
    }
}
