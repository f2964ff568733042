package sla_test

import (
	"slices"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// ticket is the log of a ticket in minutes, and how its clocks are reopened: the
// second reading of a conversation, which looks at each metric by itself, from one
// end of the log to the other.
type ticket struct {
	mode    sla.ReopenMode
	entries []note
}

type note struct {
	kind    sla.EntryKind
	at      int // minutes
	answers bool
	since   int // -1 when not said
}

var ticketStart = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func minute(n int) time.Time { return ticketStart.Add(time.Duration(n) * time.Minute) }

func (n note) entry() sla.Entry {
	e := sla.Entry{Kind: n.kind, At: minute(n.at), Answers: n.answers}
	if n.since != notSaid {
		e.Since = minute(n.since)
	}
	return e
}

const notSaid = -2000

func (n note) isAnswer() bool { return n.kind == sla.AgentWrote || n.answers }

// status is where the case lies after an entry.
func (k ticket) status(i int) sla.EntryKind {
	for ; i >= 0; i-- {
		switch k.entries[i].kind {
		case sla.Opened, sla.AwaitsCustomer, sla.AwaitsOthers, sla.Solved, sla.MergedAway:
			return k.entries[i].kind
		}
	}
	return sla.Opened
}

// interval is a cycle as the second reading finds it.
type interval struct {
	At, Since int
	State     sla.State
	End       int           // where it was stopped or cancelled; 0 while it is open
	Elapsed   time.Duration // at the end of the log
}

// end completes an interval that begins with entry i: it ends at the first later
// entry for which until says how.
func (k ticket) end(i int, since int, rests []sla.EntryKind, until func(j int) sla.State) interval {
	v := interval{At: k.entries[i].at, Since: since, State: sla.Running}
	if slices.Contains(rests, k.status(i)) {
		v.State = sla.Paused
	}
	counted := v.At - v.Since
	for j := i + 1; j < len(k.entries); j++ {
		if !slices.Contains(rests, k.status(j-1)) {
			counted += k.entries[j].at - k.entries[j-1].at
		}
		if state := until(j); state != 0 {
			v.State, v.End = state, k.entries[j].at
			break
		}
		v.State = sla.Running
		if slices.Contains(rests, k.status(j)) {
			v.State = sla.Paused
		}
	}
	v.Elapsed = time.Duration(counted) * time.Minute
	return v
}

// answered says how what waits for an answer ends.
func (k ticket) answered(j int) sla.State {
	switch n := k.entries[j]; {
	case n.isAnswer() || n.kind == sla.Solved:
		return sla.Stopped
	case n.kind == sla.MergedAway:
		return sla.Cancelled
	}
	return 0
}

// taken is end for what runs from the request: where the ticket takes over an
// earlier request, one interval ends and another begins.
func (k ticket) taken(i, since int, rests []sla.EntryKind, until func(int) sla.State) []interval {
	for j := i + 1; j < len(k.entries) && until(j) == 0; j++ {
		if n := k.entries[j]; n.kind == sla.TookOver && n.since != notSaid && n.since < since && k.status(j) != sla.Solved {
			cut := k.end(i, since, rests, func(at int) sla.State {
				if at == j {
					return sla.Cancelled
				}
				return 0
			})
			return append([]interval{cut}, k.taken(j, n.since, rests, until)...)
		}
	}
	return []interval{k.end(i, since, rests, until)}
}

// firstResponse looks for the first answer to a request.
func (k ticket) firstResponse() []interval {
	if k.entries[0].kind != sla.CustomerWrote {
		return nil
	}
	return k.taken(0, k.entries[0].at, nil, k.answered)
}

// nextResponse looks, from each message of the customer, back for an answer.
func (k ticket) nextResponse() []interval {
	var all []interval
	heard := k.entries[0].kind != sla.CustomerWrote // before the entry looked at
	asked := false                                  // and since an answer
	for i, n := range k.entries {
		switch {
		case k.answered(i) == sla.Stopped:
			heard, asked = true, false
		case i > 0 && n.kind == sla.CustomerWrote && heard && !asked:
			asked = true
			from := i
			for from < len(k.entries) && k.status(from) == sla.Solved { // it waits for the reopening
				if from++; from < len(k.entries) && k.answered(from) != 0 {
					from = len(k.entries)
				}
			}
			if from < len(k.entries) {
				all = append(all, k.end(from, n.at, nil, k.answered))
			}
		}
	}
	return all
}

// updates looks from each answer to the next.
func (k ticket) updates(rests ...sla.EntryKind) []interval {
	var all []interval
	for i, n := range k.entries {
		if n.isAnswer() && k.status(i) != sla.Solved {
			all = append(all, k.end(i, n.at, rests, k.answered))
		}
	}
	return all
}

// untilSolution looks from the request, and with Restart from each reopening, to
// the solution. Otherwise only the last solution ends it, and the time of the others
// is left out, or counts.
func (k ticket) untilSolution(m sla.Metric, rests ...sla.EntryKind) []interval {
	reopens := func(j int) bool { return j > 0 && k.entries[j].kind == sla.Opened && k.status(j-1) == sla.Solved }
	ends := func(j int) sla.State {
		switch n := k.entries[j]; {
		case n.kind == sla.MergedAway:
			return sla.Cancelled
		case n.kind != sla.Solved:
			return 0
		}
		for later := j + 1; later < len(k.entries) && k.mode != sla.Restart; later++ {
			if reopens(later) {
				return 0
			}
		}
		return sla.Stopped
	}
	if k.mode == sla.Continue {
		rests = append(rests, sla.Solved)
	}
	var all []interval
	for i, n := range k.entries {
		switch {
		case i > 0 && !(reopens(i) && k.mode == sla.Restart):
		case m == sla.Resolution:
			all = append(all, k.taken(i, n.at, rests, ends)...)
		default:
			all = append(all, k.end(i, n.at, rests, ends))
		}
	}
	return all
}

// followUps looks from each solution to the call that asks how it was.
func (k ticket) followUps() []interval {
	var all []interval
	for i, n := range k.entries {
		if n.kind == sla.Solved {
			all = append(all, k.end(i, n.at, nil, func(j int) sla.State {
				switch k.entries[j].kind {
				case sla.FollowedUp:
					return sla.Stopped
				case sla.Opened, sla.MergedAway:
					return sla.Cancelled
				}
				return 0
			}))
		}
	}
	return all
}

// intervals gives those of a metric.
func (k ticket) intervals(m sla.Metric) []interval {
	if len(k.entries) == 0 {
		return nil
	}
	switch m {
	case sla.FirstResponse:
		return k.firstResponse()
	case sla.NextResponse:
		return k.nextResponse()
	case sla.PeriodicUpdate:
		return k.updates()
	case sla.PausableUpdate:
		return k.updates(sla.AwaitsCustomer)
	case sla.RequesterWait:
		return k.untilSolution(m, sla.AwaitsCustomer)
	case sla.AgentWork:
		return k.untilSolution(m, sla.AwaitsCustomer, sla.AwaitsOthers)
	case sla.Resolution:
		return k.untilSolution(m)
	case sla.FollowUp:
		return k.followUps()
	}
	return nil
}

// mayFollow lists what may be logged in each status.
func (k ticket) mayFollow() []sla.EntryKind {
	wrote := []sla.EntryKind{sla.CustomerWrote, sla.CustomerWrote, sla.AgentWrote, sla.MachineWrote}
	if len(k.entries) == 0 {
		return wrote
	}
	switch status := k.status(len(k.entries) - 1); status {
	case sla.MergedAway:
		return nil
	case sla.Solved:
		return append(wrote, sla.Opened, sla.FollowedUp, sla.TookOver, sla.MergedAway)
	default:
		moves := slices.DeleteFunc([]sla.EntryKind{sla.Opened, sla.AwaitsCustomer, sla.AwaitsOthers}, func(s sla.EntryKind) bool { return s == status })
		return append(append(wrote, moves...), sla.Solved, sla.TookOver, sla.MergedAway)
	}
}
