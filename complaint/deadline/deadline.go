package deadline

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// Calendar knows when a house, a country or an authority works. A business day is a
// day with an instant at which it does. A calendar of package sla is one.
type Calendar interface {
	// NextOpen gives the first instant at or after t at which it works, and an error
	// where it does not know, such as in a year for which it has no holidays.
	NextOpen(t time.Time) (time.Time, error)
}

// ErrNoCalendar says that a limit counts business days and no calendar was given.
var ErrNoCalendar = errors.New("complaint/deadline: business days need a calendar")

// Where says what a day is.
type Where struct {
	// Location in which days begin and end; nil is UTC. Limits in hours do not ask.
	Location *time.Location
	// Calendar for business days; it may be nil when no limit counts them.
	Calendar Calendar
}

// Deadline is one limit that was set going by one event.
type Deadline struct {
	// Rule is the id of the rule.
	Rule string
	// Start is the time of the event that set it going, and Version that of the event.
	Start   time.Time
	Version int
	// Due is the last instant that is in time, with the extensions that were used.
	Due time.Time
	// Extended counts those.
	Extended int
	// Done is when it was met or lapsed, zero as long as neither has happened.
	Done time.Time
	// State at the instant of asking.
	State State
}

// Judge gives the deadlines that a log has set going under a rule, in their order, as
// they stand at now. The answer depends on nothing but its arguments. Events after
// now have not happened yet.
//
// It fails when the rule does, with a [*complaint.ReplayError] when the log cannot
// have happened, with [ErrNoCalendar], and with the calendar's own error. No
// deadline is ever guessed.
func Judge(log []complaint.Event, r Rule, w Where, now time.Time) ([]Deadline, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	if _, err := complaint.Replay(log); err != nil {
		return nil, err
	}
	var list []Deadline
	running := false
	for _, e := range log {
		if e.At().After(now) {
			break
		}
		if running {
			d := &list[len(list)-1]
			if err := d.hear(e, r, w); err != nil {
				return nil, err
			}
			running = d.Done.IsZero()
		}
		if !running && slices.Contains(r.Starts, e.Action()) && r.covers(e.At()) {
			due, err := w.due(e.At(), r.Limit, r.CountFirst)
			if err != nil {
				return nil, fmt.Errorf("complaint/deadline: rule %q: %w", r.ID, err)
			}
			list = append(list, Deadline{Rule: r.ID, Start: e.At(), Version: e.Version(), Due: due, State: Running})
			running = true
		}
	}
	if running && now.After(list[len(list)-1].Due) {
		list[len(list)-1].State = Overdue
	}
	return list, nil
}

// hear lets an event meet, extend or end the deadline.
func (d *Deadline) hear(e complaint.Event, r Rule, w Where) error {
	late := e.At().After(d.Due)
	switch {
	case slices.Contains(r.MetBy, e.Action()):
		d.Done, d.State = e.At(), Met
		if late {
			d.State = Late
		}
	case ends(e.Action()):
		d.Done, d.State = e.At(), Lapsed
		if late {
			d.State = Overdue
		}
	case !late && d.Extended < len(r.Extensions) && e.Action() == r.Extensions[d.Extended].By:
		due, err := w.due(d.Start, r.Extensions[d.Extended].Limit, r.CountFirst)
		if err != nil {
			return fmt.Errorf("complaint/deadline: rule %q: %w", r.ID, err)
		}
		d.Due = due
		d.Extended++
	}
	return nil
}

// ends reports whether a ends a complaint.
func ends(a complaint.Action) bool {
	return a == complaint.Close || a == complaint.Withdraw || a == complaint.MergeInto || a == complaint.Conclude
}

// due is the last instant in time of a limit that starts at start.
func (w Where) due(start time.Time, l Limit, countFirst bool) (time.Time, error) {
	n := l.N
	if countFirst {
		n--
	}
	switch l.Unit {
	case Hours:
		return start.Add(time.Duration(l.N) * time.Hour), nil
	case Weeks:
		n = 7 * l.N
		if countFirst {
			n--
		}
	case BusinessDays:
		return w.businessDue(start, l.N, countFirst)
	}
	return w.dayAfter(start, n+1).Add(-1).UTC(), nil
}

// businessDue counts days on which the calendar is open, on the day of start when
// that counts or else from the day after it.
func (w Where) businessDue(start time.Time, n int, countFirst bool) (time.Time, error) {
	if w.Calendar == nil {
		return time.Time{}, ErrNoCalendar
	}
	next := w.dayAfter(start, 1)
	if countFirst {
		next = w.dayAfter(start, 0)
	}
	for range n {
		open, err := w.Calendar.NextOpen(next)
		if err != nil {
			return time.Time{}, err
		}
		if open.Before(next) {
			return time.Time{}, fmt.Errorf("the calendar is open next at %v, before %v", open, next)
		}
		next = w.dayAfter(open, 1)
	}
	return next.Add(-1).UTC(), nil
}

// dayAfter is the first instant of the day that lies n days after that of t.
func (w Where) dayAfter(t time.Time, n int) time.Time {
	loc := w.Location
	if loc == nil {
		loc = time.UTC
	}
	y, m, d := t.In(loc).Date()
	noon := time.Date(y, m, d+n, 12, 0, 0, 0, loc)
	first := time.Date(y, m, d+n, 0, 0, 0, 0, loc)
	for first.Day() != noon.Day() { // where clocks go forward at midnight the day begins later
		first = first.Add(time.Minute)
	}
	for before := first.Add(-time.Minute); before.Day() == noon.Day(); before = before.Add(-time.Minute) {
		first = before // where clocks go back to midnight there are two of it
	}
	return first
}
