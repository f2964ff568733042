package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"io/fs"
	"net/url"
	"runtime"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

//go:embed migrations
var migrations embed.FS

// query is one of the statements that a store prepares.
type query int

const (
	appendEvent query = iota
	saveSnapshot
	loadStream
	loadTails
	loadSnapshots
)

func (q query) writes() bool { return q <= saveSnapshot }

// queries are written for both databases; the casts tell PostgreSQL the types.
var queries = [...]string{
	appendEvent: `INSERT INTO event (stream, version, key, body)
		SELECT CAST($1 AS TEXT), CAST($2 AS INTEGER), CAST($3 AS TEXT), CAST($4 AS TEXT)
		WHERE CAST($2 AS INTEGER) = 1 + (SELECT COALESCE(MAX(version), 0) FROM event WHERE stream = $1)`,
	saveSnapshot: `INSERT INTO snapshot (stream, version, body) VALUES ($1, $2, $3)
		ON CONFLICT (stream) DO UPDATE SET version = excluded.version, body = excluded.body
		WHERE snapshot.version < excluded.version`,
	loadStream: `SELECT stream, version, key, body FROM event WHERE stream = $1 AND version > $2 ORDER BY version`,
	loadTails: `SELECT e.stream, e.version, e.key, e.body FROM event e LEFT JOIN snapshot s ON s.stream = e.stream
		WHERE e.version > COALESCE(s.version, 0) ORDER BY e.stream, e.version`,
	loadSnapshots: `SELECT stream, version, body FROM snapshot ORDER BY stream`,
}

// dialect is where the two databases differ.
type dialect struct {
	goose     goose.Dialect
	open      func(where string) (write, read *sql.DB, err error)
	sql       func(string) string
	duplicate func(error) bool // whether a unique key is taken
}

func dialectOf(where string) *dialect {
	if strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://") {
		return &postgres
	}
	return &lite
}

func (d *dialect) migrate(ctx context.Context, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(d.goose, db, dir)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

var postgres = dialect{
	goose: goose.DialectPostgres,
	open: func(where string) (write, read *sql.DB, err error) {
		db, err := sql.Open("pgx", where)
		if err == nil {
			db.SetMaxOpenConns(16)
		}
		return db, db, err
	},
	sql: func(q string) string { return q },
	duplicate: func(err error) bool {
		e, ok := errors.AsType[*pgconn.PgError](err)
		return ok && e.Code == "23505"
	},
}

// lite is SQLite with a write-ahead log: one connection writes and waits for the
// disk with each commit, the others read meanwhile.
var lite = dialect{
	goose: goose.DialectSQLite3,
	open: func(where string) (write, read *sql.DB, err error) {
		options := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)"}, "_txlock": {"immediate"}}
		name := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: where}).EscapedPath(), RawQuery: options.Encode()}).String()
		if write, err = sql.Open("sqlite", name); err != nil {
			return nil, nil, err
		}
		write.SetMaxOpenConns(1)
		if read, err = sql.Open("sqlite", name); err != nil {
			return nil, nil, errors.Join(err, write.Close())
		}
		read.SetMaxOpenConns(2 * runtime.NumCPU())
		return write, read, nil
	},
	sql: func(q string) string { return strings.ReplaceAll(q, "$", "?") },
	duplicate: func(err error) bool {
		e, ok := errors.AsType[*sqlite.Error](err)
		return ok && (e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
	},
}
