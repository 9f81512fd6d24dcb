-- The events that ralio-webhooks has seen: who is handling them, and which are handled. PostgreSQL 9.5 and later.
-- Times are microseconds since 1970 UTC on the database's clock: SELECT to_timestamp(expires_at / 1000000.0)
CREATE TABLE IF NOT EXISTS ralio_webhook_events (
  endpoint   VARCHAR(100) COLLATE "C" NOT NULL,
  event_key  VARCHAR(128) COLLATE "C" NOT NULL,
  token      VARCHAR(36), -- of the claim; null when the event is completed
  deliveries BIGINT NOT NULL, -- how often it was delivered while this row exists
  expires_at BIGINT NOT NULL, -- end of the lease, or of the retention
  PRIMARY KEY (endpoint, event_key)
);
CREATE INDEX IF NOT EXISTS ralio_webhook_events_expiry ON ralio_webhook_events (expires_at);
