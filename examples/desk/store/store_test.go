package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
)

// each runs a test on SQLite, and on PostgreSQL when DESK_POSTGRES names one.
func each(t *testing.T, do func(t *testing.T, s *Store)) {
	t.Run("sqlite", func(t *testing.T) { do(t, open(t, filepath.Join(t.TempDir(), "a b?c#%.db"))) })
	t.Run("postgres", func(t *testing.T) {
		where := os.Getenv("DESK_POSTGRES")
		if where == "" {
			t.Skip("DESK_POSTGRES names no database")
		}
		do(t, open(t, emptySchema(t, where)))
	})
}

// emptySchema makes an empty schema in a database, and gives the URL that leads there.
func emptySchema(t *testing.T, where string) string {
	t.Helper()
	db, err := sql.Open("pgx", where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), "DROP SCHEMA IF EXISTS store_test CASCADE; CREATE SCHEMA store_test"); err != nil {
		t.Fatal(err)
	}
	return where + "?search_path=store_test"
}

func open(t *testing.T, where string) *Store {
	t.Helper()
	s, err := Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func appendAll(t *testing.T, s *Store, events ...Event) {
	t.Helper()
	if err := s.Append(t.Context(), events...); err != nil {
		t.Fatal(err)
	}
}

func TestEventsComeBackInOrder(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		text := []byte(`{"text":"'; DROP TABLE event; -- 您好 😀"}`)
		appendAll(t, s, Event{"T-1", 1, "k", text}, Event{"T-2", 1, "k", []byte(`1`)})
		appendAll(t, s, Event{"T-1", 2, "", []byte(`2`)})
		got, err := s.Load(t.Context(), "T-1", 0)
		if err != nil || len(got) != 2 || string(got[0].Body) != string(text) || got[0].Key != "k" || got[1].Version != 2 {
			t.Errorf("load gives %v, %v", got, err)
		}
		if tail, err := s.Load(t.Context(), "T-1", 1); err != nil || len(tail) != 1 || tail[0].Version != 2 {
			t.Errorf("load after 1 gives %v, %v", tail, err)
		}
		if none, err := s.Load(t.Context(), "T-3", 0); err != nil || none != nil {
			t.Errorf("load of nothing gives %v, %v", none, err)
		}
	})
}

func TestConflicts(t *testing.T) {
	for _, test := range []struct {
		name string
		e    Event
	}{
		{"the version is taken", Event{Stream: "T-1", Version: 2, Body: []byte("1")}},
		{"the version leaves a gap", Event{Stream: "T-1", Version: 4, Body: []byte("1")}},
		{"the key is taken", Event{Stream: "T-1", Version: 3, Key: "k", Body: []byte("1")}},
		{"versions begin with 1", Event{Stream: "T-9", Version: 0, Body: []byte("1")}},
	} {
		each(t, func(t *testing.T, s *Store) {
			appendAll(t, s, Event{"T-1", 1, "k", []byte("1")}, Event{"T-1", 2, "", []byte("1")})
			err := s.Append(t.Context(), Event{"T-2", 1, "", []byte("1")}, test.e)
			if c, ok := errors.AsType[*Conflict](err); !ok || *c != (Conflict{test.e.Stream, test.e.Version}) {
				t.Errorf("%s: %v", test.name, err)
			}
			if half, err := s.Load(t.Context(), "T-2", 0); half != nil || err != nil {
				t.Errorf("%s: half of it is stored: %v, %v", test.name, half, err)
			}
		})
	}
}

func TestOfTwoWritersOneWins(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		const writers, versions = 8, 25
		var won [versions + 1]atomic.Int64
		var group sync.WaitGroup
		for range writers {
			group.Go(func() {
				for v := 1; v <= versions; v++ {
					err := s.Append(context.Background(), Event{"T-1", v, "", []byte("{}")})
					if _, late := errors.AsType[*Conflict](err); err == nil {
						won[v].Add(1)
					} else if !late {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
		for v := range versions {
			if n := won[v+1].Load(); n != 1 {
				t.Errorf("version %d was won %d times", v+1, n)
			}
		}
	})
}

func TestSnapshotsAndTailsAreAll(t *testing.T) {
	each(t, func(t *testing.T, s *Store) {
		for v := range 3 {
			appendAll(t, s, Event{"T-1", v + 1, "", []byte("1")}, Event{"T-2", v + 1, "", []byte("1")})
		}
		for _, n := range []Event{{"T-1", 1, "", []byte(`"old"`)}, {"T-1", 2, "", []byte(`"new"`)}, {"T-1", 1, "", []byte(`"late"`)}} {
			if err := s.Save(t.Context(), n); err != nil {
				t.Fatal(err)
			}
		}
		snapshots, err := s.Snapshots(t.Context())
		if err != nil || len(snapshots) != 1 || string(snapshots[0].Body) != `"new"` || snapshots[0].Version != 2 {
			t.Errorf("snapshots: %v, %v", snapshots, err)
		}
		tails, err := s.Tails(t.Context())
		var got []string
		for _, e := range tails {
			got = append(got, fmt.Sprint(e.Stream, "/", e.Version))
		}
		if fmt.Sprint(got) != "[T-1/3 T-2/1 T-2/2 T-2/3]" || err != nil {
			t.Errorf("tails: %v, %v", got, err)
		}
	})
}

func TestFilesAreOpenedAgain(t *testing.T) {
	name := filepath.Join(t.TempDir(), "desk.db")
	s := open(t, name)
	appendAll(t, s, Event{"T-1", 1, "", []byte("1")})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if log, err := open(t, name).Load(t.Context(), "T-1", 0); len(log) != 1 || err != nil {
		t.Errorf("after opening again: %v, %v", log, err)
	}
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "no", "such", "folder")); err == nil {
		t.Error("a folder that is not there is opened")
	}
}
