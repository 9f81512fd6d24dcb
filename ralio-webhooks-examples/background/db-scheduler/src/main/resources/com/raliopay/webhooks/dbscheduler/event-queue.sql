-- db-scheduler's table, for PostgreSQL and H2, with a name of its own.
CREATE TABLE IF NOT EXISTS ralio_event_queue (
    task_name VARCHAR(100) NOT NULL,
    task_instance VARCHAR(200) NOT NULL,
    task_data BYTEA,
    execution_time TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    picked BOOLEAN NOT NULL,
    picked_by VARCHAR(50),
    last_success TIMESTAMP(6) WITH TIME ZONE,
    last_failure TIMESTAMP(6) WITH TIME ZONE,
    consecutive_failures INTEGER,
    last_heartbeat TIMESTAMP(6) WITH TIME ZONE,
    version BIGINT NOT NULL,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX IF NOT EXISTS ralio_event_queue_due ON ralio_event_queue (execution_time);
CREATE INDEX IF NOT EXISTS ralio_event_queue_heartbeat ON ralio_event_queue (last_heartbeat);
