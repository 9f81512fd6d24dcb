package com.raliopay.webhooks.dbscheduler;

import com.raliopay.webhooks.queuecontract.KillRun;
import org.junit.jupiter.api.Test;

/** Kills the endpoint, the workers, and PostgreSQL, and counts what is lost or repeated. */
class KillRunTest {

    @Test
    void keepsEveryGuarantee() throws Exception {
        KillRun.check(new QueueOnDbScheduler());
    }
}
