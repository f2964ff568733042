package sla_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

// fault turns an event that fits into one that does not.
type fault struct {
	name string
	err  error
	want string                          // part of what the error says would be right
	does func(*sla.Event, *history) bool // false if there is no such fault here
}

var pastCalendar = func() *sla.Calendar {
	c, err := sla.NewCalendar(sla.Hours{Zone: time.UTC, Exceptions: map[sla.Date][]sla.Shift{sla.NewDate(1950, 1, 2): {{Open: sla.At(9, 0), Close: sla.At(17, 0)}}}})
	if err != nil {
		panic(err)
	}
	return c
}()

var closedCalendar = func() *sla.Calendar {
	c, err := sla.NewCalendar(sla.Hours{Zone: time.UTC})
	if err != nil {
		panic(err)
	}
	return c
}()

// only gives a fault that events of some kinds can have.
func only(does func(*sla.Event, *history), kinds ...sla.EventKind) func(*sla.Event, *history) bool {
	return func(e *sla.Event, h *history) bool {
		if !slices.Contains(kinds, e.Kind) {
			return false
		}
		does(e, h)
		return true
	}
}

// except gives a fault that events of all but some kinds can have.
func except(does func(*sla.Event, *history), kinds ...sla.EventKind) func(*sla.Event, *history) bool {
	return func(e *sla.Event, h *history) bool {
		if slices.Contains(kinds, e.Kind) {
			return false
		}
		does(e, h)
		return true
	}
}

var faults = []fault{
	{"no kind", sla.ErrMalformed, "start, pause", except(func(e *sla.Event, _ *history) { e.Kind = 0 })},
	{"unknown kind", sla.ErrMalformed, "start, pause", except(func(e *sla.Event, _ *history) { e.Kind = 9 })},
	{"no instant", sla.ErrMalformed, "1900 to 2149", except(func(e *sla.Event, _ *history) { e.At = time.Time{} })},
	{"before all years", sla.ErrMalformed, "1900 to 2149", except(func(e *sla.Event, _ *history) { e.At = time.Date(1899, 12, 31, 23, 59, 59, 999999999, time.UTC) })},
	{"after all years", sla.ErrMalformed, "1900 to 2149", except(func(e *sla.Event, _ *history) { e.At = time.Date(2150, 1, 1, 0, 0, 0, 0, time.UTC) })},
	{"too early", sla.ErrOutOfOrder, "or a later one", func(e *sla.Event, h *history) bool {
		if len(h.log) == 0 {
			return false
		}
		e.At, e.Since = h.at(h.log[len(h.log)-1].at).Add(-1), time.Time{}
		return true
	}},
	{"since on another kind", sla.ErrMalformed, "none for a", except(func(e *sla.Event, _ *history) { e.Since = e.At }, sla.Start)},
	{"since after at", sla.ErrMalformed, "not after at", only(func(e *sla.Event, _ *history) { e.Since = e.At.Add(1) }, sla.Start)},
	{"since before all years", sla.ErrMalformed, "1900 to 2149", only(func(e *sla.Event, _ *history) { e.Since = e.At.AddDate(-300, 0, 0) }, sla.Start)},
	{"by on another kind", sla.ErrMalformed, "none for a", except(func(e *sla.Event, _ *history) { e.By = e.At }, sla.Start, sla.Retarget)},
	{"by of another metric", sla.ErrMalformed, "none for a", func(e *sla.Event, h *history) bool { e.By = e.At; return !h.first.runsBack() }},
	{"by after all years", sla.ErrMalformed, "1900 to 2149", func(e *sla.Event, h *history) bool {
		e.By = e.At.AddDate(300, 0, 0)
		return true
	}},
	{"no by", sla.ErrMalformed, "the announced instant", func(e *sla.Event, h *history) bool {
		e.By, e.Target = time.Time{}, nil
		return h.first.runsBack() && (e.Kind == sla.Start || e.Kind == sla.Retarget)
	}},
	{"mode on another kind", sla.ErrMalformed, "none for a", except(func(e *sla.Event, _ *history) { e.Mode = sla.Continue }, sla.Reopen)},
	{"no mode", sla.ErrMalformed, "restart, continue, since-creation", only(func(e *sla.Event, _ *history) { e.Mode = 0 }, sla.Reopen)},
	{"unknown mode", sla.ErrMalformed, "restart, continue, since-creation", only(func(e *sla.Event, _ *history) { e.Mode = 4 }, sla.Reopen)},
	{"target on another kind", sla.ErrMalformed, "none for a", except(func(e *sla.Event, h *history) { t := h.first.target(); e.Target = &t }, sla.Retarget)},
	{"no target", sla.ErrMalformed, "the new target", func(e *sla.Event, h *history) bool {
		e.Target = nil
		return e.Kind == sla.Retarget && !h.first.runsBack()
	}},
	{"target of another metric", sla.ErrMalformed, "one of", only(func(e *sla.Event, h *history) {
		t := h.first.target()
		t.Metric = t.Metric%10 + 1
		e.Target = &t
	}, sla.Retarget)},
	{"target with faults", sla.ErrMalformed, "without faults", only(func(e *sla.Event, h *history) {
		t := h.first.target()
		t.Limit = -1
		e.Target = &t
	}, sla.Retarget)},
	{"calendar on another kind", sla.ErrMalformed, "none for a", except(func(e *sla.Event, _ *history) { e.Calendar = sla.Always(nil) }, sla.Recalendar)},
	{"no calendar", sla.ErrMalformed, "one that opens", only(func(e *sla.Event, _ *history) { e.Calendar = nil }, sla.Recalendar)},
	{"calendar that never opens", sla.ErrMalformed, "one that opens", only(func(e *sla.Event, _ *history) { e.Calendar = closedCalendar }, sla.Recalendar)},
	{"calendar that opens no more", sla.ErrNever, "1900 to 2149", func(e *sla.Event, h *history) bool {
		m := h.last()
		if m.state != sla.Running || h.first.runsBack() {
			return false
		}
		last := h.log[len(h.log)-1].at
		*e = sla.Event{Kind: sla.Recalendar, At: h.at(last), Calendar: pastCalendar}
		return m.used(last) < m.aim.limit
	}},
	{"retroactive on another kind", sla.ErrMalformed, "none for a", except(func(e *sla.Event, _ *history) { e.Retroactive = true }, sla.Recalendar)},
	{"reference that is no text", sla.ErrMalformed, "UTF-8", except(func(e *sla.Event, _ *history) { e.Ref = "\xff" })},
	{"pause of an announced instant", sla.ErrNotAllowed, "retarget", func(e *sla.Event, h *history) bool {
		*e = sla.Event{Kind: sla.Pause, At: e.At}
		return h.first.runsBack() && h.last().state == sla.Running
	}},
	{"another kind", sla.ErrNotAllowed, "", func(e *sla.Event, h *history) bool {
		allowed := allowedDeeds[h.last().state]
		for _, k := range sla.EventKinds() {
			if !slices.Contains(allowed, k) {
				*e = sla.Event{Kind: k, At: e.At}
				break
			}
		}
		return true
	}},
	{"reopened first response", sla.ErrNotAllowed, "a clock of its own", func(e *sla.Event, h *history) bool {
		*e = sla.Event{Kind: sla.Reopen, At: e.At, Mode: sla.Continue}
		return h.first.metric == sla.FirstResponse && h.last().state == sla.Stopped
	}},
}

