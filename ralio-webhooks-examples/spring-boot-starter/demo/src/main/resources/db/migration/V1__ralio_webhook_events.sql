-- Events that are being handled or have been handled, and the newest event of each key, for ralio-webhooks.
-- PostgreSQL 9.5 and later.
-- Times are microseconds since 1970 UTC, by the database's clock: SELECT to_timestamp(expires_at / 1000000.0)
CREATE TABLE IF NOT EXISTS ralio_webhook_events (
  endpoint   VARCHAR(100) COLLATE "C" NOT NULL,
  event_key  VARCHAR(128) COLLATE "C" NOT NULL,
  token      VARCHAR(36), -- of the claim; null if the event is completed
  deliveries BIGINT NOT NULL, -- number of deliveries since the row was inserted
  newest_at  DECIMAL(29, 9), -- time of the newest event of a key, in seconds since 1970 UTC; null for events
  expires_at BIGINT NOT NULL, -- end of the lease or of the retention
  PRIMARY KEY (endpoint, event_key)
);
CREATE INDEX IF NOT EXISTS ralio_webhook_events_expiry ON ralio_webhook_events (expires_at);
