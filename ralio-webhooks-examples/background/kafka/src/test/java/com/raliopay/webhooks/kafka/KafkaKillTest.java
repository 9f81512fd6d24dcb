package com.raliopay.webhooks.kafka;

import com.raliopay.webhooks.queuecontract.KillRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kill-run")
class KafkaKillTest {

    @Test
    void keepsQueueContract() throws Exception {
        KillRun.check(new QueueOnKafka());
    }
}
