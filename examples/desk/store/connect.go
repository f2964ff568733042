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

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/pressly/goose/v3"
	_ "modernc.org/sqlite" // the driver "sqlite"
)

//go:embed migrations
var migrations embed.FS

func migrate(ctx context.Context, db *sql.DB, dialect goose.Dialect) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(dialect, db, dir)
	if err != nil {
		return err
	}
	_, err = p.Up(ctx)
	return err
}

func connect(where string) (*Store, goose.Dialect, error) {
	if strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://") {
		db, err := sql.Open("pgx", where)
		if err == nil {
			db.SetMaxOpenConns(16)
		}
		return &Store{db, db}, goose.DialectPostgres, err
	}
	s, err := connectFile(where)
	return s, goose.DialectSQLite3, err
}

// connectFile opens SQLite with a write-ahead log: one connection writes and waits for
// the disk with each commit, the others read meanwhile.
func connectFile(name string) (*Store, error) {
	options := url.Values{"_pragma": {"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)"}, "_txlock": {"immediate"}}
	where := (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: name}).EscapedPath(), RawQuery: options.Encode()}).String()
	write, err := sql.Open("sqlite", where)
	if err != nil {
		return nil, err
	}
	write.SetMaxOpenConns(1)
	read, err := sql.Open("sqlite", where)
	if err != nil {
		return nil, errors.Join(err, write.Close())
	}
	read.SetMaxOpenConns(2 * runtime.NumCPU())
	return &Store{write, read}, nil
}
