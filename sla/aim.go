package sla

import (
	"cmp"
	"slices"
	"time"
)

// aim is a target that has been checked, as clocks keep it. It is shared and never
// changes.
type aim struct {
	Target
	thresholds []threshold // in the order in which a clock comes to them, but for metrics that run back
}

// threshold is the amount of time after which a clock comes to a mark.
type threshold struct {
	mark    Mark
	latest  bool          // the last instant at which that much has been counted, not the first
	warning Warning       // which one, of WarningReached
	used    time.Duration // what has been counted by then; without meaning for metrics that run back
}

func newAim(t Target) *aim {
	a := &aim{Target: t, thresholds: make([]threshold, 0, 3+len(t.Warnings))}
	a.Warnings = slices.Clone(t.Warnings)
	if t.NotBefore != 0 {
		a.thresholds = append(a.thresholds, threshold{mark: WindowOpens, used: t.NotBefore})
	}
	for _, w := range a.Warnings {
		a.thresholds = append(a.thresholds, threshold{mark: WarningReached, used: w.used(t.Limit), warning: w, latest: w.Before != 0})
	}
	if t.Goal != 0 {
		a.thresholds = append(a.thresholds, threshold{mark: GoalReached, used: t.Goal})
	}
	a.thresholds = append(a.thresholds, threshold{mark: DueReached, used: t.Limit})
	slices.SortStableFunc(a.thresholds, threshold.compare)
	return a
}

// compare orders thresholds by the instants at which they are reached.
func (th threshold) compare(other threshold) int {
	switch {
	case th.used != other.used:
		return cmp.Compare(th.used, other.used)
	case th.latest == other.latest:
		return 0
	case th.latest:
		return +1
	}
	return -1
}

// checkedAim gives the aim of a target, or all its faults.
func checkedAim(t Target) (*aim, error) {
	f := findings{of: "target"}
	t.check(&f, "")
	if err := f.err(); err != nil {
		return nil, err
	}
	return newAim(t), nil
}

// target gives a copy that the caller owns.
func (a *aim) target() Target {
	t := a.Target
	t.Warnings = slices.Clone(t.Warnings)
	return t
}
