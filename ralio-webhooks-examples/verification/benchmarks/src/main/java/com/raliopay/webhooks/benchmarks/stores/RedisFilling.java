package com.raliopay.webhooks.benchmarks.stores;

import com.raliopay.webhooks.redisstore.RedisIdempotencyStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.RedisClient;

/** Fills databases of Redis by a script, with keys and values as the store writes them. Each store has a database of its own. */
final class RedisFilling implements Filling {

    private static final int BATCH = 10_000;

    private static final String SCRIPT = """
            for i = tonumber(ARGV[1]), tonumber(ARGV[2]) do
                local id = string.format('%08x-%04x-4%03x-8%03x-%012x',
                    math.random(0, 2147483647), math.random(0, 65535), math.random(0, 4095), math.random(0, 4095), i)
                redis.call('SET', KEYS[1] .. id, 'completed', 'PX', 2592000000)
            end
            """;

    private static final Pattern USED_MEMORY = Pattern.compile("used_memory:(\\d+)");

    private final String address;
    private final List<RedisClient> clients = new ArrayList<>();

    RedisFilling(String address) {
        this.address = address;
    }

    @Override
    public Filled fill(int events) {
        int database = clients.size() + 1;
        RedisClient client = RedisClient.create(URI.create(address + "/" + database));
        clients.add(client);
        long before = usedMemory(client);
        String prefix =
                "ralio-webhooks:" + BareStore.ENDPOINT + ":" + Events.newKey().type() + "/";
        for (int from = 1; from <= events; from += BATCH) {
            int to = Math.min(events, from + BATCH - 1);
            client.eval(SCRIPT, List.of(prefix), List.of(String.valueOf(from), String.valueOf(to)));
        }
        if (client.dbSize() != events) {
            throw new IllegalStateException(events + " keys expected but found " + client.dbSize());
        }
        return new Filled(
                RedisIdempotencyStore.create(client, BareStore.ENDPOINT), events, usedMemory(client) - before);
    }

    private static long usedMemory(RedisClient client) {
        Matcher used = USED_MEMORY.matcher(client.info("memory"));
        if (!used.find()) {
            throw new IllegalStateException("Redis does not report used_memory");
        }
        return Long.parseLong(used.group(1));
    }

    @Override
    public void close() {
        for (RedisClient client : clients) {
            client.close();
        }
    }
}
