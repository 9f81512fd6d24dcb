package com.raliopay.webhooks.dbscheduler;

import com.raliopay.webhooks.queuecontract.ThroughputRun;
import org.junit.jupiter.api.Test;

/** Measures how many events are stored and handled. */
class DbSchedulerThroughput {

    @Test
    void measures() throws Exception {
        ThroughputRun.print(new QueueOnDbScheduler());
    }
}
