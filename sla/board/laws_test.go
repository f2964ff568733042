package board_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/board"
)

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func minute(n int) time.Time { return start.Add(time.Duration(n) * time.Minute) }

// list is a board as one would keep it in a notebook: every clock, looked through
// for each question.
type list struct {
	clocks map[string]sla.Clock
	looked time.Time
}

func (l *list) ids(now time.Time, due func(id string, s sla.Status) bool) []string {
	var ids []string
	for id, c := range l.clocks {
		s := c.At(now)
		if (s.State == sla.Running || s.State == sla.Paused) && due(id, s) {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(a, b string) int {
		x, known := l.clocks[a].At(now).Due()
		y, other := l.clocks[b].At(now).Due()
		switch {
		case known && other:
			return cmp.Or(x.Compare(y), cmp.Compare(a, b))
		case known:
			return -1
		case other:
			return +1
		}
		return cmp.Compare(a, b)
	})
	return ids
}

func (l *list) look(now time.Time) []string {
	type alert struct {
		at    time.Time
		id    string
		order int
		text  string
	}
	var alerts []alert
	for id, c := range l.clocks {
		for x := range c.Crossings(l.looked, now) {
			alerts = append(alerts, alert{x.At, id, len(alerts), describe(id, x)})
		}
	}
	slices.SortFunc(alerts, func(a, b alert) int {
		return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.id, b.id), cmp.Compare(a.order, b.order))
	})
	if now.After(l.looked) {
		l.looked = now
	}
	var texts []string
	for _, a := range alerts {
		texts = append(texts, a.text)
	}
	return texts
}

func describe(id string, x sla.Crossing) string {
	return fmt.Sprint(id, " ", x.At.UTC().Format(time.RFC3339Nano), " ", x.Mark, " ", x.Warning)
}

// drawEvent draws an event that a clock can have at a minute.
func drawEvent(t *rapid.T, c sla.Clock, at int) (sla.Event, bool) {
	kinds := map[sla.State][]sla.EventKind{
		sla.Pending: {sla.Start},
		sla.Running: {sla.Pause, sla.Pause, sla.Stop, sla.Cancel, sla.Retarget},
		sla.Paused:  {sla.Resume, sla.Resume, sla.Stop, sla.Retarget},
		sla.Stopped: {sla.Reopen},
	}[c.At(minute(at)).State]
	if len(kinds) == 0 {
		return sla.Event{}, false
	}
	e := sla.Event{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), At: minute(at)}
	switch e.Kind {
	case sla.Reopen:
		e.Mode = rapid.SampledFrom(sla.ReopenModes()).Draw(t, "mode")
	case sla.Retarget:
		target := drawTarget(t)
		e.Target = &target
	}
	return e, true
}

func drawTarget(t *rapid.T) sla.Target {
	target := sla.Target{Metric: sla.Resolution, Limit: time.Duration(rapid.IntRange(2, 30).Draw(t, "limit")) * time.Minute}
	if rapid.Bool().Draw(t, "warns") {
		target.Warnings = []sla.Warning{{Percent: 50}, {Before: time.Minute}}
	}
	return target
}

func TestLawABoardIsASortedList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { work(t) })
}

// work draws a day at the board, compares all its answers with those of the list,
// and counts them.
func work(t *rapid.T) map[string]int {
	b, l := board.New(start), &list{clocks: map[string]sla.Clock{}, looked: start}
	n := map[string]int{}
	now := 0
	for range rapid.IntRange(1, 60).Draw(t, "steps") {
		now += rapid.IntRange(0, 4).Draw(t, "wait")
		id := string(rune('a' + rapid.IntRange(0, 7).Draw(t, "clock")))
		switch action := rapid.IntRange(0, 9).Draw(t, "action"); action {
		case 0:
			_, had := b.Clock(id)
			if b.Remove(id) != had {
				t.Fatalf("Remove(%s) = %v", id, !had)
			}
			delete(l.clocks, id)
		case 1, 2:
			at := minute(now - 5*(action-1)) // a look back tells nothing
			got, want := describeAll(b.Look(at)), l.look(at)
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("alerts at minute %d (-list +board):\n%s", now, diff)
			}
			n["alerts"] += len(want)
		default:
			if c, ok := drawChange(t, l.clocks[id], now); ok {
				l.clocks[id] = c
				b.Put(id, c)
			}
		}
		agree(t, b, l, now, n)
	}
	return n
}

