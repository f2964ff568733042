package complaint

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// SnapshotSchema is the number of the snapshot form that this package writes and
// reads.
const SnapshotSchema = 1

// tableID stands for the table of rules: a snapshot was folded by that table and by
// no other. It is the beginning of a hash of [Rules]; a test computes it anew.
const tableID = "f131c694d0bf694c"

// ErrSnapshotTable says that a snapshot was made under another schema or another
// table of rules. It is of no use any more; replay the log.
var ErrSnapshotTable = errors.New("complaint: the snapshot belongs to another schema or table of rules")

// snapshot is the stored form of a Case.
type snapshot struct {
	Schema    int              `json:"schema"`
	Table     string           `json:"table"`
	Case      string           `json:"case,omitempty"`
	Version   int32            `json:"version"`
	Phase     Phase            `json:"phase,omitzero"`
	At        time.Time        `json:"at,omitzero"`
	Began     time.Time        `json:"began,omitzero"`
	Spoke     time.Time        `json:"spoke,omitzero"`
	Handler   string           `json:"handler,omitempty"`
	Rework    uint8            `json:"rework,omitempty"`
	Limit     uint8            `json:"limit"`
	Category  Category         `json:"category,omitzero"`
	Cause     RootCause        `json:"cause,omitzero"`
	Reactions []Reaction       `json:"reactions,omitempty"`
	Promises  []snapshotPledge `json:"promises,omitempty"`
	Rare      *rare            `json:"rare,omitempty"`
	Keys      []snapshotKey    `json:"keys,omitempty"`
}

type snapshotPledge struct {
	Pledge
	Fate Fate `json:"fate"`
}

type snapshotKey struct {
	Key     string    `json:"key"`
	Version int32     `json:"version"`
	At      time.Time `json:"at"`
	Print   string    `json:"print"`
}

// MarshalJSON gives a snapshot: all that later decisions depend on, with the memory
// of keys. Equal states give equal bytes. [Restore] reads it; then [Case.Extend]
// with the events after its version gives the same as a full replay.
func (c *Case) MarshalJSON() ([]byte, error) {
	s := snapshot{
		Schema: SnapshotSchema, Table: tableID, Case: c.id, Version: c.version, Phase: c.phase,
		Handler: c.handler, Rework: c.rework, Limit: c.limit, Category: c.category, Cause: c.cause,
		Reactions: c.Reactions(), Rare: c.rare,
	}
	if c.version > 0 {
		s.At, s.Began = instant(c.at), instant(c.opened)
	}
	if c.answered {
		s.Spoke = instant(c.spoke)
	}
	c.eachPledge(func(p *pledge) {
		s.Promises = append(s.Promises, snapshotPledge{
			Pledge: Pledge{Case: p.origin, Version: int(p.version), Made: instant(p.made), Due: instant(p.due)},
			Fate:   p.fate,
		})
	})
	for key, e := range c.keys {
		s.Keys = append(s.Keys, snapshotKey{Key: key, Version: e.version, At: instant(e.at), Print: hex.EncodeToString(e.print[:])})
	}
	slices.SortFunc(s.Keys, func(a, b snapshotKey) int { return cmp.Compare(a.Version, b.Version) })
	return json.Marshal(s)
}

// Restore makes a Case from a snapshot. It refuses with a [*DecodeError] what no
// complaint can be, and with [ErrSnapshotTable] inside it a snapshot that other
// rules have made.
func Restore(data []byte) (*Case, error) {
	c, err := restore(data)
	if err != nil {
		return nil, &DecodeError{What: "snapshot", Index: -1, Err: err}
	}
	return c, nil
}

func restore(data []byte) (*Case, error) {
	var s snapshot
	if err := strict.Decode(data, &s); err != nil {
		return nil, err
	}
	if s.Schema != SnapshotSchema || s.Table != tableID {
		return nil, ErrSnapshotTable
	}
	if field := s.fault(); field != "" {
		return nil, &Refusal{Case: s.Case, Phase: s.Phase, Version: int(s.Version), Code: CodePayload, Field: field}
	}
	return s.restored(), nil
}

// UnmarshalJSON is [Restore] in place; on an error c stays as it was.
func (c *Case) UnmarshalJSON(data []byte) error {
	restored, err := Restore(data)
	if err == nil {
		*c = *restored
	}
	return err
}

