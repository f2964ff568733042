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

// Snapshot is what the events of a stream up to a version have made.
type Snapshot struct {
	Stream  string
	Version int
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
type Store struct {
	dialect     *dialect
	write, read *sql.DB // the same one in PostgreSQL
	statement   [len(queries)]*sql.Stmt
}

// Open opens the SQLite file with the given name, or the PostgreSQL database with a
// URL such as "postgres://localhost/desk", and brings its tables up to date.
func Open(ctx context.Context, where string) (*Store, error) {
	d := dialectOf(where)
	s := &Store{dialect: d}
	var err error
	if s.write, s.read, err = d.open(where); err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("store: %w", err), s.Close())
	}
	return s, nil
}

func (s *Store) prepare(ctx context.Context) error {
	if err := s.dialect.migrate(ctx, s.write); err != nil {
		return err
	}
	for q, text := range queries {
		db := s.read
		if query(q).writes() {
			db = s.write
		}
		var err error
		if s.statement[q], err = db.PrepareContext(ctx, s.dialect.sql(text)); err != nil {
			return err
		}
	}
	return nil
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
	return s.transaction(ctx, func(tx *sql.Tx) error {
		for _, e := range events {
			key := sql.NullString{String: e.Key, Valid: e.Key != ""}
			r, err := tx.StmtContext(ctx, s.statement[appendEvent]).ExecContext(ctx, e.Stream, e.Version, key, string(e.Body))
			if err != nil && s.dialect.duplicate(err) {
				return &Conflict{e.Stream, e.Version}
			}
			if err != nil {
				return err
			}
			if n, err := r.RowsAffected(); err != nil || n == 0 {
				return errors.Join(err, &Conflict{e.Stream, e.Version})
			}
		}
		return nil
	})
}

// Save stores snapshots, each in place of the one that its stream had.
func (s *Store) Save(ctx context.Context, snapshots ...Snapshot) error {
	return s.transaction(ctx, func(tx *sql.Tx) error {
		for _, n := range snapshots {
			if _, err := tx.StmtContext(ctx, s.statement[saveSnapshot]).ExecContext(ctx, n.Stream, n.Version, string(n.Body)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) transaction(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// Load gives the events of a stream whose version is above after, in their order.
func (s *Store) Load(ctx context.Context, stream string, after int) ([]Event, error) {
	return s.events(ctx, loadStream, stream, after)
}

// Tails gives the events of all streams that are in no snapshot, stream by stream.
func (s *Store) Tails(ctx context.Context) ([]Event, error) { return s.events(ctx, loadTails) }

func (s *Store) events(ctx context.Context, q query, args ...any) ([]Event, error) {
	rows, err := s.statement[q].QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Event
	for rows.Next() {
		var e Event
		var key sql.NullString
		if err := rows.Scan(&e.Stream, &e.Version, &key, &e.Body); err != nil {
			return nil, err
		}
		e.Key = key.String
		all = append(all, e)
	}
	return all, rows.Err()
}

// Snapshots gives the snapshots of all streams.
func (s *Store) Snapshots(ctx context.Context) ([]Snapshot, error) {
	rows, err := s.statement[loadSnapshots].QueryContext(ctx)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Snapshot
	for rows.Next() {
		var n Snapshot
		if err := rows.Scan(&n.Stream, &n.Version, &n.Body); err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, rows.Err()
}
