package sla_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	_ "time/tzdata"

	"github.com/servicequality/servicequality/sla"
)

// The model of a clock: time is a row of units of a quarter of an hour, which suits
// every zone and every shift below, and everything is found by walking along it.

const (
	unit    = 15 * time.Minute
	horizon = 14 * 24 * 4 // units; all that the generators draw happens within
)

// world is a place and some days around a change of its clocks.
type world struct {
	zone *time.Location
	from time.Time
}

// at is the instant at which a unit begins.
func (w world) at(u int) time.Time { return w.from.Add(time.Duration(u) * unit) }

// tick is a unit or the first nanosecond in it: 2u and 2u+1. Whatever a clock does,
// it does at one of them.
type tick int

func (w world) tick(k tick) time.Time { return w.at(int(k) / 2).Add(time.Duration(k % 2)) }

var worlds = func() []world {
	var all []world
	for zone, from := range map[string]string{
		"Australia/Lord_Howe": "2026-04-03", "Antarctica/Troll": "2026-03-27", "Pacific/Apia": "2011-12-28",
		"America/Sao_Paulo": "2018-11-02", "Africa/Casablanca": "2026-02-13", "Asia/Kathmandu": "1985-12-30",
		"America/New_York": "2026-03-06", "Asia/Shanghai": "2026-02-13", "Europe/London": "2026-10-23", "UTC": "2026-02-26",
	} {
		z, err := time.LoadLocation(zone)
		if err != nil {
			panic(err)
		}
		day, err := time.Parse(time.DateOnly, from)
		if err != nil {
			panic(err)
		}
		all = append(all, world{z, day})
	}
	slices.SortFunc(all, func(a, b world) int { return a.from.Compare(b.from) })
	return all
}()

// weeks are opening hours; each letter of a week is one of its shifts, Sunday first.
var weeks = []struct {
	week   string
	shifts map[byte][]sla.Shift
}{
	{"-ooooo-", map[byte][]sla.Shift{'o': {{Open: sla.At(9, 0), Close: sla.At(17, 0)}}}},
	{"-llllss", map[byte][]sla.Shift{'l': {{Open: sla.At(9, 0), Close: sla.At(12, 0)}, {Open: sla.At(13, 0), Close: sla.At(18, 0)}}, 's': {{Open: sla.At(10, 0), Close: sla.At(14, 0)}}}},
	{"nnnnnnn", map[byte][]sla.Shift{'n': {{Open: sla.At(22, 0), Close: sla.At(6, 0)}}}},
	{"n-n-n-n", map[byte][]sla.Shift{'n': {{Open: sla.At(20, 0), Close: sla.At(2, 30)}}}},
	{"aaaaaaa", map[byte][]sla.Shift{'a': {{Open: sla.At(0, 0), Close: sla.At(24, 0)}}}},
}

// hours is one way to count: the open time of a calendar, or all time.
type hours struct {
	name     string
	calendar *sla.Calendar // nil for all time
	open     []bool        // of each unit
}

// hoursOf lists the ways to count in each world; the last one is without calendar.
var hoursOf = func() [][]hours {
	all := make([][]hours, len(worlds))
	for i, w := range worlds {
		for _, week := range weeks {
			h := sla.Hours{Zone: w.zone}
			for d := range 7 {
				h.Week[d] = week.shifts[week.week[d]]
			}
			all[i] = append(all[i], hours{week.week, readBack(h), openUnits(w, func(d time.Weekday) []sla.Shift { return week.shifts[week.week[d]] })})
		}
		always := make([]bool, horizon)
		for j := range always {
			always[j] = true
		}
		all[i] = append(all[i], hours{"", nil, always})
	}
	return all
}()

// inUTC are calendars that are quickly read, since nothing changes in their zone. Their
// names are not those of others.
var inUTC = func() []hours {
	place := slices.IndexFunc(worlds, func(w world) bool { return w.zone == time.UTC })
	all := slices.Clone(hoursOf[place][:len(weeks)])
	for i := range all {
		all[i].name = "UTC " + all[i].name
	}
	return all
}()

