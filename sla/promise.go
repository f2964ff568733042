package sla

import (
	"log/slog"
	"slices"
	"time"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/strict"
)

// PromiseEntry is one entry in the log of a [Promise].
type PromiseEntry struct {
	Act Act       `json:"act"`          // what was done; needed
	At  time.Time `json:"at"`           // when, in any zone, not before the entry that stands before it; needed
	By  time.Time `json:"by,omitzero"`  // for Stated: by when it will be carried out, later than At
	Ref string    `json:"ref,omitzero"` // the host's identifier of what was written or done, for its own use
}

// Promise is what an agent gives a customer the word on, in three stages: it is
// assessed whether it can be done, stated what and by when, and carried out.
// Meanwhile the customer is informed at regular intervals, solved or not.
//
// It is a value like [Clock]: [Promise.Append] gives another one, and [Promise.At]
// says from the log and the asking time whether it was kept. It holds two kinds of
// clocks: one of [PromiseKeeping] from the statement to the stated instant, and one
// of [PeriodicUpdate] for each interval between words to the customer.
//
// What cannot be done is declined, and what turns out impossible is withdrawn
// openly; an alternative is a promise of its own. The zero Promise refuses every
// entry.
type Promise struct {
	entries   []PromiseEntry
	keeping   Clock
	informing Clock   // a pending one, of which the others are made
	intervals []Clock // one from each word to the customer on
}

// NewPromise gives a promise about which nothing has been done yet, from a target
// of [PromiseKeeping] and one of [PeriodicUpdate]; there are such targets among
// [Standards]. All their faults are reported, each as a [*FieldError].
func NewPromise(keeping, informing Target) (Promise, error) {
	f := findings{of: "promise"}
	part := func(path string, t Target, m Metric) Clock {
		c, err := NewClock(t)
		f.adopt(path, err)
		if err == nil && t.Metric != m {
			f.add(strict.Member(path, "metric"), t.Metric.String(), m.String())
		}
		return c
	}
	p := Promise{keeping: part("keeping", keeping, PromiseKeeping), informing: part("informing", informing, PeriodicUpdate)}
	if err := f.err(); err != nil {
		return Promise{}, err
	}
	return p, nil
}

// Append gives the promise with further entries, in the order of the log. If one
// of them does not fit it gives p itself and a [*LogError] for the first that does
// not: nothing is stated that was not assessed, and nothing follows the end.
func (p Promise) Append(entries ...PromiseEntry) (Promise, error) {
	longer := p.clone()
	for i := range entries {
		if err := longer.take(&entries[i]); err != nil {
			return p, p.refused(i, &entries[i], err)
		}
	}
	return longer, nil
}

// Replay gives the promise with those of the entries that fit, and a [*LogError] for
// each of the others. It does not sort them.
func (p Promise) Replay(entries ...PromiseEntry) (Promise, []*LogError) {
	longer := p.clone()
	var skipped []*LogError
	for i := range entries {
		if err := longer.take(&entries[i]); err != nil {
			skipped = append(skipped, p.refused(i, &entries[i], err))
		}
	}
	return longer, skipped
}

// refused completes the error about entry i of those that should follow p.
func (p Promise) refused(i int, e *PromiseEntry, err *LogError) *LogError {
	err.Log, err.Index, err.At, err.Kind = "promise", len(p.entries)+i, e.At, e.Act.String()
	return err
}

// clone gives a promise that can be changed without disturbing p.
func (p Promise) clone() Promise {
	p.entries, p.intervals = slices.Clip(p.entries), slices.Clone(p.intervals)
	return p
}

// actsAfter lists what may follow each act; a promise begins as after none.
var actsAfter = [...][]Act{
	0:          {Assessed, Declined},
	Assessed:   {Stated, Declined},
	Declined:   {},
	Stated:     {Stated, Informed, CarriedOut, Withdrawn},
	Informed:   {Stated, Informed, CarriedOut, Withdrawn},
	CarriedOut: {},
	Withdrawn:  {},
}

// take adds an entry to a promise that nobody else has, or says why it does not fit
// and leaves the promise as it was.
func (p *Promise) take(e *PromiseEntry) *LogError {
	err := p.allows(e)
	record := func(c Clock, event Event) Clock {
		if err == nil {
			event.At, event.Ref = e.At, e.Ref
			err = c.record(event)
		}
		return c
	}
	keeping, last, next := p.keeping, len(p.intervals)-1, p.informing
	if event := p.keepingEvent(e); event.Kind != 0 {
		keeping = record(keeping, event)
	}
	var ended Clock
	if last >= 0 {
		ended = record(p.intervals[last], Event{Kind: Stop})
	}
	told := e.Act == Stated || e.Act == Informed
	if told {
		next = record(next, Event{Kind: Start})
	}
	if err != nil {
		return err
	}
	if last >= 0 {
		p.intervals[last] = ended
	}
	if told {
		p.intervals = append(p.intervals, next)
	}
	p.keeping = keeping
	p.entries = append(p.entries, PromiseEntry{e.Act, e.At.UTC().Round(0), e.By.UTC().Round(0), e.Ref})
	return nil
}