// fault names the first field that cannot be so, "" when all can.
func (s *snapshot) fault() string {
	if s.Version == 0 {
		return s.emptyFault()
	}
	switch {
	case s.Version < 0:
		return "version"
	case !named(s.Case):
		return "case"
	case s.Phase == 0:
		return "phase"
	case !inRange(s.At):
		return "at"
	case !inRange(s.Began) || s.Began.After(s.At):
		return "began"
	case !s.Spoke.IsZero() && (!inRange(s.Spoke) || s.Spoke.After(s.At)):
		return "spoke"
	case !named(s.Handler):
		return "handler"
	case s.Limit > MaxRework:
		return "limit"
	case s.Rework > s.Limit:
		return "rework"
	case slices.ContainsFunc(s.Promises, func(p snapshotPledge) bool { return !p.possible(s.At) }):
		return "promises"
	case !s.keysSound():
		return "keys"
	case s.Rare != nil && !s.Rare.sound(s.At):
		return "rare"
	}
	return ""
}

// emptyFault: where nothing has happened, nothing is known.
func (s *snapshot) emptyFault() string {
	got, _ := json.Marshal(s)
	want, _ := new(Case).MarshalJSON()
	if !bytes.Equal(got, want) {
		return "version"
	}
	return ""
}

// possible reports whether p can be in the ledger after the last event.
func (p snapshotPledge) possible(last time.Time) bool {
	return p.sound() && !p.Made.After(last) && p.Fate != 0 && p.Fate != Broken
}

func (s *snapshot) keysSound() bool {
	last := int32(0)
	seen := map[string]bool{}
	for _, k := range s.Keys {
		print, err := hex.DecodeString(k.Print)
		if !named(k.Key) || seen[k.Key] || err != nil || len(print) != len(entry{}.print) ||
			k.Version <= last || k.Version > s.Version || !inRange(k.At) || k.At.After(s.At) {
			return false
		}
		last, seen[k.Key] = k.Version, true
	}
	return true
}

// sound: everything that is set could have been said, and all cycles are over.
func (r *rare) sound(at time.Time) bool {
	optional := func(s string) bool { return s == "" || named(s) }
	optionalTime := func(t time.Time) bool { return t.IsZero() || inRange(t) }
	code, field := r.Assessment.fault()
	return optional(r.Customer) && text(r.Place) && optionalTime(r.Appointment) &&
		(code == 0 || field == "details") && optional(r.Filer) && optional(r.Into) &&
		!slices.ContainsFunc(r.Absorbed, func(id string) bool { return !named(id) }) &&
		!slices.ContainsFunc(r.Referrals, func(f Referral) bool { return !named(f.Body) || f.Venue == 0 }) &&
		!slices.ContainsFunc(r.Cycles, func(c Cycle) bool {
			return !inRange(c.Began) || c.Ended.Before(c.Began) || c.Ended.After(at) || !c.End.Terminal() || c.Rework < 0 || c.Rework > MaxRework
		})
}

// restored is the Case of a sound snapshot.
func (s *snapshot) restored() *Case {
	c := &Case{
		id: s.Case, version: s.Version, phase: s.Phase, handler: s.Handler,
		rework: s.Rework, limit: s.Limit, category: s.Category, cause: s.Cause,
	}
	if s.Version == 0 {
		return c
	}
	c.at, c.opened = s.At.UnixNano(), s.Began.UnixNano()
	if !s.Spoke.IsZero() {
		c.speak(s.Spoke.UnixNano())
	}
	for _, r := range s.Reactions {
		c.saw(r)
	}
	if s.Rare != nil {
		c.rare = s.Rare
		c.rare.utc()
	}
	for _, p := range s.Promises {
		c.pledge(pledge{
			origin: p.Case, version: int32(p.Version),
			made: p.Made.UnixNano(), due: p.Due.UnixNano(), fate: p.Fate,
		})
	}
	for _, k := range s.Keys {
		if c.keys == nil {
			c.keys = make(map[string]entry)
		}
		e := entry{version: k.Version, at: k.At.UnixNano()}
		hex.Decode(e.print[:], []byte(k.Print)) // sound
		c.keys[k.Key] = e
	}
	return c
}

// utc brings the instants into the form in which the fold keeps them.
func (r *rare) utc() {
	r.Appointment, r.Assessment.DecideBy = utc(r.Appointment), utc(r.Assessment.DecideBy)
	for i := range r.Cycles {
		r.Cycles[i].Began, r.Cycles[i].Ended = utc(r.Cycles[i].Began), utc(r.Cycles[i].Ended)
	}
}
