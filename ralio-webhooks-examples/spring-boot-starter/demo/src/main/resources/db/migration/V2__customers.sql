CREATE TABLE customer (
  id    UUID PRIMARY KEY,
  level VARCHAR(40) NOT NULL
);
