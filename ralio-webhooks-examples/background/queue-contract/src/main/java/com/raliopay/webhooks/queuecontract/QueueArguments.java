package com.raliopay.webhooks.queuecontract;

import java.util.List;

/**
 * The arguments of a {@link QueueProcess}.
 *
 * @param role what the process does
 * @param queue the class of the {@link QueueUnderTest}
 * @param run the number of the process, unique in a run
 * @param postgresPort the port of PostgreSQL
 * @param serverAddress the address of the queue's own server, or an empty string
 * @param threads the number of events that the process handles concurrently
 * @param seed the seed of all random values
 * @param number the number that the role needs
 */
record QueueArguments(
        Role role, String queue, int run, int postgresPort, String serverAddress, int threads, long seed, int number) {

    /** What a process does. */
    enum Role {

        /** Stores deliveries until it is killed; the number is its port. */
        ENDPOINT,

        /** Handles events until it is killed. */
        WORKER,

        /** Stores this number of events as fast as possible. */
        FILL,

        /** Handles events as fast as possible; the listener waits for this number of milliseconds. */
        MEASURED_WORKER
    }

    List<String> toList() {
        return List.of(
                role.name(),
                queue,
                Integer.toString(run),
                Integer.toString(postgresPort),
                serverAddress,
                Integer.toString(threads),
                Long.toString(seed),
                Integer.toString(number));
    }

    static QueueArguments parse(String[] args) {
        return new QueueArguments(
                Role.valueOf(args[0]),
                args[1],
                Integer.parseInt(args[2]),
                Integer.parseInt(args[3]),
                args[4],
                Integer.parseInt(args[5]),
                Long.parseLong(args[6]),
                Integer.parseInt(args[7]));
    }
}