// faulty lists the faults that the next event of a history can have, each with an
// event that has it.
func (h *history) faulty(t *rapid.T) map[string]sla.Event {
	var at int
	if n := len(h.log); n > 0 {
		at = h.log[n-1].at
	}
	e, among := sla.Event{At: h.at(at + 1)}, faults[len(faults)-2:] // where nothing may follow
	if d, ok := drawDeed(t, hoursOf[slices.Index(worlds, h.world)], h.first, h.log); ok {
		e, among = d.event(h.world), faults
	}
	bad := map[string]sla.Event{}
	for _, f := range among {
		if e := e; f.does(&e, h) {
			bad[f.name] = e
		}
	}
	return bad
}

// beginning is the history of the first n deeds.
func (h *history) beginning(n int) *history {
	return &history{world: h.world, first: h.first, log: h.log[:n], models: func() []*model { return h.models()[:n+1] }}
}

func TestLawARefusedEventChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, _ := drawHistory(t)
		last := h.clock(t)
		before := encode(t, last)
		for _, n := range []int{rapid.IntRange(0, len(h.log)-1).Draw(t, "events"), len(h.log)} {
			short := h.beginning(n)
			c, bad := short.clock(t), short.faulty(t)
			if n == len(h.log) {
				c = last
			}
			for _, f := range faults {
				if e, ok := bad[f.name]; ok {
					refuses(t, c, e, f)
				}
			}
		}
		if after := encode(t, last); !bytes.Equal(after, before) {
			t.Fatalf("%s became %s", before, after)
		}
	})
}

func refuses(t *rapid.T, c sla.Clock, e sla.Event, f fault) {
	after, err := c.Append(e)
	if after != c {
		t.Fatalf("%s changed the clock to %s", f.name, encode(t, after))
	}
	refused, ok := errors.AsType[*sla.LogError](err)
	switch {
	case !ok || !errors.Is(err, f.err):
		t.Fatalf("%s of %+v is %v, want %v", f.name, e, err, f.err)
	case refused.Log != "clock" || refused.Index != c.Len() || !refused.At.Equal(e.At) || refused.Kind != e.Kind.String():
		t.Fatalf("%s is refused as %+v", f.name, refused)
	case !strings.Contains(refused.Want, f.want) || !strings.HasSuffix(err.Error(), ": got "+refused.Got+", want "+refused.Want):
		t.Fatalf("%s is refused as %v, want %q in it", f.name, err, f.want)
	}
}

func TestLawReplayKeepsWhatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		var events []sla.Event
		var bad []int
		for i := range len(h.log) + 1 {
			if rapid.Bool().Draw(t, "faulty") {
				fits := h.beginning(i).faulty(t)
				for _, f := range faults[rapid.IntRange(0, len(faults)-1).Draw(t, "fault"):] {
					if e, ok := fits[f.name]; ok {
						bad = append(bad, len(events))
						events = append(events, e)
						break
					}
				}
			}
			if i < len(h.log) {
				events = append(events, h.log[i].event(h.world))
			}
		}
		empty, err := sla.NewClock(h.first.target())
		if err != nil {
			t.Fatal(err)
		}
		got, skipped := empty.Replay(events...)
		if !sameClock(got, c) {
			t.Fatalf("Replay gave %s, want %s", spelt(got), spelt(c))
		}
		var indexes []int
		for _, e := range skipped {
			indexes = append(indexes, e.Index)
		}
		if !slices.Equal(indexes, bad) {
			t.Fatalf("Replay skipped %v, want %v", indexes, bad)
		}
		if _, err := empty.Append(events...); len(bad) > 0 {
			if first, ok := errors.AsType[*sla.LogError](err); !ok || first.Index != bad[0] {
				t.Fatalf("Append refused %v, want entry %d", err, bad[0])
			}
		}
	})
}
