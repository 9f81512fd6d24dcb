package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.Delivery;
import com.raliopay.webhooks.DeliveryListener;
import com.raliopay.webhooks.event.StateUpdated;
import com.raliopay.webhooks.jdbc.JdbcIdempotencyStore;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Measures listeners that change a database in a transaction, in microseconds, and the merchant's own transaction. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // by open()
public class ListenerBenchmark implements Measurement.Subject {

    static final Delivery DELIVERY = Delivery.of(new byte[0], name -> null);

    @Param("jdbc:h2:mem:benchmark;USER=sa")
    public String address = "";

    private HikariDataSource pool;
    private DeliveryListener<StateUpdated> transactional;
    private DeliveryListener<StateUpdated> ordered;

    @Setup
    public void open() throws Exception {
        open(address);
    }

    @Override
    public void open(String url) throws Exception {
        pool = Sql.pool(url);
        Merchant.createUsers(pool);
        JdbcIdempotencyStore store = JdbcIdempotencyStore.create(pool, BareStore.ENDPOINT);
        store.createSchema();
        transactional = store.transactional("level", Merchant::handle);
        ordered = store.transactional("level-in-order", StateUpdated::subject, Merchant::handle);
    }

    @Override
    public Map<String, Alternation.Call> calls() {
        return Map.of(
                "merchantsTransaction", this::merchantsTransaction,
                "transactional", this::transactional,
                "ordered", this::ordered);
    }

    @Override
    @TearDown
    public void close() {
        pool.close();
    }

    private static StateUpdated newEvent() {
        return Events.ofUser(ThreadLocalRandom.current().nextInt(Merchant.USERS));
    }

    @Benchmark
    public void merchantsTransaction() throws Exception {
        Merchant.handleInTransaction(newEvent(), pool);
    }

    @Benchmark
    public void transactional() throws Exception {
        transactional.handle(newEvent(), DELIVERY);
    }

    @Benchmark
    public void ordered() throws Exception {
        ordered.handle(newEvent(), DELIVERY);
    }
}
