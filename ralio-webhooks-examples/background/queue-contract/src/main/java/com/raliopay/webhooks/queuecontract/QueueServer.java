package com.raliopay.webhooks.queuecontract;

import java.io.IOException;

/** A server that is killed and restarted during a {@link KillRun}. */
public interface QueueServer extends AutoCloseable {

    /** Returns the name, in the tables of results. */
    String name();

    /** Returns the address for {@link QueueEnvironment#serverAddress()}; it remains the same after a restart. */
    String address();

    /** Returns the process that does the work, whose CPU time is measured. */
    ProcessHandle process() throws Exception;

    /** Kills the server, and returns when it has ended. */
    void kill() throws Exception;

    /** Starts the server after {@link #kill} with the same data, and returns when it accepts connections. */
    void restart() throws Exception;

    /** Ends the server and deletes its data. */
    @Override
    void close() throws IOException;
}
