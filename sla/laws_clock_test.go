package sla_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

func TestLawAtAgreesWithAWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		for range 4 {
			k := h.drawTick(t, "asked")
			if want, got := h.answer(k), answerOf(c.At(h.tick(k))); got != want {
				t.Fatalf("%v at %v (-walk +clock):\n%s", h, h.tick(k), gocmp.Diff(want, got))
			}
		}
	})
}

// sight is a crossing in terms that can be compared.
type sight struct {
	At      moment
	Mark    sla.Mark
	Warning sla.Warning
	Cycle   int
}

func (x sight) compare(y sight) int {
	return cmp.Or(cmp.Compare(x.At, y.At), cmp.Compare(x.Mark, y.Mark))
}

// crossingsOf lists the crossings of a clock in such terms.
func crossingsOf(c sla.Clock, from, to time.Time) []sight {
	var all []sight
	for x := range c.Crossings(from, to) {
		all = append(all, sight{momentOf(x.At, true), x.Mark, x.Warning, x.Cycle})
	}
	return all
}

func TestLawCrossingsAreTheMarksThatAWalkComesTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		var want []sight
		for _, x := range h.crossings() {
			want = append(want, sight{h.moment(x.tick), x.mark, x.warning, x.cycle})
		}
		got := crossingsOf(c, h.at(0), h.tick(2*horizon-1))
		if !slices.IsSortedFunc(got, sight.compare) {
			t.Fatalf("%v: not in order: %v", h, got)
		}
		for _, list := range [][]sight{want, got} { // warnings at one instant have no order
			slices.SortFunc(list, func(x, y sight) int {
				return cmp.Or(x.compare(y), cmp.Compare(x.Warning.String(), y.Warning.String()))
			})
		}
		if !slices.Equal(want, got) {
			t.Fatalf("%v (-walk +clock):\n%s", h, gocmp.Diff(want, got))
		}
	})
}

func TestLawCrossingsAreTheSameForAnyPolling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		polls := []tick{0, 2*horizon - 1}
		for range rapid.IntRange(0, 5).Draw(t, "polls") {
			polls = append(polls, max(0, h.drawTick(t, "poll")))
		}
		slices.Sort(polls)
		want := crossingsOf(c, h.tick(polls[0]), h.tick(polls[len(polls)-1]))
		stored, err := shelves[slices.Index(worlds, h.world)].ReadClock(encode(t, c))
		if err != nil {
			t.Fatal(err)
		}
		var got []sight
		for i := range polls[1:] {
			poller := c
			if i%2 == 1 {
				poller = stored
			}
			got = append(got, crossingsOf(poller, h.tick(polls[i]), h.tick(polls[i+1]))...)
		}
		if !slices.Equal(want, got) {
			t.Fatalf("%v polled at %v (-at once +polled):\n%s", h, polls, gocmp.Diff(want, got))
		}
	})
}

func TestLawAStoredClockIsTheSameClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		back := comesBack[sla.Clock](t, encode(t, c))
		k := h.drawTick(t, "asked")
		if want, got := answerOf(c.At(h.tick(k))), answerOf(back.At(h.tick(k))); got != want {
			t.Fatalf("%v at %v (-kept +stored):\n%s", h, h.tick(k), gocmp.Diff(want, got))
		}
	})
}

func TestLawTheLedgerAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		for range 3 {
			ledgerAddsUp(t, c, h.tick(h.drawTick(t, "asked")))
		}
	})
}

func ledgerAddsUp(t *rapid.T, c sla.Clock, now time.Time) {
	s := c.At(now)
	var wall, counted time.Duration
	at, _ := s.Started()
	var last sla.Reason
	for stretch := range c.Ledger(now) {
		if !stretch.Start.Equal(at) || stretch.Length() <= 0 || stretch.Reason == last {
			t.Fatalf("%s: a stretch %v after %v, %v", encode(t, c), stretch, at, last)
		}
		at, last = stretch.End, stretch.Reason
		wall += stretch.Length()
		if stretch.Reason == sla.CountedTime {
			counted += stretch.Length()
		}
	}
	if wall != s.Wall || counted != s.Elapsed {
		t.Fatalf("%s: stretches of %v, of which %v counted, want %v and %v", encode(t, c), wall, counted, s.Wall, s.Elapsed)
	}
}

func TestLawAPauseOutsideHoursChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		metric := rapid.SampledFrom([]sla.Metric{sla.FirstResponse, sla.Resolution, sla.FollowUp}).Draw(t, "metric")
		h, _ := drawHistoryOf(t, metric)
		for i := range h.log { // which would say anew what was outside hours
			h.log[i].retroactive = false
		}
		h = newHistory(h.world, h.first, h.log)
		// A pause of any length inside a closed stretch of a running clock.
		closed := h.closedUnits()
		if len(closed) == 0 {
			return
		}
		from := rapid.SampledFrom(closed).Draw(t, "pause")
		m, to := h.asOf(tick(2*from)), from
		for to < horizon && !m.aim.hours.open[to] && h.asOf(tick(2*to)) == m {
			to++
		}
		i := slices.Index(h.models(), m)
		log := slices.Insert(slices.Clone(h.log), i,
			deed{kind: sla.Pause, at: from, since: -1, by: -1},
			deed{kind: sla.Resume, at: from + rapid.IntRange(0, to-from).Draw(t, "closed units"), since: -1, by: -1})
		with := history{world: h.world, first: h.first, log: log}
		c, d := h.clock(t), with.clock(t)
		for range 3 {
			k := h.drawTick(t, "asked")
			now := h.tick(k)
			if at := int(k / 2); from <= at && at < log[i+1].at {
				now = h.at(log[i+1].at) // while it is paused it says so
			}
			if want, got := answerOf(c.At(now)), answerOf(d.At(now)); got != want {
				t.Fatalf("%v with a pause at %v, at %v (-without +with):\n%s", h, stamp(h.at(from)), now, gocmp.Diff(want, got))
			}
		}
		end := h.tick(2*horizon - 1)
		if without, with := crossingsOf(c, h.at(0), end), crossingsOf(d, h.at(0), end); !slices.Equal(without, with) {
			t.Fatalf("%v with a pause at %v (-without +with):\n%s", h, stamp(h.at(from)), gocmp.Diff(without, with))
		}
	})
}

// closedUnits lists the units outside hours in which the clock runs.
func (h *history) closedUnits() []int {
	var closed []int
	for u := range horizon / 2 {
		if m := h.asOf(tick(2 * u)); m.state == sla.Running && !m.aim.hours.open[u] {
			closed = append(closed, u)
		}
	}
	return closed
}

func TestLawThePastStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		n := rapid.IntRange(0, len(h.log)).Draw(t, "events known")
		short := history{world: h.world, first: h.first, log: h.log[:n]}
		before := short.clock(t)
		k := h.drawTick(t, "asked")
		if n < len(h.log) {
			k = min(k, tick(2*h.log[n].at)-1)
		}
		now := h.tick(k)
		if want, got := answerOf(before.At(now)), answerOf(c.At(now)); got != want {
			t.Fatalf("%v asked about %v (-then +later):\n%s", h, now, gocmp.Diff(want, got))
		}
	})
}

func TestLawALongerLimitNeverTurnsMetIntoMissed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, _ := drawHistoryOf(t, rapid.SampledFrom([]sla.Metric{sla.FirstResponse, sla.NextResponse, sla.Resolution, sla.FollowUp}).Draw(t, "metric"))
		h = h.stopped(t)
		c := h.clock(t)
		log := slices.Clone(h.log)
		longer := rapid.IntRange(0, 12).Draw(t, "longer by") * 4
		first := h.first
		first.limit += longer
		for i, d := range log {
			if d.aim != nil {
				a := *d.aim
				a.limit += longer
				log[i].aim = &a
			}
		}
		other := history{world: h.world, first: first, log: log}
		k := rapid.SampledFrom([]tick{h.drawTick(t, "asked"), tick(2 * h.log[len(h.log)-1].at)}).Draw(t, "when")
		a, b := c.At(h.tick(k)), other.clock(t).At(h.tick(k))
		if a.Limit == sla.Met && b.Limit != sla.Met {
			t.Fatalf("%v at %v: met, and with %v more %v", h, h.tick(k), time.Duration(longer)*unit, b.Limit)
		}
		if a.Limit == sla.OnTrack && b.Limit == sla.Breached {
			t.Fatalf("%v at %v: on track, and with %v more breached", h, h.tick(k), time.Duration(longer)*unit)
		}
	})
}

