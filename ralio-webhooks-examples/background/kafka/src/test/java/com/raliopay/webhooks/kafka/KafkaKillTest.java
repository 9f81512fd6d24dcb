package com.raliopay.webhooks.kafka;

import com.raliopay.webhooks.queuecontract.KillRun;
import org.junit.jupiter.api.Test;

class KafkaKillTest {

    @Test
    void keepsQueueContract() throws Exception {
        KillRun.check(new KafkaUnderTest());
    }
}
