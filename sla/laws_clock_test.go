package sla_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

// drawAim draws a target of any metric.
func drawAim(t *rapid.T, ways []hours, metric sla.Metric) aim {
	a := aim{metric: metric, hours: ways[rapid.IntRange(0, len(ways)-1).Draw(t, "hours")]}
	a.limit = 4 * rapid.IntRange(1, 6).Draw(t, "limit")
	if a.runsBack() {
		a.limit = rapid.SampledFrom([]int{0, 0, 4, 8}).Draw(t, "lead")
		if rapid.Bool().Draw(t, "has goal") {
			a.goal = a.limit + rapid.IntRange(1, 8).Draw(t, "goal")
		}
		if rapid.Bool().Draw(t, "has window") {
			a.notBefore = max(a.goal, a.limit+1) + rapid.IntRange(0, 20).Draw(t, "window")
		}
		a.befores = distinct(t, 1, 16, "befores")
		return a
	}
	if rapid.Bool().Draw(t, "has window") {
		a.notBefore = rapid.IntRange(1, a.limit-1).Draw(t, "window")
	}
	if rapid.Bool().Draw(t, "has goal") {
		a.goal = rapid.IntRange(max(1, a.notBefore), a.limit).Draw(t, "goal")
	}
	for _, quarter := range distinct(t, 1, 3, "percents") {
		a.percents = append(a.percents, quarter*25)
	}
	a.befores = distinct(t, 1, a.limit-1, "befores")
	return a
}

// distinct draws up to two different numbers.
func distinct(t *rapid.T, low, high int, label string) []int {
	return rapid.SliceOfNDistinct(rapid.IntRange(low, high), 0, 2, rapid.ID).Draw(t, label)
}

var allowedDeeds = map[sla.State][]sla.EventKind{
	sla.Pending:   {sla.Start},
	sla.Running:   {sla.Pause, sla.Pause, sla.Pause, sla.Stop, sla.Stop, sla.Stop, sla.Cancel, sla.Retarget, sla.Recalendar},
	sla.Paused:    {sla.Resume, sla.Resume, sla.Resume, sla.Stop, sla.Stop, sla.Stop, sla.Cancel, sla.Retarget, sla.Recalendar},
	sla.Stopped:   {sla.Reopen},
	sla.Cancelled: {},
}

// drawDeed draws an event that fits after a log, of a kind that is allowed there.
func drawDeed(t *rapid.T, ways []hours, first aim, log []deed) (deed, bool) {
	state := sla.Pending
	for _, d := range log {
		state = stateAfter(state, d.kind)
	}
	kinds := slices.DeleteFunc(slices.Clone(allowedDeeds[state]), func(k sla.EventKind) bool {
		return k == sla.Pause && first.runsBack() || k == sla.Reopen && first.metric == sla.FirstResponse
	})
	if len(kinds) == 0 {
		return deed{}, false
	}
	at := rapid.IntRange(4, 2*96).Draw(t, "start")
	if n := len(log); n > 0 {
		at = log[n-1].at + rapid.SampledFrom([]int{0, 1, 3, 9, 30, 64}).Draw(t, "gap") + rapid.IntRange(0, 2).Draw(t, "more")
	}
	d := deed{kind: rapid.SampledFrom(kinds).Draw(t, "kind"), at: at, since: -1, by: -1}
	switch d.kind {
	case sla.Start:
		if rapid.IntRange(0, 4).Draw(t, "since") == 0 {
			d.since = at - rapid.IntRange(0, 4).Draw(t, "lag")
		}
	case sla.Reopen:
		d.mode = rapid.SampledFrom(sla.ReopenModes()).Draw(t, "mode")
	case sla.Retarget:
		if !first.runsBack() || rapid.Bool().Draw(t, "new target") {
			a := drawAim(t, ways, first.metric)
			d.aim = &a
		}
	case sla.Recalendar:
		d.hours = &ways[rapid.IntRange(0, len(ways)-2).Draw(t, "new hours")]
		d.retroactive = rapid.Bool().Draw(t, "retroactive")
	}
	if first.runsBack() && (d.kind == sla.Start || d.kind == sla.Retarget && (d.aim == nil || rapid.Bool().Draw(t, "moves"))) {
		d.by = max(6*96, at+rapid.IntRange(-8, 2*96).Draw(t, "by")) // what runs back from it is within the world
	}
	return d, true
}

