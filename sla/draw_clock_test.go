package sla_test

import (
	"slices"
	"time"

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
	last := h.last()
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
	State                                                               sla.State
	Limit, Goal                                                         sla.Verdict
	Cycle                                                               int
	Elapsed, Wall, Remaining                                            time.Duration
	Started, Ended, Opens, GoalDue, Due, RiskAt, BreachedAt, NextChange moment
}

// moment is an instant that can be compared, in nanoseconds since 1970, or 0 for none.
type moment int64

func momentOf(t time.Time, ok bool) moment {
	if !ok {
		return 0
	}
	return moment(t.UnixNano())
}

// String prints it as people read it.
func (m moment) String() string {
	if m == 0 {
		return "never"
	}
	return stamp(time.Unix(0, int64(m)))
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }

func answerOf(s sla.Status) answer {
	return answer{
		s.State, s.Limit, s.Goal, s.Cycle, s.Elapsed, s.Wall, s.Remaining,
		momentOf(s.Started()), momentOf(s.Ended()), momentOf(s.Opens()), momentOf(s.GoalDue()), momentOf(s.Due()),
		momentOf(s.RiskAt()), momentOf(s.BreachedAt()), momentOf(s.NextChange()),
	}
}

// moment is the instant of a tick.
func (w world) moment(k tick) moment { return momentOf(w.tick(k), true) }

// answer is what the model says at a tick.
func (h *history) answer(asked tick) answer {
	m := h.asOf(asked)
	a := answer{State: m.state, Cycle: m.cycle}
	if m.state == sla.Pending {
		return a
	}
	k := asked
	if !m.open() {
		k = tick(2 * m.end)
		a.Ended = h.moment(k)
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
	at := func(u int) moment { return momentOf(h.at(max(u, 0)), u >= 0) }
	a.Started, a.Opens, a.GoalDue, a.Due = at(m.start), at(m.opens), at(m.goal), at(m.due)
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
	for _, x := range h.crossings() {
		if x.mark == sla.LimitBreached && x.cycle == m.cycle && x.tick <= asked && a.BreachedAt == 0 {
			a.BreachedAt = h.moment(x.tick)
		}
	}
	if at := asked; m.risky(at) {
		if a.Limit == sla.OnTrack {
			a.Limit = sla.AtRisk
		}
		for before := h.asOf(at - 1); before.cycle == m.cycle && before.risky(at-1); before = h.asOf(at - 1) {
			at--
		}
		a.RiskAt = h.moment(at)
	}
	if !m.open() {
		return
	}
	down := slices.DeleteFunc(slices.Clone(m.flags), func(f flag) bool { return m.raised(f, asked) })
	for k := asked + 1; k < 2*horizon && len(down) > 0 && (a.RiskAt == 0 || a.NextChange == 0); k++ {
		for _, f := range down {
			if !m.raised(f, k) {
				continue
			}
			if a.NextChange == 0 {
				a.NextChange = h.moment(k)
			}
			if a.RiskAt == 0 && f.risk() {
				a.RiskAt = h.moment(k)
			}
		}
	}
}

// drawTick draws a tick, mostly one at which something happens.
func (h *history) drawTick(t *rapid.T, label string) tick {
	of := []tick{tick(2 * h.log[0].at)}
	for _, d := range h.log {
		of = append(of, tick(2*d.at))
	}
	for _, x := range h.crossings() {
		of = append(of, x.tick)
	}
	k := rapid.SampledFrom(of).Draw(t, label) + tick(rapid.IntRange(-2, 2).Draw(t, "off"))
	if rapid.IntRange(0, 3).Draw(t, "anywhere") == 0 {
		k = tick(rapid.IntRange(0, 2*20*96).Draw(t, label))
	}
	return min(k, 2*horizon-1)
}