// shelves hold the calendars of each world, in policies that share them with the
// clocks they read.
var shelves = func() []*sla.Policy {
	var all []*sla.Policy
	for _, ways := range hoursOf {
		calendars := map[string]*sla.Calendar{}
		for _, h := range ways[:len(weeks)] {
			calendars[h.name] = h.calendar
		}
		p, err := sla.NewPolicy("shelf", calendars, []sla.Rule{{Name: "all", Targets: []sla.Target{{Metric: sla.Resolution, Limit: unit}}}})
		if err != nil {
			panic(err)
		}
		all = append(all, p)
	}
	return all
}()

// readBack gives a calendar that was stored and read, for these are stored again with
// less work.
func readBack(h sla.Hours) *sla.Calendar {
	c, err := sla.NewCalendar(h)
	if err != nil {
		panic(err)
	}
	data, err := c.MarshalJSON()
	if err != nil {
		panic(err)
	}
	back := new(sla.Calendar)
	if err := back.UnmarshalJSON(data); err != nil {
		panic(err)
	}
	return back
}

// openUnits reads off the clock on the wall whether each unit is open.
func openUnits(w world, shifts func(time.Weekday) []sla.Shift) []bool {
	open := make([]bool, horizon)
	for i := range open {
		t := w.at(i).In(w.zone)
		tod := sla.At(t.Hour(), t.Minute())
		for _, s := range shifts(t.Weekday()) {
			open[i] = open[i] || s.Open <= tod && (tod < s.Close || s.Close <= s.Open)
		}
		for _, s := range shifts((t.Weekday() + 6) % 7) {
			open[i] = open[i] || s.Close <= s.Open && tod < s.Close
		}
	}
	return open
}

// aim is a target in units.
type aim struct {
	metric                 sla.Metric
	goal, limit, notBefore int
	percents               []int // multiples of 25, as the limit is of 4
	befores                []int
	hours                  hours
}

func (a aim) runsBack() bool { return a.metric == sla.Readiness || a.metric == sla.PromiseKeeping }

func (a aim) target() sla.Target {
	t := sla.Target{
		Metric: a.metric, Goal: time.Duration(a.goal) * unit, Limit: time.Duration(a.limit) * unit,
		NotBefore: time.Duration(a.notBefore) * unit, Calendar: a.hours.calendar,
	}
	for _, p := range a.percents {
		t.Warnings = append(t.Warnings, sla.Warning{Percent: p})
	}
	for _, b := range a.befores {
		t.Warnings = append(t.Warnings, sla.Warning{Before: time.Duration(b) * unit})
	}
	return t
}

// deed is an event in units.
type deed struct {
	kind        sla.EventKind
	at          int
	since, by   int // -1 when not said
	mode        sla.ReopenMode
	aim         *aim
	hours       *hours
	retroactive bool
}

func (d deed) event(w world) sla.Event {
	e := sla.Event{Kind: d.kind, At: w.at(d.at), Mode: d.mode, Retroactive: d.retroactive}
	if d.since >= 0 {
		e.Since = w.at(d.since)
	}
	if d.by >= 0 {
		e.By = w.at(d.by)
	}
	if d.aim != nil {
		t := d.aim.target()
		e.Target = &t
	}
	if d.hours != nil {
		e.Calendar = d.hours.calendar
	}
	return e
}

// model is what a log of deeds amounts to.
type model struct {
	aim    aim // in force at the end
	state  sla.State
	start  int // of the last cycle
	cycle  int
	end    int // of a clock that was stopped or cancelled
	by     int
	counts []bool  // whether each unit counts, if the clock runs on from the end of the log
	sums   []int16 // how many counted units of the cycle there are before each

	opens, goal, due int         // units, or -1 when unknown or not there
	befores          map[int]int // of a clock that runs back
	flags            []flag      // of the target in force
}

func newModel(first aim) *model {
	return &model{aim: first, state: sla.Pending, by: -1, opens: -1, goal: -1, due: -1}
}