// drawHistory draws a clock and its model.
func drawHistory(t *rapid.T) (*history, sla.Clock) {
	return drawHistoryOf(t, rapid.SampledFrom(sla.Metrics()).Draw(t, "metric"))
}

func drawHistoryOf(t *rapid.T, metric sla.Metric) (*history, sla.Clock) {
	place := rapid.IntRange(0, len(worlds)-1).Draw(t, "world")
	first := drawAim(t, hoursOf[place], metric)
	var log []deed
	for range rapid.IntRange(1, 9).Draw(t, "length") {
		d, ok := drawDeed(t, hoursOf[place], first, log)
		if !ok {
			break
		}
		log = append(log, d)
	}
	h := newHistory(worlds[place], first, log)
	return h, h.clock(t)
}

// stopped is a history that ends with a stop.
func (h *history) stopped(t *rapid.T) *history {
	last := h.models[len(h.models)-1]
	if last.open() {
		at := h.log[len(h.log)-1].at + rapid.IntRange(0, 30).Draw(t, "stop")
		return newHistory(h.world, h.first, append(h.log, deed{kind: sla.Stop, at: at, since: -1, by: -1}))
	}
	return h
}

// clock is the clock of a history.
func (h *history) clock(t interface{ Fatal(...any) }) sla.Clock {
	c, err := sla.NewClock(h.first.target())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range h.log {
		if c, err = c.Append(d.event(h.world)); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// answer is a Status in terms that can be compared.
type answer struct {
	State                    sla.State
	Limit, Goal              sla.Verdict
	Cycle                    int
	Elapsed, Wall, Remaining time.Duration
	Times                    map[string]string
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func answerOf(s sla.Status) answer {
	a := answer{s.State, s.Limit, s.Goal, s.Cycle, s.Elapsed, s.Wall, s.Remaining, map[string]string{}}
	for name, time := range map[string]func() (time.Time, bool){
		"started": s.Started, "ended": s.Ended, "opens": s.Opens, "goalDue": s.GoalDue, "due": s.Due,
		"riskAt": s.RiskAt, "breachedAt": s.BreachedAt, "nextChange": s.NextChange,
	} {
		if at, ok := time(); ok {
			a.Times[name] = stamp(at)
		}
	}
	return a
}

// answer is what the model says at a tick.
func (h *history) answer(asked tick) answer {
	m := h.asOf(asked)
	a := answer{State: m.state, Cycle: m.cycle, Times: map[string]string{}}
	if m.state == sla.Pending {
		return a
	}
	k := asked
	if !m.open() {
		k = tick(2 * m.end)
		a.Times["ended"] = stamp(h.tick(k))
	}
	u, later := int(k/2), time.Duration(k%2)
	a.Wall = time.Duration(u-m.start)*unit + later
	a.Elapsed = time.Duration(m.used(u)) * unit
	if m.state == sla.Running && m.counts[u] {
		a.Elapsed += later
	}
	a.Remaining = time.Duration(m.aim.limit)*unit - a.Elapsed
	if m.aim.runsBack() {
		a.Remaining = m.left(u, later)
	}
	a.Limit = m.verdict(k, m.due)
	if m.aim.goal > 0 {
		a.Goal = m.verdict(k, m.goal)
	}
	for name, u := range map[string]int{"started": m.start, "opens": m.opens, "goalDue": m.goal, "due": m.due} {
		if u >= 0 {
			a.Times[name] = stamp(h.at(u))
		}
	}
	h.marks(&a, m, asked)
	return a
}

// left is the time that counts until the due unit, negative when it has passed.
func (m *model) left(u int, later time.Duration) time.Duration {
	var left time.Duration
	for i := u; i < m.due; i++ {
		if m.aim.hours.open[i] {
			left += unit
		}
	}
	for i := m.due; i < u; i++ {
		if m.aim.hours.open[i] {
			left -= unit
		}
	}
	if m.aim.hours.open[u] {
		left -= later
	}
	return left
}

// marks completes what depends on the marks that the clock came to or will.
func (h *history) marks(a *answer, m *model, asked tick) {
	for _, x := range h.crossings {
		if x.mark == sla.LimitBreached && x.cycle == m.cycle && x.tick <= asked && a.Times["breachedAt"] == "" {
			a.Times["breachedAt"] = stamp(h.tick(x.tick))
		}
	}
	risky := func(m *model, k tick) bool {
		return slices.ContainsFunc(m.flags(), func(f flag) bool {
			return (f.mark == sla.WarningReached || f.mark == sla.DueReached) && m.raised(f, k)
		})
	}
	if at := asked; risky(m, asked) {
		if a.Limit == sla.OnTrack {
			a.Limit = sla.AtRisk
		}
		for h.asOf(at-1).cycle == m.cycle && risky(h.asOf(at-1), at-1) {
			at--
		}
		a.Times["riskAt"] = stamp(h.tick(at))
	}
	if !m.open() {
		return
	}
	for k := asked + 1; k < 2*horizon; k++ {
		if a.Times["riskAt"] == "" && risky(m, k) {
			a.Times["riskAt"] = stamp(h.tick(k))
		}
		if a.Times["nextChange"] == "" && slices.ContainsFunc(m.flags(), func(f flag) bool { return m.raised(f, k) && !m.raised(f, asked) }) {
			a.Times["nextChange"] = stamp(h.tick(k))
		}
		if a.Times["riskAt"] != "" && a.Times["nextChange"] != "" {
			break
		}
	}
}

// drawTick draws a tick, mostly one at which something happens.
func (h *history) drawTick(t *rapid.T, label string) tick {
	of := []tick{tick(2 * h.log[0].at)}
	for _, d := range h.log {
		of = append(of, tick(2*d.at))
	}
	for _, x := range h.crossings {
		of = append(of, x.tick)
	}
	k := rapid.SampledFrom(of).Draw(t, label) + tick(rapid.IntRange(-2, 2).Draw(t, "off"))
	if rapid.IntRange(0, 3).Draw(t, "anywhere") == 0 {
		k = tick(rapid.IntRange(0, 2*20*96).Draw(t, label))
	}
	return min(k, 2*horizon-1)
}

func TestLawAtAgreesWithAWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		for range 6 {
			k := h.drawTick(t, "asked")
			if diff := gocmp.Diff(h.answer(k), answerOf(c.At(h.tick(k)))); diff != "" {
				t.Fatalf("%v at %v (-walk +clock):\n%s", h, h.tick(k), diff)
			}
		}
	})
}

