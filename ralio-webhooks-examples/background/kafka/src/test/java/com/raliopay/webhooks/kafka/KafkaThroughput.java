package com.raliopay.webhooks.kafka;

import com.raliopay.webhooks.queuecontract.ThroughputRun;
import org.junit.jupiter.api.Test;

class KafkaThroughput {

    @Test
    void print() throws Exception {
        ThroughputRun.print(new QueueOnKafka());
    }
}