func TestLawATightenedTargetIsNeverEasier(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, _ := drawHistoryOf(t, rapid.SampledFrom([]sla.Metric{sla.FirstResponse, sla.NextResponse, sla.Resolution, sla.FollowUp}).Draw(t, "metric"))
		h = h.stopped(t)
		h = newHistory(h.world, h.first, slices.DeleteFunc(h.log, func(d deed) bool { return d.kind == sla.Retarget }))
		c := h.clock(t)
		target := h.first.target()
		tight, err := target.Tighten(rapid.IntRange(1, 100).Draw(t, "percent"))
		if err != nil {
			t.Fatal(err)
		}
		if tight.Metric != target.Metric || tight.NotBefore != target.NotBefore || tight.Calendar != target.Calendar || tight.Limit > target.Limit || tight.Goal > target.Goal {
			t.Fatalf("%+v tightened is %+v", target, tight)
		}
		vip, err := sla.NewClock(tight)
		if err != nil {
			t.Fatal(err)
		}
		if vip, err = vip.Append(c.Events()...); err != nil {
			t.Fatal(err)
		}
		now := h.tick(rapid.SampledFrom([]tick{h.drawTick(t, "asked"), tick(2 * h.log[len(h.log)-1].at)}).Draw(t, "when"))
		a, b := vip.At(now), c.At(now)
		if a.Limit == sla.Met && b.Limit != sla.Met || a.Goal == sla.Met && b.Goal != sla.Met {
			t.Fatalf("%v at %v: %v and %v of the tight target, %v and %v of its origin", h, now, a.Limit, a.Goal, b.Limit, b.Goal)
		}
	})
}

func TestLawClocksDoNotDisturbEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		place := slices.Index(worlds, h.world)
		tree := []sla.Clock{c}
		models := []history{{world: h.world, first: h.first, log: h.log}}
		for range rapid.IntRange(1, 6).Draw(t, "appends") {
			i := rapid.IntRange(0, len(tree)-1).Draw(t, "to")
			d, ok := drawDeed(t, hoursOf[place], h.first, models[i].log)
			if !ok {
				continue
			}
			longer, err := tree[i].Append(d.event(h.world))
			if err != nil {
				t.Fatal(err)
			}
			tree = append(tree, longer)
			models = append(models, history{world: h.world, first: h.first, log: append(slices.Clone(models[i].log), d)})
		}
		now := h.tick(h.drawTick(t, "asked"))
		for i, c := range tree {
			alone := models[i].clock(t)
			if !sameClock(c, alone) {
				t.Fatalf("clock %d is %s, want %s", i, spelt(c), spelt(alone))
			}
			if want, got := answerOf(alone.At(now)), answerOf(c.At(now)); got != want {
				t.Fatalf("clock %d at %v (-alone +in company):\n%s", i, now, gocmp.Diff(want, got))
			}
		}
	})
}

// sameClock compares the targets and logs of two clocks, with calendars as themselves.
func sameClock(c, d sla.Clock) bool {
	return sameTarget(c.Target(), d.Target()) && slices.EqualFunc(c.Events(), d.Events(), func(e, f sla.Event) bool {
		targets := e.Target == nil && f.Target == nil || e.Target != nil && f.Target != nil && sameTarget(*e.Target, *f.Target)
		return e.Kind == f.Kind && e.At.Equal(f.At) && e.Since.Equal(f.Since) && e.By.Equal(f.By) && e.Mode == f.Mode &&
			targets && e.Calendar == f.Calendar && e.Retroactive == f.Retroactive && e.Ref == f.Ref
	})
}

// spelt is a clock in words, with calendars as themselves.
func spelt(c sla.Clock) string {
	target := func(t sla.Target) string {
		return fmt.Sprintf("%v %v %v %v %v %p", t.Metric, t.Goal, t.Limit, t.NotBefore, t.Warnings, t.Calendar)
	}
	var s strings.Builder
	s.WriteString(target(c.Target()))
	for _, e := range c.Events() {
		s.WriteString(fmt.Sprintf("\n%v %v %v %v %v %p %v", e.Kind, stamp(e.At), stamp(e.Since), stamp(e.By), e.Mode, e.Calendar, e.Retroactive))
		if e.Target != nil {
			s.WriteString(" " + target(*e.Target))
		}
	}
	return s.String()
}

func encode(t interface{ Fatal(...any) }, v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