// crossingsOf lists the crossings of a clock in terms that can be compared.
func crossingsOf(c sla.Clock, from, to time.Time) []string {
	var all []string
	for x := range c.Crossings(from, to) {
		all = append(all, line(x.At, x.Mark, x.Warning, x.Cycle))
	}
	return all
}

func line(at time.Time, mark sla.Mark, w sla.Warning, cycle int) string {
	return fmt.Sprint(stamp(at), " ", int(mark), " ", w, " ", cycle)
}

func TestLawCrossingsAreTheMarksThatAWalkComesTo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		var want []string
		for _, x := range h.crossings {
			want = append(want, line(h.tick(x.tick), x.mark, x.warning, x.cycle))
		}
		got := crossingsOf(c, h.at(0), h.tick(2*horizon-1))
		if !slices.IsSortedFunc(got, func(a, b string) int {
			return cmp.Compare(a[:len("2006-01-02T15:04:05")], b[:len("2006-01-02T15:04:05")])
		}) {
			t.Fatalf("%v: not in order of time: %q", h, got)
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%v (-walk +clock):\n%s", h, diff)
		}
	})
}

func TestLawCrossingsAreTheSameForAnyPolling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		polls := []tick{0, 2*horizon - 1}
		for range rapid.IntRange(0, 8).Draw(t, "polls") {
			polls = append(polls, max(0, h.drawTick(t, "poll")))
		}
		slices.Sort(polls)
		want := crossingsOf(c, h.tick(polls[0]), h.tick(polls[len(polls)-1]))
		stored := *comesBack[sla.Clock](t, encode(t, c))
		var got []string
		for i := range polls[1:] {
			poller := c
			if i%2 == 1 {
				poller = stored
			}
			got = append(got, crossingsOf(poller, h.tick(polls[i]), h.tick(polls[i+1]))...)
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("%v polled at %v (-at once +polled):\n%s", h, polls, diff)
		}
	})
}

