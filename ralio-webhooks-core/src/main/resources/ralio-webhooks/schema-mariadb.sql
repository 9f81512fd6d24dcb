-- Events that are being handled or have been handled, and the newest event of each key, for ralio-webhooks.
-- MariaDB 10.5, MySQL 8 and later.
-- Times are microseconds since 1970 UTC, by the database's clock: SELECT FROM_UNIXTIME(expires_at / 1000000)
-- Keys are binary, because most collations consider 'a', 'A' and 'a ' the same key.
CREATE TABLE IF NOT EXISTS ralio_webhook_events (
  endpoint   VARBINARY(100) NOT NULL,
  event_key  VARBINARY(128) NOT NULL,
  token      VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin, -- of the claim; null if the event is completed
  deliveries BIGINT NOT NULL, -- number of deliveries since the row was inserted
  newest_at  DECIMAL(29, 9), -- time of the newest event of a key, in seconds since 1970 UTC; null for events
  expires_at BIGINT NOT NULL, -- end of the lease or of the retention
  PRIMARY KEY (endpoint, event_key),
  INDEX ralio_webhook_events_expiry (expires_at)
) ENGINE = InnoDB;
