package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Listeners with a key, in tables that know more and more keys. */
final class Subjects {

    private static final String LISTENER = "level-in-order";

    private Subjects() {}

    /** Returns the time of an event in microseconds, for each number of users. */
    static List<Double> micros(Server server, List<Integer> users, Effort effort) throws Exception {
        try (DatabaseFilling filling = new DatabaseFilling(server)) {
            Merchant.createUsers(filling.pool());
            List<Alternation.Call> calls = new ArrayList<>();
            for (int each : users) {
                calls.add(call(filling.fillSubjects(each, LISTENER), each));
            }
            for (int i = 0; i < effort.choose(10, 5_000); i++) {
                calls.get(0).run(); // to compile the code
            }
            return new Alternation(effort.choose(2, 60), effort.choose(5, 50)).micros(calls);
        }
    }

    /** The merchant's statement updates one of the same 1,000 users in any case. */
    private static Alternation.Call call(JdbcIdempotencyStore store, int users) {
        DeliveryListener<StateUpdated> ordered = store.transactional(
                LISTENER,
                StateUpdated::subject,
                (event, connection) -> Merchant.handle(
                        Events.ofUser(ThreadLocalRandom.current().nextInt(Merchant.USERS)), connection));
        return () ->
                ordered.handle(Events.ofUser(ThreadLocalRandom.current().nextInt(users)), ListenerBenchmark.DELIVERY);
    }
}