// after gives the model of a log, from that of all but its last deed.
func (m *model) after(log []deed) *model {
	d := log[len(log)-1]
	next := *m
	next.counts = make([]bool, horizon)
	copy(next.counts, m.counts)
	from := d.at
	switch d.kind {
	case sla.Start:
		next.cycle, next.start = 1, d.at
		if d.since >= 0 {
			next.start, from = d.since, d.since
		}
	case sla.Stop, sla.Cancel:
		next.end = d.at
	case sla.Reopen:
		for u := log[len(log)-2].at; u < d.at; u++ {
			next.counts[u] = d.mode == sla.SinceCreation && m.aim.hours.open[u]
		}
		if d.mode == sla.Restart {
			next.cycle, next.start = m.cycle+1, d.at
		}
	case sla.Retarget:
		if d.aim != nil {
			next.aim = *d.aim
		}
	case sla.Recalendar:
		next.aim.hours = *d.hours
	}
	next.state = stateAfter(m.state, d.kind)
	if d.by >= 0 {
		next.by = d.by
	}
	clear(next.counts[from:])
	if next.state != sla.Paused { // as if nothing else happened
		copy(next.counts[from:], next.aim.hours.open[from:])
	}
	if d.retroactive {
		next.recount(log)
	}
	next.measure()
	return &next
}

// stateAfter is the state after an event in another one.
func stateAfter(state sla.State, kind sla.EventKind) sla.State {
	switch kind {
	case sla.Start, sla.Resume, sla.Reopen:
		return sla.Running
	case sla.Pause:
		return sla.Paused
	case sla.Stop:
		return sla.Stopped
	case sla.Cancel:
		return sla.Cancelled
	}
	return state
}

// measure finds what does not depend on the asking time.
func (m *model) measure() {
	m.sums = make([]int16, horizon+1)
	sum := int16(0)
	for u := m.start; u < horizon; u++ {
		if m.counts[u] {
			sum++
		}
		m.sums[u+1] = sum
	}
	m.opens, m.goal, m.due = -1, -1, -1
	if m.aim.notBefore > 0 {
		m.opens = m.length(m.aim.notBefore)
	}
	if m.aim.goal > 0 {
		m.goal = m.length(m.aim.goal)
	}
	m.due, m.flags = m.length(m.aim.limit), m.allFlags()
	m.befores = map[int]int{}
	for _, b := range m.aim.befores {
		if m.aim.runsBack() {
			m.befores[b] = m.back(m.due, b)
		}
	}
}

// recount lets what counted in the last cycle count by the hours in force now.
func (m *model) recount(log []deed) {
	for u := m.start; u < log[len(log)-1].at; u++ {
		m.counts[u] = m.aim.hours.open[u] && running(log, u)
	}
}

// running reports whether the time from a unit on is not that of a pause, nor of a
// stop that stays out.
func running(log []deed, u int) bool {
	runs := true // since before the start, if it says so
	for i, d := range log {
		if d.at > u {
			break
		}
		switch d.kind {
		case sla.Pause:
			runs = false
		case sla.Stop:
			runs = i+1 < len(log) && log[i+1].mode == sla.SinceCreation
		case sla.Start, sla.Resume, sla.Reopen:
			runs = true
		}
	}
	return runs
}

// used is how many units count from the start of the cycle up to one.
func (m *model) used(u int) int { return int(m.sums[u]) }

// length is the unit at which a length of the target is over.
func (m *model) length(n int) int {
	if m.aim.runsBack() {
		return m.back(m.by, n)
	}
	for u := m.start; u < len(m.counts); u++ {
		if m.used(u) == n {
			return u
		}
	}
	return -1
}

// back is the last unit from which n count by the calendar until another.
func (m *model) back(u, n int) int {
	for n > 0 {
		u--
		if m.aim.hours.open[u] {
			n--
		}
	}
	return u
}

// flag is a mark that a clock can come to.
type flag struct {
	mark    sla.Mark
	warning sla.Warning
}

// risk reports whether a clock is at risk when the flag is up.
func (f flag) risk() bool { return f.mark == sla.WarningReached || f.mark == sla.DueReached }

// allFlags lists those of the target in force.
func (m *model) allFlags() []flag {
	all := []flag{{mark: sla.WindowOpens}, {mark: sla.GoalReached}, {mark: sla.DueReached}, {mark: sla.LimitBreached}}
	for _, p := range m.aim.percents {
		all = append(all, flag{sla.WarningReached, sla.Warning{Percent: p}})
	}
	for _, b := range m.aim.befores {
		all = append(all, flag{sla.WarningReached, sla.Warning{Before: time.Duration(b) * unit}})
	}
	return all
}

// risky reports whether the clock is at risk at a tick.
func (m *model) risky(k tick) bool {
	return slices.ContainsFunc(m.flags, func(f flag) bool { return f.risk() && m.raised(f, k) })
}

