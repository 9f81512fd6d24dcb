-- The events that ralio-webhooks has seen: who is handling them, and which are handled. H2 2.0 and later.
-- Times are microseconds since 1970 UTC on the database's clock.
CREATE TABLE IF NOT EXISTS ralio_webhook_events (
  endpoint   VARCHAR(100) NOT NULL,
  event_key  VARCHAR(128) NOT NULL,
  token      VARCHAR(36), -- of the claim; null when the event is completed
  deliveries BIGINT NOT NULL, -- how often it was delivered while this row exists
  expires_at BIGINT NOT NULL, -- end of the lease, or of the retention
  PRIMARY KEY (endpoint, event_key)
);
CREATE INDEX IF NOT EXISTS ralio_webhook_events_expiry ON ralio_webhook_events (expires_at);
