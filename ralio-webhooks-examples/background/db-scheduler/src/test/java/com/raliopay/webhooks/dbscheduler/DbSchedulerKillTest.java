package com.raliopay.webhooks.dbscheduler;

import com.raliopay.webhooks.queuecontract.KillRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills the endpoint, the workers, and PostgreSQL, and counts what is lost or repeated. */
@Tag("kill-run")
class DbSchedulerKillTest {

    @Test
    void keepsEveryGuarantee() throws Exception {
        KillRun.check(new QueueOnDbScheduler());
    }
}
