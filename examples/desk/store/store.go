// Package store keeps logs of events and their snapshots in SQLite or PostgreSQL.
//
// A log is a stream of events that are numbered from 1. Whoever appends says which
// number the event is to have; of two who say the same, one wins and the other gets
// a [*Conflict]. What Append has acknowledged is on disk.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Event is one thing that happened, for ever.
type Event struct {
	Stream  string // what it happened to: "T-17"
	Version int    // its place there, from 1 without a gap
	Key     string // taken at most once in a stream; "" is none
	Body    []byte // JSON
}

// Conflict says that an event cannot be appended, because its version is not the
// next one of its stream, or its key is taken. Load again, decide again.
type Conflict struct {
	Stream  string
	Version int
}

// Error names the stream and the version.
func (e *Conflict) Error() string {
	return fmt.Sprintf("store: append to %q: version %d is not the next one, or its key is taken", e.Stream, e.Version)
}

// Store is an open database. It is safe for concurrent use.
type Store struct{ write, read *sql.DB } // the same one in PostgreSQL

// The queries are written for both databases; the casts tell PostgreSQL the types.
const (
	appendEvent = `INSERT INTO event (stream, version, key, body)
		SELECT CAST($1 AS TEXT), CAST($2 AS INTEGER), NULLIF(CAST($3 AS TEXT), ''), CAST($4 AS TEXT)
		WHERE CAST($2 AS INTEGER) = 1 + (SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = $1)
		ON CONFLICT DO NOTHING`
	saveSnapshot = `INSERT INTO snapshot (stream, version, body) VALUES ($1, $2, $3)
		ON CONFLICT (stream) DO UPDATE SET version = excluded.version, body = excluded.body
		WHERE snapshot.version < excluded.version`
	loadStream = `SELECT stream, version, COALESCE(key, ''), body FROM event WHERE stream = $1 AND version > $2 ORDER BY version`
	loadTails  = `SELECT e.stream, e.version, COALESCE(e.key, ''), e.body FROM event e LEFT JOIN snapshot s ON s.stream = e.stream
		WHERE e.version > COALESCE(s.version, 0) ORDER BY e.stream, e.version`
	loadSnapshots = `SELECT stream, version, '', body FROM snapshot ORDER BY stream`
)

// Open opens the SQLite file with the given name, or the PostgreSQL database with a
// URL such as "postgres://localhost/desk", and brings its tables up to date.
func Open(ctx context.Context, where string) (*Store, error) {
	s, dialect, err := connect(where)
	if err != nil {
		return nil, err
	}
	if err := migrate(ctx, s.write, dialect); err != nil {
		return nil, errors.Join(fmt.Errorf("store: %w", err), s.Close())
	}
	return s, nil
}

// Close closes the database.
func (s *Store) Close() error {
	if s.read == s.write {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}

// Ping says whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// Append stores events, all or none. Each must be the next one of its stream.
func (s *Store) Append(ctx context.Context, events ...Event) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, e := range events {
		r, err := tx.ExecContext(ctx, appendEvent, e.Stream, e.Version, e.Key, string(e.Body))
		if err != nil {
			return errors.Join(err, tx.Rollback())
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, &Conflict{e.Stream, e.Version}, tx.Rollback())
		}
	}
	return tx.Commit()
}

// Save stores a snapshot in place of the one that its stream had: as an event without
// a key, whose Body is what the events up to its Version have made.
func (s *Store) Save(ctx context.Context, snapshot Event) error {
	_, err := s.write.ExecContext(ctx, saveSnapshot, snapshot.Stream, snapshot.Version, string(snapshot.Body))
	return err
}

// Load gives the events of a stream whose version is above after, in their order.
func (s *Store) Load(ctx context.Context, stream string, after int) ([]Event, error) {
	return s.query(ctx, loadStream, stream, after)
}

// Snapshots gives the snapshots of all streams, written as Save takes them.
func (s *Store) Snapshots(ctx context.Context) ([]Event, error) { return s.query(ctx, loadSnapshots) }

// Tails gives the events of all streams that are in no snapshot, stream by stream.
func (s *Store) Tails(ctx context.Context) ([]Event, error) { return s.query(ctx, loadTails) }

func (s *Store) query(ctx context.Context, query string, args ...any) ([]Event, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Event
	for rows.Next() {
		var e Event
		if err := rows.Scan(&e.Stream, &e.Version, &e.Key, &e.Body); err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	return all, rows.Err()
}
