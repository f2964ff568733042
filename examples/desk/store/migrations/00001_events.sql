-- +goose Up
CREATE TABLE event (
    stream  TEXT    NOT NULL, -- what it happened to: a ticket, a complaint, the settings
    version INTEGER NOT NULL, -- its place there, from 1 without a gap
    key     TEXT,             -- the same key is taken once
    body    TEXT    NOT NULL, -- JSON
    PRIMARY KEY (stream, version),
    UNIQUE (stream, key)
);

-- +goose Down
DROP TABLE event;
