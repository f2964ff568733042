package main

import (
	"cmp"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/deadline"
	"github.com/servicequality/servicequality/complaint/insight"
)

// Complaints is what customers complained of, and how far each is. It covers the
// complaints that were open at some time of the week.
type Complaints struct {
	Cases    int64                     `json:"cases"`
	Reopened int64                     `json:"reopened"`
	Hidden   int64                     `json:"hidden"` // nobody voiced them, we found them
	Phases   []Count[complaint.Phase]  `json:"phases"` // how many stand where, in the order of phases
	Next     []Count[complaint.Action] `json:"next"`   // what the open ones need now
	Open     []OpenCase                `json:"open"`
	Causes   []Bar                     `json:"causes"` // categories, most frequent first
	Roots    []Bar                     `json:"roots"`  // root causes, where found
	Kept     int64                     `json:"kept"`   // promises
	Broken   int64                     `json:"broken"`
	Silences []Silence                 `json:"silences"`
	Returns  []Return                  `json:"returns"`
	Iceberg  Iceberg                   `json:"iceberg"`

	touched map[complaint.Category]map[string]bool // customers
}

// Count is how many there are of a kind.
type Count[K any] struct {
	Of K     `json:"of"`
	N  int64 `json:"n"`
}

// OpenCase is a complaint that is not ended, and what it needs next.
type OpenCase struct {
	Case     string             `json:"case"`
	Customer string             `json:"customer"`
	Phase    complaint.Phase    `json:"phase"`
	Advice   complaint.Advice   `json:"-"`
	Since    time.Time          `json:"since"`
	Category complaint.Category `json:"category,omitzero"`
}

// Bar is a category or cause, its part of all, and that of it and all before it.
type Bar struct {
	Of         Labelled `json:"of"`
	N          int64    `json:"n"`
	Percent    string   `json:"percent"`
	Cumulative string   `json:"cumulative"`
}

// Silence is a stretch of more than a day in which a customer who complained heard
// nothing from us.
type Silence struct {
	Case     string    `json:"case"`
	Customer string    `json:"customer"`
	Since    time.Time `json:"since"`
	Until    time.Time `json:"until,omitzero"` // zero while it lasts
}

// Return is a customer who complains of the same again.
type Return struct {
	Case     string             `json:"case"`
	Customer string             `json:"customer"`
	Category complaint.Category `json:"category"`
	Times    int                `json:"times"` // with this one
}

// Iceberg is who did not complain, by the source's ratio of 25.
type Iceberg struct {
	Voiced   int64  `json:"voiced"`
	Unhappy  string `json:"unhappy"`
	Silent   string `json:"silent"`
	ToldFrom string `json:"told_from"`
	ToldTo   string `json:"told_to"`
}

// window is how far back somebody complains of the same again.
const window = 28 * 24 * time.Hour

// complaints replays every log and takes those into account that it can.
func (w *Week) complaints() (*Complaints, error) {
	s := &Complaints{touched: map[complaint.Category]map[string]bool{}}
	var tally insight.Tally
	var records []insight.Record
	for _, id := range slices.Sorted(maps.Keys(w.Complaints)) {
		log := w.Complaints[id]
		c, err := complaint.Replay(log.Events)
		if impossible, ok := errors.AsType[*complaint.ReplayError](err); ok {
			w.bad(complaintsFile, log.lines[impossible.Index], err)
			continue
		}
		if err != nil {
			return nil, err
		}
		if r, ok := insight.RecordOf(c); ok {
			records = append(records, r)
		}
		if !w.lived(c) {
			continue
		}
		if err := tally.Add(c, w.To); err != nil {
			return nil, err
		}
		s.stands(c, w.To)
		if err := s.listen(c, log.Events, w); err != nil {
			return nil, err
		}
	}
	return s, s.sum(&tally, records, w)
}

