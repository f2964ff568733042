-- +goose Up
DELETE FROM snapshot; -- the form of a ticket's snapshot has changed; they are made again from the events

-- +goose Down
DELETE FROM snapshot;
