-- The events that ralio-webhooks has seen: who is handling them, and which are handled. MariaDB 10.5, MySQL 8 and later.
-- Times are microseconds since 1970 UTC on the database's clock: SELECT FROM_UNIXTIME(expires_at / 1000000)
-- Keys are binary: a collation would take 'a', 'A' and 'a ' for the same event, and lose two of them.
CREATE TABLE IF NOT EXISTS ralio_webhook_events (
  endpoint   VARBINARY(100) NOT NULL,
  event_key  VARBINARY(128) NOT NULL,
  token      VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin, -- of the claim; null when the event is completed
  deliveries BIGINT NOT NULL, -- how often it was delivered while this row exists
  expires_at BIGINT NOT NULL, -- end of the lease, or of the retention
  PRIMARY KEY (endpoint, event_key),
  INDEX ralio_webhook_events_expiry (expires_at)
) ENGINE = InnoDB;