// lived reports whether a complaint was open at some time of the week.
func (w *Week) lived(c *complaint.Case) bool {
	for _, cycle := range c.Cycles() {
		if cycle.Began.Before(w.To) && (cycle.Ended.IsZero() || cycle.Ended.After(w.From)) {
			return true
		}
	}
	return false
}

// stands notes where a complaint is.
func (s *Complaints) stands(c *complaint.Case, now time.Time) {
	s.Phases = counted(s.Phases, c.Phase())
	if s.touched[c.Category()] == nil {
		s.touched[c.Category()] = map[string]bool{}
	}
	s.touched[c.Category()][c.Customer()] = true
	if !c.Phase().Open() {
		return
	}
	o := OpenCase{Case: c.ID(), Customer: c.Customer(), Phase: c.Phase(), Category: c.Category()}
	cycles := c.Cycles()
	o.Since = cycles[len(cycles)-1].Began
	if next := c.Next(now); len(next) > 0 {
		o.Advice = next[0]
		s.Next = counted(s.Next, next[0].Action)
	}
	s.Open = append(s.Open, o)
}

// counted adds one to the count of a kind, and keeps the kinds in order.
func counted[K cmp.Ordered](counts []Count[K], of K) []Count[K] {
	i, ok := slices.BinarySearchFunc(counts, of, func(c Count[K], of K) int { return cmp.Compare(c.Of, of) })
	if !ok {
		counts = slices.Insert(counts, i, Count[K]{Of: of})
	}
	counts[i].N++
	return counts
}

// listen notes how long a customer heard nothing, beyond a day.
func (s *Complaints) listen(c *complaint.Case, log []complaint.Event, w *Week) error {
	list, err := deadline.Judge(log, deadline.House(), deadline.Where{}, w.To)
	for _, d := range list {
		if (d.State == deadline.Late || d.State == deadline.Overdue) && d.Due.After(w.From) {
			s.Silences = append(s.Silences, Silence{c.ID(), c.Customer(), d.Start, d.Done})
		}
	}
	return err
}

// sum reads the tally and looks for what comes back.
func (s *Complaints) sum(tally *insight.Tally, records []insight.Record, w *Week) error {
	s.Cases, s.Reopened, s.Hidden = tally.Cases(), tally.Reopened(), tally.Hidden()
	promises := tally.Promises()
	s.Kept, s.Broken = promises[complaint.Kept], promises[complaint.Broken]
	var err error
	if s.Causes, err = bars(tally.Categories()); err != nil {
		return err
	}
	if s.Roots, err = bars(tally.Causes()); err != nil {
		return err
	}
	again, err := insight.Recurrences(records, window)
	if err != nil {
		return err
	}
	for _, r := range again {
		if r.Times > 1 && !r.Record.At.Before(w.From) {
			s.Returns = append(s.Returns, Return{r.Record.Case, r.Record.Customer, r.Record.Category, r.Times})
		}
	}
	return s.iceberg(tally)
}

// enum is a category or a cause.
type enum interface {
	comparable
	cmp.Ordered
	Labelled
}

func bars[K enum](counts map[K]int64) ([]Bar, error) {
	pareto, err := insight.Pareto(counts)
	if err != nil {
		return nil, err
	}
	var list []Bar
	for _, b := range pareto {
		percent, err := b.Share.Percent(0)
		if err != nil {
			return nil, err
		}
		cumulative, err := b.Cumulative.Percent(0)
		if err != nil {
			return nil, err
		}
		list = append(list, Bar{b.Key, b.Count, percent.String(), cumulative.String()})
	}
	return list, nil
}

func (s *Complaints) iceberg(tally *insight.Tally) error {
	berg, err := insight.Estimate(tally.Voiced(), tally.Hidden(), insight.SourceRatio())
	if err != nil {
		return err
	}
	from, to, err := berg.Told(insight.SourceReach(), 0)
	s.Iceberg = Iceberg{berg.Voiced, berg.Unhappy(0).String(), berg.Silent(0).String(), from.String(), to.String()}
	return err
}
