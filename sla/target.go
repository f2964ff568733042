package sla

import (
	"slices"
	"strconv"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// Target is one thing that is promised to customers: what is measured and how long
// it may take.
//
// The times of most metrics run from the start of a clock. Those of [Readiness]
// and [PromiseKeeping] run back from an instant that the clock is told, the visit
// or the promised hour: a Limit of 5m is then five minutes before it, a Goal is as
// long or longer, and zero is that instant itself.
type Target struct {
	// Metric says what is measured. It is needed.
	Metric Metric

	// Goal is what we aim at, at most the Limit. Zero means that there is none.
	Goal time.Duration

	// Limit is what we promise. A stop at the due instant itself is in time. It is
	// more than zero, but for the two metrics that run back from an instant.
	Limit time.Duration

	// NotBefore is when the window opens: an earlier stop is a miss too. It is less
	// than the Limit and not more than a Goal; for the two metrics that run back it
	// is more than the Limit and not less than a Goal. Zero means that no stop is
	// too early.
	NotBefore time.Duration

	// Warnings say when an open clock begins to be at risk, in any order, each once.
	Warnings []Warning

	// Calendar says in whose open time all of this is counted. Nil means that every
	// hour counts, day and night.
	Calendar *Calendar

	// Policy names the policy that the target comes from. Policies write it into
	// their own targets; by hand it may be left empty.
	Policy string

	// Rule names the rule of that policy, likewise.
	Rule string
}

// Rings gives the time that n rings of a telephone take, for a limit such as
// "pick up within three rings". A cycle of ringing and silence lasts about 3 s in
// Britain, 5 s in China and most of Europe, 6 s in North America. It is zero, which
// no target accepts, unless both are more than zero and the product is a Duration.
func Rings(n int, cycle time.Duration) time.Duration {
	total := time.Duration(n) * cycle
	if n <= 0 || cycle <= 0 || total/cycle != time.Duration(n) {
		return 0
	}
	return total
}

// Tighten gives the same target with less time, for customers who are served with
// priority: percent of the Goal and of the Limit, counted from NotBefore where
// there is a window, rounded down to the nanosecond. What success means stays the
// same: the metric, the window's opening, the calendar, warnings in per cent.
//
// A percent outside 1 to 100, a target that runs back from an instant and one that
// would have no time left are a [*FieldError].
func (t Target) Tighten(percent int) (Target, error) {
	f := findings{of: "target"}
	if percent < 1 || percent > 100 {
		f.add("percent", strconv.Itoa(percent), "1 to 100")
	}
	if t.Metric.runsBack() {
		f.add("metric", t.Metric.String(), "a metric whose time runs from its start")
	}
	if err := f.err(); err != nil {
		return Target{}, err
	}
	part := func(d time.Duration) time.Duration {
		return d/100*time.Duration(percent) + d%100*time.Duration(percent)/100
	}
	tight := t
	tight.Limit = t.NotBefore + part(t.Limit-t.NotBefore)
	if t.Goal != 0 {
		tight.Goal = t.NotBefore + part(t.Goal-t.NotBefore)
	}
	tight.Warnings = slices.Clone(t.Warnings)
	for i, w := range t.Warnings {
		tight.Warnings[i].Before = part(w.Before)
	}
	if tight.check(&f, ""); len(f.faults) > 0 {
		return Target{}, f.err()
	}
	return tight, nil
}

// runsBack reports whether the times of a metric run back from an announced
// instant, and not on from the start of the clock.
func (m Metric) runsBack() bool { return m == PromiseKeeping || m == Readiness }

// check finds every fault of the target at a path.
func (t *Target) check(f *findings, path string) {
	if !metrics.Has(t.Metric) {
		f.add(strict.Member(path, "metric"), t.Metric.String(), oneOf(Metrics()))
	}
	if t.Metric.runsBack() {
		t.checkLeads(f, path)
	} else {
		t.checkLengths(f, path)
	}
	for i, w := range t.Warnings {
		at := strict.Item(strict.Member(path, "warnings"), i)
		switch {
		case !w.valid():
			f.add(at, w.String(), wantWarning)
		case slices.Contains(t.Warnings[:i], w):
			f.add(at, w.String(), "each warning once")
		case w.Before >= t.Limit && w.Before != 0 && !t.Metric.runsBack():
			f.add(at, w.String(), "less than the limit, "+lapse.Format(t.Limit))
		}
	}
	if t.Calendar != nil && !everOpens(t.Calendar) {
		f.add(strict.Member(path, "calendar"), "one that never opens", "one that opens")
	}
	if t.Policy != "" {
		f.name(strict.Member(path, "policy"), t.Policy)
	}
	if t.Rule != "" {
		f.name(strict.Member(path, "rule"), t.Rule)
	}
}

// checkLengths finds the faults of lengths that run from a start.
func (t *Target) checkLengths(f *findings, path string) {
	limit := lapse.Format(t.Limit)
	if t.Limit <= 0 {
		f.add(strict.Member(path, "limit"), limit, "more than 0s")
		return
	}
	if t.NotBefore < 0 || t.NotBefore >= t.Limit {
		f.add(strict.Member(path, "not_before"), lapse.Format(t.NotBefore), "0s to less than the limit, "+limit)
	}
	if t.Goal != 0 && (t.Goal < max(t.NotBefore, 0) || t.Goal > t.Limit) {
		f.add(strict.Member(path, "goal"), lapse.Format(t.Goal), "none, or from not_before to the limit, "+limit)
	}
}

// checkLeads finds the faults of lengths that run back from an instant.
func (t *Target) checkLeads(f *findings, path string) {
	limit := lapse.Format(t.Limit)
	if t.Limit < 0 {
		f.add(strict.Member(path, "limit"), limit, "0s or more before the announced instant")
		return
	}
	if t.Goal != 0 && t.Goal < t.Limit {
		f.add(strict.Member(path, "goal"), lapse.Format(t.Goal), "none, or the limit or more, "+limit+", before the announced instant")
	}
	if t.NotBefore != 0 && (t.NotBefore <= t.Limit || t.NotBefore < t.Goal) {
		f.add(strict.Member(path, "not_before"), lapse.Format(t.NotBefore), "none, or more than the limit, "+limit+", and not less than the goal, before the announced instant")
	}
}
