package customer

import (
	"cmp"
	"slices"
	"time"
)

// Model turns observations into a [Reading]: a registry of signals with settings.
// It never changes and may be used from many goroutines at once. The zero Model
// knows no signal; use [NewModel].
type Model struct {
	signals  []Signal
	settings Settings
	rows     []row            // in the order in which they are counted
	index    map[string]int32 // id to row
}

// row is a signal as it is counted.
type row struct {
	id        string
	family    Family
	spoken    bool
	counter   bool
	signal    int // its place in the registry
	cap       int64
	halfLife  time.Duration
	expiry    time.Duration
	explained contextSet
	feeds     []Contribution // of one plain observation, to be copied and filled in
}

// What keeps every sum and product far inside of an int64.
const (
	maxSignals = 10_000
	maxPoints  = 1_000_000     // of one observation
	maxCap     = 1_000_000     // thousandths of one observation
	maxScore   = 1_000_000_000 // of a threshold
	maxLead    = 1_000_000
)

// NewModel builds a model, or reports every fault at once, each as a [*FieldError]
// whose path counts the signals from 0. It keeps nothing of what is handed in.
func NewModel(signals []Signal, settings Settings) (*Model, error) {
	settings = settings.orDefault()
	f := findings{of: "model"}
	f.settings(settings)
	f.signals(signals)
	if err := f.err(); err != nil {
		return nil, err
	}
	m := &Model{settings: settings, index: make(map[string]int32, len(signals))}
	for _, s := range signals {
		m.signals = append(m.signals, s.clone())
	}
	for i := range m.signals {
		m.rows = append(m.rows, newRow(i, &m.signals[i], settings))
	}
	slices.SortStableFunc(m.rows, byCounting)
	for i, r := range m.rows {
		m.index[r.id] = int32(i)
	}
	return m, nil
}

// Signals lists the registry as it was handed in, in a slice the caller owns.
func (m *Model) Signals() []Signal {
	all := make([]Signal, len(m.signals))
	for i, s := range m.signals {
		all[i] = s.clone()
	}
	return all
}

// Settings gives the settings in force, with no field at 0.
func (m *Model) Settings() Settings { return m.settings }

func newRow(i int, s *Signal, settings Settings) row {
	r := row{
		id: s.ID, family: s.Family, spoken: s.Spoken, counter: s.counter(), signal: i,
		cap: s.Cap, halfLife: s.HalfLife, expiry: s.Expiry,
	}
	fill(&r.cap, Full+Full/2)
	fill(&r.halfLife, settings.HalfLife)
	fill(&r.expiry, settings.Expiry)
	for _, c := range s.ExplainedBy {
		r.explained |= 1 << c
	}
	for t, points := range s.Points {
		if points != 0 {
			r.feeds = append(r.feeds, Contribution{Signal: s.ID, Type: Type(t), Points: points})
		}
	}
	for o, points := range s.Overlays {
		if points != 0 {
			r.feeds = append(r.feeds, Contribution{Signal: s.ID, Overlay: Overlay(o), Points: points})
		}
	}
	return r
}

// byCounting puts counter-evidence after what it lowers, and families together.
func byCounting(a, b row) int {
	return cmp.Or(compareBool(a.counter, b.counter), cmp.Compare(a.family, b.family))
}
