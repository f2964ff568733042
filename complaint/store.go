package complaint

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
)

// Store keeps the logs of complaints. Its two methods are easily written over any
// database that can refuse a second row under one key. In SQL:
//
//	CREATE TABLE complaint_event (
//	    complaint TEXT    NOT NULL, -- Event.Case
//	    version   INTEGER NOT NULL, -- Event.Version
//	    key       TEXT,             -- Event.Key, NULL when it has none
//	    event     TEXT    NOT NULL, -- Event.AppendJSON
//	    PRIMARY KEY (complaint, version),
//	    UNIQUE (complaint, key)
//	);
//
// Load selects where complaint and version > after, ordered by version; Append
// inserts all its rows in one transaction and turns a violation of either
// constraint into a [*ConflictError]. Columns for action, actor and time may be
// added for queries.
type Store interface {
	// Load gives the events of the complaint id whose version is above after, in the
	// order of their versions; none when there are none.
	Load(ctx context.Context, id string, after int) ([]Event, error)
	// Append stores events, of one or several complaints, all or none. Each must be
	// the next one of its complaint: version n is expected on version n-1. Of two
	// who append the same version one wins and the other gets a [*ConflictError].
	Append(ctx context.Context, events ...Event) error
}

// A ConflictError says that an event cannot be appended, because its version is
// not the next one of its complaint, or its key is taken. Load again, decide again.
type ConflictError struct {
	// Case is the complaint.
	Case string
	// Version is that of the event that was refused.
	Version int
	// Want is the version that would have been accepted.
	Want int
}

// Error names the complaint and both versions.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("complaint: append to %q: got version %d with its key, want version %d with an unused one", e.Case, e.Version, e.Want)
}

// Is reports whether target is [CodeVersion], so that both ways of being late, at
// the decision and at the store, are recognised alike.
func (e *ConflictError) Is(target error) bool { return target == error(CodeVersion) }

// Handle does cmd on the complaint that it names: it loads, replays, decides and
// appends. What comes back has happened and is stored; for a retry it is the earlier
// event. A [*ConflictError] means that somebody else was faster.
func Handle(ctx context.Context, s Store, cmd Command) (Event, error) {
	events, err := HandleAll(ctx, s, cmd)
	if err != nil {
		return Event{}, err
	}
	return events[0], nil
}

// HandleAll does several commands on the complaint that the first of them names, all
// or none, as [Case.DecideAll] decides them. What is new is appended at once. Without
// commands there is nothing to do.
func HandleAll(ctx context.Context, s Store, cmds ...Command) ([]Event, error) {
	if len(cmds) == 0 {
		return nil, nil
	}
	log, err := s.Load(ctx, cmds[0].Case, 0)
	if err != nil {
		return nil, err
	}
	c, err := Replay(log)
	if err != nil {
		return nil, err
	}
	events, err := c.DecideAll(cmds...)
	if err != nil {
		return nil, err
	}
	var fresh []Event // without retries, be it of one another
	for _, e := range events {
		if c.version < e.version {
			c.Apply(e)
			fresh = append(fresh, e)
		}
	}
	if len(fresh) > 0 {
		err = s.Append(ctx, fresh...)
	}
	if err != nil {
		return nil, err
	}
	return events, nil
}

// HandleMerge does a [MergeInto] on the complaint that cmd names and on the other one
// that its [Merger] names: it loads and replays both, decides with [Merge], and appends
// both halves at once. For a retry they are the earlier events; what is stored already
// is not stored again.
func HandleMerge(ctx context.Context, s Store, cmd Command) (into, absorb Event, err error) {
	m, _ := cmd.Details.(Merger)
	var both [2]*Case
	for i, id := range []string{cmd.Case, m.Other} {
		log, err := s.Load(ctx, id, 0)
		if err != nil {
			return into, absorb, err
		}
		if both[i], err = Replay(log); err != nil {
			return into, absorb, err
		}
	}
	if into, absorb, err = Merge(both[0], both[1], cmd); err != nil {
		return Event{}, Event{}, err
	}
	var fresh []Event
	for i, e := range []Event{into, absorb} {
		if both[i].version < e.version {
			fresh = append(fresh, e)
		}
	}
	if len(fresh) > 0 {
		err = s.Append(ctx, fresh...)
	}
	if err != nil {
		return Event{}, Event{}, err
	}
	return into, absorb, nil
}

// MemoryStore is a [Store] for tests and small programs. The zero value is empty
// and ready, and safe for concurrent use. It must not be copied.
type MemoryStore struct {
	mu   sync.RWMutex
	logs map[string][]Event
}

var _ Store = (*MemoryStore)(nil)

// Load gives a copy of the tail of a log.
func (s *MemoryStore) Load(_ context.Context, id string, after int) ([]Event, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	log := s.logs[id]
	return slices.Clone(log[min(max(after, 0), len(log)):]), nil
}

// Append stores all events or none.
func (s *MemoryStore) Append(_ context.Context, events ...Event) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	grown := map[string][]Event{}
	for _, e := range events {
		log, ok := grown[e.id]
		if !ok {
			log = s.logs[e.id]
		}
		taken := e.key != "" && slices.ContainsFunc(log, func(old Event) bool { return old.key == e.key })
		if taken || e.Version() != len(log)+1 {
			return &ConflictError{Case: e.id, Version: e.Version(), Want: len(log) + 1}
		}
		grown[e.id] = append(slices.Clip(log), e)
	}
	if s.logs == nil {
		s.logs = map[string][]Event{}
	}
	maps.Copy(s.logs, grown)
	return nil
}