// raised reports whether the clock has come to a mark at a tick.
func (m *model) raised(f flag, k tick) bool {
	if m.state == sla.Pending {
		return false
	}
	if !m.open() {
		k = tick(2 * m.end)
	}
	u := int(k / 2)
	switch {
	case f.mark == sla.WindowOpens:
		return m.opens >= 0 && u >= m.opens
	case f.mark == sla.GoalReached:
		return m.goal >= 0 && u >= m.goal
	case f.mark == sla.DueReached:
		return m.due >= 0 && u >= m.due
	case f.mark == sla.LimitBreached:
		return m.due >= 0 && k > tick(2*m.due)
	case f.warning.Percent > 0:
		return m.used(u)*100 >= m.aim.limit*f.warning.Percent
	}
	before := int(f.warning.Before / unit)
	if m.aim.runsBack() {
		return u >= m.befores[before]
	}
	left := m.aim.limit - m.used(u)
	return left < before || left == before && m.state == sla.Running && m.counts[u]
}

func (m *model) open() bool { return m.state == sla.Running || m.state == sla.Paused }

// verdict judges the clock against a due unit.
func (m *model) verdict(k tick, due int) sla.Verdict {
	switch late := due >= 0 && k > tick(2*due); {
	case m.state == sla.Cancelled:
		return sla.Void
	case m.open() && late:
		return sla.Breached
	case m.open():
		return sla.OnTrack
	case m.aim.notBefore > 0 && (m.opens < 0 || m.end < m.opens):
		return sla.Early
	case late:
		return sla.Missed
	}
	return sla.Met
}

// history is a log with the models of all its beginnings, which are made when they
// are asked for.
type history struct {
	world
	first     aim
	log       []deed
	models    func() []*model // models()[i] is that of the first i deeds
	crossings func() []crossing
}

// crossing is a flag that goes up.
type crossing struct {
	tick
	flag
	cycle int
}

func newHistory(w world, first aim, log []deed) *history {
	h := &history{world: w, first: first, log: log}
	h.models = sync.OnceValue(func() []*model {
		all := []*model{newModel(first)}
		for i := range log {
			all = append(all, all[i].after(log[:i+1]))
		}
		return all
	})
	h.crossings = sync.OnceValue(h.walk)
	return h
}

// last is the model of the whole log.
func (h *history) last() *model { return h.models()[len(h.log)] }

// asOf is the model of the log up to a tick.
func (h *history) asOf(k tick) *model {
	n := 0
	for n < len(h.log) && tick(2*h.log[n].at) <= k {
		n++
	}
	return h.models()[n]
}

// walk goes from the first event to the horizon and notes each flag that goes up in
// a cycle.
func (h *history) walk() []crossing {
	var all []crossing
	var cycle int
	var up []flag // in the cycle
	for i, m := range h.models()[1:] {
		from, to := tick(2*h.log[i].at), tick(2*horizon)
		if i+1 < len(h.log) {
			to = tick(2 * h.log[i+1].at)
		}
		if from == to { // the next event overrules this one
			continue
		}
		// What was up in the cycle and still is does not go up again.
		up = slices.DeleteFunc(up, func(f flag) bool {
			return m.cycle != cycle || !slices.Contains(m.flags, f) || !m.raised(f, from)
		})
		cycle = m.cycle
		down := slices.DeleteFunc(slices.Clone(m.flags), func(f flag) bool { return slices.Contains(up, f) })
		for k := from; k < to && len(down) > 0; k++ {
			down = slices.DeleteFunc(down, func(f flag) bool {
				if !m.raised(f, k) {
					return false
				}
				all, up = append(all, crossing{k, f, m.cycle}), append(up, f)
				return true
			})
			if !m.open() { // where nothing changes any more
				break
			}
		}
	}
	return all
}

// String lists the target and the log.
func (h *history) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%v, %v\n", h.zone, h.first)
	for _, d := range h.log {
		fmt.Fprintf(&s, "  %v %v since %v by %v %v %v %v %v\n", stamp(h.at(d.at)), d.kind, d.since, d.by, d.mode, d.aim, d.hours, d.retroactive)
	}
	return s.String()
}

func (h hours) String() string { return h.name }

func (a aim) String() string {
	return fmt.Sprint(a.metric, " goal ", a.goal, " limit ", a.limit, " window ", a.notBefore, " warnings ", a.percents, a.befores, " hours ", a.hours.name)
}