// drawChange draws the next event of a clock, or of a new one in the place of none
// or of a cancelled one.
func drawChange(t *rapid.T, c sla.Clock, now int) (sla.Clock, bool) {
	if s := c.At(minute(now)).State; c.Len() == 0 || s == sla.Cancelled {
		var err error
		if c, err = sla.NewClock(drawTarget(t)); err != nil {
			t.Fatal(err)
		}
	}
	e, ok := drawEvent(t, c, now)
	if !ok {
		return c, false
	}
	longer, err := c.Append(e)
	if err != nil {
		t.Fatal(err)
	}
	return longer, true
}

func TestSampleOfBoards(t *testing.T) {
	n := map[string]int{}
	work := rapid.Custom(work)
	for i := range 100 {
		for class, count := range work.Example(i) {
			n[class] += count
		}
	}
	for _, class := range []string{"alerts", "all", "due", "at risk", "breached", "paused"} {
		if n[class] < 100 {
			t.Errorf("%d of %s, want at least 100", n[class], class)
		}
	}
}

func describeAll(alerts []board.Alert) []string {
	var all []string
	for _, a := range alerts {
		all = append(all, describe(a.ID, a.Crossing))
	}
	return all
}

// agree compares all answers of the board and the list at a minute, or a
// nanosecond after it.
func agree(t *rapid.T, b *board.Board, l *list, at int, n map[string]int) {
	now := minute(at).Add(time.Duration(rapid.IntRange(0, 1).Draw(t, "later")))
	open := l.ids(now, func(string, sla.Status) bool { return true })
	if b.Len() != len(open) {
		t.Fatalf("Len at %v = %d, want %d", now, b.Len(), len(open))
	}
	for _, id := range open {
		if c, ok := b.Clock(id); !ok || c != l.clocks[id] {
			t.Fatalf("Clock(%s) = %v, %v", id, c, ok)
		}
	}
	for name, answer := range map[string]struct {
		seq  func(func(string, sla.Clock) bool)
		want func(string, sla.Status) bool
	}{
		"all": {b.All(), func(string, sla.Status) bool { return true }},
		"due": {b.Due(now), func(_ string, s sla.Status) bool {
			due, ok := s.Due()
			return ok && !due.Before(now)
		}},
		"on track": {b.OnTrack(now), func(_ string, s sla.Status) bool {
			_, due := s.Due()
			return s.Limit == sla.OnTrack && due
		}},
		"at risk":  {b.AtRisk(now), func(_ string, s sla.Status) bool { return s.Limit == sla.AtRisk }},
		"breached": {b.Breached(now), func(_ string, s sla.Status) bool { return s.Limit == sla.Breached }},
	} {
		var got []string
		for id, c := range answer.seq {
			if c != l.clocks[id] {
				t.Fatalf("%s is another clock", id)
			}
			got = append(got, id)
		}
		want := l.ids(now, answer.want)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%s at %v (-list +board):\n%s", name, now, diff)
		}
		n[name] += len(want)
		for id := range answer.seq { // it can be left at any point
			if id != want[0] {
				t.Fatalf("%s begins with %s, want %s", name, id, want[0])
			}
			break
		}
	}
	counts := board.Counts{}
	for _, id := range open {
		s := l.clocks[id].At(now)
		_, known := s.Due()
		switch {
		case s.Limit == sla.Breached:
			counts.Breached++
		case s.Limit == sla.AtRisk:
			counts.AtRisk++
		case known:
			counts.OnTrack++
		default:
			counts.Paused++
			n["paused"]++
		}
	}
	if got := b.Counts(now); got != counts {
		t.Fatalf("Counts at %v = %+v, want %+v", now, got, counts)
	}
	next, ok := b.Next()
	var first time.Time
	for _, c := range l.clocks {
		for x := range c.Crossings(l.looked, minute(1<<20)) {
			if first.IsZero() || x.At.Before(first) {
				first = x.At
			}
			break
		}
	}
	if ok == first.IsZero() || !next.Equal(first) {
		t.Fatalf("Next = %v, %v, want %v", next, ok, first)
	}
}
