package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.benchmarks.measure.Effort;
import com.raliopay.webhooks.benchmarks.measure.Part;
import com.raliopay.webhooks.benchmarks.report.Section;
import java.util.List;

/** Stores and transactional listeners, beside the merchant's own statements. */
public final class StoresPart implements Part {

    private static final String METHOD = """
            **Bare statements** are the least that remembers an event: an insert and an update of its row by key; in Redis two
            `SET`s; in memory two writes to a map that holds as many events, and the removal of the oldest. They use the
            store's table, pool and client, each statement is prepared and executed in autocommit mode on a connection of its
            own, and they have no query timeout. They guarantee nothing if two deliveries arrive at the same time. The store
            sets a query timeout of 5 seconds for each statement, so the bare statements are also measured with one: pgjdbc
            starts a timer, MariaDB's driver sends a prefix with the statement, and H2 executes a command of its own. H2 parses each `MERGE` of the store
            again, which the bare statements, kept in its cache, do not need.
            The store in memory and H2 are measured by JMH, each method in two JVMs of its own; servers in alternation, 50 calls
            of each kind at a time, because what a server does in the background would meet one of them and not the other;
            medians.

            **Listeners**: a transactional listener that updates one of 1,000 users, and a merchant's method that gets a
            connection, executes the same update, and commits. The statements are counted by a proxy of the data source during
            a delivery; begin, commit, and what a driver sends by itself are not counted. The record of the event is one
            statement, and the order of a key another one. The last one checks before the commit that the record is still
            there: after a rollback, by the listener or by the database after a deadlock whose exception the listener ignored,
            the commit would succeed, and the event would be lost.

            **Known events**: claims of one event over and over, as in a burst of retries, and a read by key. Every claim of a
            database writes, so that concurrent claims wait for each other. H2 answers the repeated read from its
            cache of results, so its ratios say nothing. In the last column, two threads claim the same new
            event at the same time, and the run fails unless exactly one of them acquires it.

            **Growth**: one store for each number of events, filled by the database itself with rows and keys as the store
            writes them; then new events in all of them in alternation, 50 at a time; medians. The smallest tables grow by
            some thousand events meanwhile. Bytes are those of the table with its indexes after `VACUUM` or `ANALYZE`,
            `used_memory` of Redis, and the heap in use for H2 and in memory; a completion leaves a second version of its row
            in PostgreSQL until the next vacuum. A tenth of the events is expired when `purgeExpired(1000)` is called; Redis
            and the store in memory need no purge. Subjects are users whose order an ordered listener knows, in tables that
            also remember 10,000 events. One thread uses all of them: several deliveries for one subject wait for each other,
            which these values do not show.

            All servers run on this machine, so there is no network latency, which makes everything but the number of
            statements irrelevant in most installations. PostgreSQL runs with `fsync` and `synchronous_commit` off, MariaDB
            with `innodb_flush_log_at_trx_commit=0`, and Redis without persistence: a commit waits for no disk, which makes
            statements cheaper than in production, and the overhead of the library more visible. All indexes fit in memory
            (PostgreSQL has 4 GB of buffers, MariaDB 1 GB); where they do not, random keys cost reads from disk. PostgreSQL and Redis
            are measured up to ten million events, the others up to a million. MySQL is not measured;
            there, the order of a key takes two statements.
            """;

    @Override
    public Section run(Effort effort) throws Exception {
        try (Servers servers = Servers.start()) {
            List<Results> results = List.of(
                    ClaimResults.ofNewEvents(servers, effort),
                    ListenerResults.of(servers, effort),
                    ClaimResults.ofKnownEvents(servers, effort),
                    GrowthResults.ofEvents(servers, effort),
                    GrowthResults.ofSubjects(servers, effort));
            return new Section(
                    "Stores",
                    METHOD,
                    results.stream().flatMap(each -> each.tables().stream()).toList(),
                    results.stream().flatMap(each -> each.targets().stream()).toList());
        }
    }
}
