package com.raliopay.webhooks.benchmarks.stores;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One server of each product, whose data is deleted when they are closed. */
final class Servers implements Closeable {

    private final Path folder;
    private final List<Server> running = new ArrayList<>();

    private Servers(Path folder) {
        this.folder = folder;
    }

    static Servers start() throws Exception {
        Servers servers = new Servers(Files.createTempDirectory("benchmarks-stores"));
        try {
            for (Product product : Product.values()) {
                servers.running.add(product.start(servers.folder));
            }
            return servers;
        } catch (Exception e) {
            try (servers) {
                throw e;
            }
        }
    }

    List<Server> all() {
        return List.copyOf(running);
    }

    List<Server> of(List<Product> products) {
        return running.stream()
                .filter(server -> products.contains(server.product()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        for (Server server : running) {
            server.close();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
