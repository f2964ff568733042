package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/servicequality/servicequality/complaint/insight"
	"github.com/servicequality/servicequality/satisfaction/metric"
	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// Tally is what is counted of incidents. Tallies of parts merge, in any order, into
// that of the whole.
type Tally struct {
	Incidents int
	Promises  report.Tally // by policy and priority
	Contacts  metric.Contacts
	Weeks     map[time.Time]Week // by their Mondays
	Audited   int64              // rows
	Deviating int64              // cases and rows that deviate from the eight steps
	Kinds     map[insight.Kind]int64
	Bad       []BadRow
}

// Week is what came and went in one.
type Week struct{ Opened, Solved int }

// Merge adds what another tally has counted.
func (t *Tally) Merge(o *Tally) error {
	t.Incidents += o.Incidents
	t.Audited += o.Audited
	t.Deviating += o.Deviating
	for monday, week := range o.Weeks {
		sum := t.Weeks[monday]
		t.Weeks[monday] = Week{sum.Opened + week.Opened, sum.Solved + week.Solved}
	}
	for kind, n := range o.Kinds {
		t.Kinds[kind] += n
	}
	t.Bad = append(t.Bad, o.Bad...)
	slices.SortFunc(t.Bad, func(a, b BadRow) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Err.Error(), b.Err.Error()))
	})
	return errors.Join(t.Promises.Merge(&o.Promises), t.Contacts.Merge(o.Contacts))
}

func newTally() *Tally { return &Tally{Weeks: map[time.Time]Week{}, Kinds: map[insight.Kind]int64{}} }

// Replay judges incidents as they stand at now, in so many parts at a time.
func Replay(ctx context.Context, incidents []*Incident, l *Layout, policies []sla.Policy, now time.Time, parts int) (*Tally, error) {
	tallies, errs := make([]*Tally, parts), make([]error, parts)
	var all sync.WaitGroup
	for part := range parts {
		all.Go(func() {
			tallies[part], errs[part] = replayPart(ctx, incidents, l, policies, now, part, parts)
		})
	}
	all.Wait()
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	whole := newTally()
	for _, t := range tallies {
		if err := whole.Merge(t); err != nil {
			return nil, err
		}
	}
	return whole, nil
}

// replayPart judges every case that falls to one of the parts.
func replayPart(ctx context.Context, incidents []*Incident, l *Layout, policies []sla.Policy, now time.Time, part, parts int) (*Tally, error) {
	t := newTally()
	audit, err := insight.NewAudit(l.Steps)
	if err != nil {
		return nil, err
	}
	for _, c := range incidents {
		if ctx.Err() != nil {
			return nil, context.Cause(ctx)
		}
		h := fnv.New32a()
		_, _ = h.Write([]byte(c.ID)) // never fails
		if h.Sum32()%uint32(parts) != uint32(part) {
			continue
		}
		if err := t.add(c, l, policies, now); err != nil {
			return nil, err
		}
		if err := t.audit(audit, c); err != nil {
			return nil, err
		}
	}
	fitness := audit.Fitness()
	t.Audited, t.Deviating = fitness.Whole, fitness.Whole-fitness.Part
	t.Kinds[insight.MissingEnd] += int64(len(audit.MissingEnds()))
	maps.DeleteFunc(t.Kinds, func(_ insight.Kind, n int64) bool { return n == 0 })
	return t, nil
}

// add counts one incident under every policy.
func (t *Tally) add(c *Incident, l *Layout, policies []sla.Policy, now time.Time) error {
	t.Incidents++
	entries := c.entries(l)
	for i := range policies {
		p := &policies[i]
		choice, ok := p.Choose(sla.Request{Priority: c.Priority})
		if !ok {
			continue // this policy promises nothing to such a case
		}
		talk, err := sla.NewConversation(sla.Continue, choice.Targets())
		if err != nil {
			return err
		}
		talk, skipped := talk.Replay(entries...)
		if i == 0 {
			for _, err := range skipped {
				t.Bad = append(t.Bad, BadRow{c.Changes[0].Line, fmt.Errorf("case %q: %w", c.ID, err)})
			}
		}
		for _, target := range choice.Targets() {
			for _, clock := range talk.Cycles(target.Metric) {
				r, ok := report.Of(report.Key{Metric: target.Metric, Policy: p.Name(), Priority: c.Priority}, clock.At(now))
				if !ok {
					continue
				}
				if err := t.Promises.Add(r); err != nil {
					return err
				}
			}
		}
	}
	return t.flow(c, entries)
}

// flow counts when an incident came and went, and whether once was enough.
func (t *Tally) flow(c *Incident, entries []sla.Entry) error {
	week := t.Weeks[monday(c.Opened)]
	week.Opened++
	t.Weeks[monday(c.Opened)] = week
	last := entries[len(entries)-1]
	solved := last.Kind == sla.Solved
	if solved {
		week := t.Weeks[monday(last.At)]
		week.Solved++
		t.Weeks[monday(last.At)] = week
	}
	return t.Contacts.Add(1+c.Reopened+c.Reassigned, solved)
}

// monday begins the week of an instant, in UTC.
func monday(at time.Time) time.Time {
	y, m, d := at.UTC().Date()
	back := (int(at.UTC().Weekday()) + 6) % 7
	return time.Date(y, m, d-back, 0, 0, 0, 0, time.UTC)
}

// audit holds the states that an incident came to against the eight steps.
func (t *Tally) audit(a *insight.Audit, c *Incident) error {
	state := ""
	for _, change := range c.Changes {
		if change.State == state {
			continue // another change of the same state
		}
		state = change.State
		deviations, err := a.Add(insight.Row{Case: c.ID, Activity: state, At: change.At})
		if err != nil {
			return err
		}
		for _, d := range deviations {
			t.Kinds[d.Kind]++
		}
	}
	return nil
}
