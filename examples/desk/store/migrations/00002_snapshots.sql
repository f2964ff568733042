-- +goose Up
CREATE TABLE snapshot (
    stream  TEXT    NOT NULL PRIMARY KEY,
    version INTEGER NOT NULL, -- of the last event that is in it
    body    TEXT    NOT NULL  -- JSON
);

-- +goose Down
DROP TABLE snapshot;