func TestLawAStoredClockIsTheSameClock(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		back := comesBack[sla.Clock](t, encode(t, c))
		k := h.drawTick(t, "asked")
		if diff := gocmp.Diff(answerOf(c.At(h.tick(k))), answerOf(back.At(h.tick(k)))); diff != "" {
			t.Fatalf("%v at %v (-kept +stored):\n%s", h, h.tick(k), diff)
		}
	})
}

func TestLawTheLedgerAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h, c := drawHistory(t)
		for range 5 {
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
		i := slices.Index(h.models, m)
		log := slices.Insert(slices.Clone(h.log), i,
			deed{kind: sla.Pause, at: from, since: -1, by: -1},
			deed{kind: sla.Resume, at: from + rapid.IntRange(0, to-from).Draw(t, "closed units"), since: -1, by: -1})
		with := history{world: h.world, first: h.first, log: log}
		c, d := h.clock(t), with.clock(t)
		for range 4 {
			k := h.drawTick(t, "asked")
			now := h.tick(k)
			if at := int(k / 2); from <= at && at < log[i+1].at {
				now = h.at(log[i+1].at) // while it is paused it says so
			}
			if diff := gocmp.Diff(answerOf(c.At(now)), answerOf(d.At(now))); diff != "" {
				t.Fatalf("%v with a pause at %v, at %v (-without +with):\n%s", h, stamp(h.at(from)), now, diff)
			}
		}
		end := h.tick(2*horizon - 1)
		if diff := gocmp.Diff(crossingsOf(c, h.at(0), end), crossingsOf(d, h.at(0), end)); diff != "" {
			t.Fatalf("%v with a pause at %v (-without +with):\n%s", h, stamp(h.at(from)), diff)
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
		if diff := gocmp.Diff(answerOf(before.At(now)), answerOf(c.At(now))); diff != "" {
			t.Fatalf("%v asked about %v (-then +later):\n%s", h, now, diff)
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
		h.log = slices.DeleteFunc(h.log, func(d deed) bool { return d.kind == sla.Retarget })
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
			if got, want := spelt(c), spelt(alone); got != want {
				t.Fatalf("clock %d is %s, want %s", i, got, want)
			}
			if diff := gocmp.Diff(answerOf(alone.At(now)), answerOf(c.At(now))); diff != "" {
				t.Fatalf("clock %d at %v (-alone +in company):\n%s", i, now, diff)
			}
		}
	})
}

// spelt is a clock in words, with calendars as themselves: less work than storing it.
func spelt(c sla.Clock) string {
	target := func(t sla.Target) string {
		return fmt.Sprintf("%v %v %v %v %v %p", t.Metric, t.Goal, t.Limit, t.NotBefore, t.Warnings, t.Calendar)
	}
	s := target(c.Target())
	for _, e := range c.Events() {
		s += fmt.Sprintf("\n%v %v %v %v %v %p %v", e.Kind, stamp(e.At), stamp(e.Since), stamp(e.By), e.Mode, e.Calendar, e.Retroactive)
		if e.Target != nil {
			s += " " + target(*e.Target)
		}
	}
	return s
}

func encode(t interface{ Fatal(...any) }, v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
