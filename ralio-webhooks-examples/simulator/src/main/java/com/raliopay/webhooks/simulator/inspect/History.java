package com.raliopay.webhooks.simulator.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The last deliveries. It also is the lock for all of them, so that the page never gets half of a change. */
final class History {

    /** Gets each change, in order; called with the lock held, so it must not block. */
    interface Watcher {
        void changed(DeliveryView delivery);

        void removed(String id);
    }

    static final int MAX_ENTRIES = 500;

    /** Some bodies are large on purpose. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final Watcher watcher;
    private final Map<String, HistoryEntry> entries = new LinkedHashMap<>();
    private long bytes;
    private long lastId;

    History(Watcher watcher) {
        this.watcher = watcher;
    }

    /**
     * Adds an entry, and removes the oldest ones if there are too many.
     *
     * @param create creates the entry with this id
     */
    synchronized HistoryEntry add(Function<String, HistoryEntry> create) {
        HistoryEntry entry = create.apply(Long.toString(++lastId));
        entries.put(entry.id(), entry);
        bytes += entry.message().body().length;
        watcher.changed(entry.view());
        while (entries.size() > MAX_ENTRIES || (bytes > MAX_BYTES && entries.size() > 1)) {
            remove(entries.values().iterator().next());
        }
        return entry;
    }

    /** Changes an entry, and reports it. An entry that is no longer in the history is left as it is. */
    synchronized void change(HistoryEntry entry, Consumer<HistoryEntry> change) {
        if (entries.get(entry.id()) == entry) {
            change.accept(entry);
            watcher.changed(entry.view());
        }
    }

    /** {@return the entry} Throws if there is none with this id. */
    synchronized HistoryEntry get(String id) {
        return find(id).orElseThrow(() -> ApiException.notFound("This delivery is no longer in the history"));
    }

    synchronized Optional<HistoryEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** {@return what a function finds among the entries, newest first; nothing changes meanwhile} */
    synchronized <T> T read(Function<List<HistoryEntry>, T> function) {
        List<HistoryEntry> newestFirst = new ArrayList<>(entries.values());
        Collections.reverse(newestFirst);
        return function.apply(newestFirst);
    }

    List<DeliveryView> views() {
        return read(entries -> entries.stream().map(HistoryEntry::view).toList());
    }

    synchronized void clear() {
        List.copyOf(entries.values()).forEach(this::remove);
    }

    private void remove(HistoryEntry entry) {
        entries.remove(entry.id());
        bytes -= entry.message().body().length;
        entry.become(HistoryEntry.State.STOPPED, "removed");
        watcher.removed(entry.id());
    }
}