// keepingEvent is what an entry is to the clock to the stated instant; its kind is not
// set where it is nothing.
func (p *Promise) keepingEvent(e *PromiseEntry) Event {
	switch {
	case e.Act == Stated && p.keeping.Len() == 0:
		return Event{Kind: Start, By: e.By}
	case e.Act == Stated:
		return Event{Kind: Retarget, By: e.By}
	case e.Act == CarriedOut:
		return Event{Kind: Stop}
	case e.Act == Withdrawn:
		return Event{Kind: Cancel}
	}
	return Event{}
}

// says puts into words what the last entry has made of a promise.
func (e PromiseEntry) says() string {
	if e.Act == 0 {
		return "a promise of which nothing is assessed"
	}
	return "a promise that is " + e.Act.String()
}

// allows says why an entry cannot be the next one, or nil.
func (p Promise) allows(e *PromiseEntry) *LogError {
	var last PromiseEntry
	if n := len(p.entries); n > 0 {
		last = p.entries[n-1]
	}
	_, known := toInstant(e.At)
	switch {
	case p.keeping.aim == nil:
		return notAllowed("a promise without targets", "one that NewPromise gave")
	case !acts.Has(e.Act):
		return malformed("act", e.Act.String(), oneOf(Acts()))
	case !known:
		return malformed("at", e.At.Format(time.RFC3339Nano), wantInstant)
	case e.At.Before(last.At):
		return outOfOrder(last.At)
	case !slices.Contains(actsAfter[last.Act], e.Act):
		return notAllowed(last.says(), oneOf(actsAfter[last.Act]))
	case e.Act == Stated && !e.By.After(e.At):
		return malformed("by", e.By.Format(time.RFC3339Nano), "an instant after at")
	case e.Act != Stated && !e.By.IsZero():
		return malformed("by", "is set", "none for "+e.Act.String())
	case !utf8.ValidString(e.Ref):
		return malformed("ref", "which is not UTF-8", "UTF-8")
	}
	return nil
}

// Entries gives the log, in a slice that the caller owns. Instants are in UTC.
func (p Promise) Entries() []PromiseEntry { return slices.Clone(p.entries) }

// Keeping gives the clock from the first statement to the stated instant; it is
// pending until something has been stated.
func (p Promise) Keeping() Clock { return p.keeping }

// Intervals gives the clocks between words to the customer: one from each statement
// and each word on how far it is to the next, or to the end. The slice belongs to
// the caller.
func (p Promise) Intervals() []Clock { return slices.Clone(p.intervals) }

// PromiseStatus is what a promise has to say at an instant.
type PromiseStatus struct {
	Act      Act    `json:"act,omitzero"` // what was done last; not set before the first entry
	Keeping  Status `json:"keeping"`      // of the clock to the stated instant; when withdrawn its verdict is Void
	Interval Status `json:"interval"`     // of the last interval between words to the customer
	Silences int    `json:"silences"`     // how many intervals were or are too long, the last one included
}

// At gives the status of the promise at now, from the entries up to then.
func (p Promise) At(now time.Time) PromiseStatus {
	s := PromiseStatus{Keeping: p.keeping.At(now), Interval: Status{State: Pending}}
	for _, e := range p.entries {
		if e.At.After(now) {
			break
		}
		s.Act = e.Act
	}
	for _, c := range p.intervals {
		interval := c.At(now)
		if interval.State == Pending {
			break
		}
		if _, tooLong := interval.BreachedAt(); tooLong {
			s.Silences++
		}
		s.Interval = interval
	}
	return s
}

// Kept reports whether the promise was kept; decided is false while it may still
// be, and where nothing was promised. It is kept if it was carried out by the
// stated instant. It is broken as soon as that instant has passed, whatever is
// agreed on or done later, and when it was withdrawn.
func (s PromiseStatus) Kept() (kept, decided bool) {
	_, broken := s.Keeping.BreachedAt()
	broken = broken || s.Act == Withdrawn
	return s.Act == CarriedOut && !broken, s.Act == CarriedOut || broken
}

// LogValue gives the last act, its instant and how many entries there are.
func (p Promise) LogValue() slog.Value {
	n := len(p.entries)
	if n == 0 {
		return slog.GroupValue(slog.Int("entries", 0))
	}
	return slog.GroupValue(slog.Int("entries", n), slog.String("act", p.entries[n-1].Act.String()), slog.Time("at", p.entries[n-1].At))
}
