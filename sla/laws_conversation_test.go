package sla_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

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

// drawTicket draws a log that can be, rarely merged away.
func drawTicket(t *rapid.T) ticket {
	k := ticket{mode: rapid.SampledFrom(sla.ReopenModes()).Draw(t, "mode")}
	at := 0
	for range rapid.IntRange(0, 14).Draw(t, "entries") {
		kinds := k.mayFollow()
		if len(kinds) == 0 {
			break
		}
		n := note{kind: rapid.SampledFrom(kinds).Draw(t, "kind"), since: notSaid}
		if n.kind == sla.MergedAway && rapid.IntRange(0, 4).Draw(t, "stays") > 0 {
			n.kind = sla.CustomerWrote
		}
		at += rapid.SampledFrom([]int{0, 1, 5, 20}).Draw(t, "gap")
		n.at = at
		switch n.kind {
		case sla.MachineWrote:
			n.answers = rapid.IntRange(0, 2).Draw(t, "answers") == 0
		case sla.TookOver:
			if rapid.IntRange(0, 3).Draw(t, "said") > 0 {
				n.since = at - rapid.IntRange(0, 60).Draw(t, "since")
			}
		}
		k.entries = append(k.entries, n)
	}
	return k
}

// targetsOf promises something for each metric that a conversation has, and for
// the two that it leaves out.
func targetsOf(calendar *sla.Calendar) []sla.Target {
	var all []sla.Target
	for _, m := range sla.Metrics() {
		all = append(all, sla.Target{Metric: m, Limit: 30 * time.Minute, Calendar: calendar})
	}
	return all
}

func (k ticket) log() []sla.Entry {
	var all []sla.Entry
	for _, n := range k.entries {
		all = append(all, n.entry())
	}
	return all
}

func (k ticket) conversation(t interface{ Fatal(...any) }) sla.Conversation {
	c, err := sla.NewConversation(k.mode, targetsOf(nil))
	if err != nil {
		t.Fatal(err)
	}
	if c, err = c.Append(k.log()...); err != nil {
		t.Fatal(err)
	}
	return c
}

// intervalOf is a clock in the terms of the second reading.
func intervalOf(c sla.Clock, now time.Time) interval {
	started := c.Events()[0]
	s := c.At(now)
	minutes := func(t time.Time) int { return int(t.Sub(ticketStart) / time.Minute) }
	v := interval{At: minutes(started.At), Since: minutes(started.At), State: s.State, Elapsed: s.Elapsed}
	if !started.Since.IsZero() {
		v.Since = minutes(started.Since)
	}
	if at, ok := s.Ended(); ok {
		v.End = minutes(at)
	}
	return v
}

func TestLawAConversationAgreesWithASecondReading(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		c := k.conversation(t)
		var now time.Time
		if n := len(k.entries); n > 0 {
			now = minute(k.entries[n-1].at)
		}
		for _, m := range sla.Metrics() {
			var got []interval
			for _, clock := range c.Cycles(m) {
				got = append(got, intervalOf(clock, now))
			}
			want := k.intervals(m)
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Fatalf("%v of %v %+v (-second reading +conversation):\n%s", m, k.mode, k.entries, diff)
			}
		}
	})
}

func TestLawCyclesDoNotOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		c := k.conversation(t)
		for _, m := range sla.Metrics() {
			end := ticketStart
			cycles := c.Cycles(m)
			for i, clock := range cycles {
				events := clock.Events()
				if events[0].At.Before(end) {
					t.Fatalf("%v of %+v: cycle %d starts at %v, before %v", m, k.entries, i, events[0].At, end)
				}
				s := clock.At(minute(1 << 20))
				if open := s.State == sla.Running || s.State == sla.Paused; open != (i == len(cycles)-1 && open) || s.Cycle != 1 {
					t.Fatalf("%v of %+v: cycle %d is %v, cycle %d of its clock", m, k.entries, i, s.State, s.Cycle)
				}
				end, _ = s.Ended()
			}
		}
	})
}

func TestLawARefusedEntryChangesNothing(t *testing.T) {
	bad := []struct {
		name string
		err  error
		does func(*sla.Entry)
	}{
		{"no kind", sla.ErrMalformed, func(e *sla.Entry) { e.Kind = 0 }},
		{"unknown kind", sla.ErrMalformed, func(e *sla.Entry) { e.Kind = 11 }},
		{"no instant", sla.ErrMalformed, func(e *sla.Entry) { e.At = time.Time{} }},
		{"out of order", sla.ErrOutOfOrder, func(e *sla.Entry) { e.At = ticketStart.Add(-time.Hour); e.Since = time.Time{} }},
		{"answers", sla.ErrMalformed, func(e *sla.Entry) {
			e.Answers = e.Kind != sla.MachineWrote
			e.Ref += string(map[bool]string{true: "\xff"}[!e.Answers])
		}},
		{"since", sla.ErrMalformed, func(e *sla.Entry) { e.Since = e.At.Add(1) }},
		{"since on another kind", sla.ErrMalformed, func(e *sla.Entry) {
			e.Since = e.At
			if e.Kind == sla.TookOver {
				e.Since = e.At.AddDate(-300, 0, 0)
			}
		}},
		{"reference", sla.ErrMalformed, func(e *sla.Entry) { e.Ref = "\xff" }},
	}
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		k.entries = append(ticket{mode: k.mode}.entries, append([]note{{kind: sla.CustomerWrote, since: notSaid}}, k.entries...)...)
		whole := k.conversation
		kinds := k.mayFollow()
		c := whole(t)
		before := encode(t, c)
		at := k.entries[len(k.entries)-1].at
		var e sla.Entry
		want := sla.ErrNotAllowed
		if len(kinds) > 0 && rapid.Bool().Draw(t, "of an allowed kind") {
			e = note{kind: rapid.SampledFrom(kinds).Draw(t, "kind"), at: at, since: notSaid}.entry()
			b := rapid.SampledFrom(bad).Draw(t, "fault")
			b.does(&e)
			want = b.err
		} else {
			others := slices.DeleteFunc(sla.EntryKinds(), func(kind sla.EntryKind) bool { return slices.Contains(kinds, kind) })
			e = note{kind: rapid.SampledFrom(others).Draw(t, "kind"), at: at, since: notSaid}.entry()
		}
		after, err := c.Append(sla.Entry{}, e)
		if !bytes.Equal(encode(t, after), before) {
			t.Fatalf("%+v changed %s to %s", e, before, encode(t, after))
		}
		after, err = c.Append(e)
		refused, ok := errors.AsType[*sla.LogError](err)
		if !ok || !errors.Is(err, want) || refused.Index != len(k.entries) || !refused.At.Equal(e.At) || refused.Kind != e.Kind.String() || refused.Log != "conversation" {
			t.Fatalf("%+v after %+v is refused as %v, want %v", e, k.entries, err, want)
		}
		if !bytes.Equal(encode(t, after), before) || !bytes.Equal(encode(t, c), before) {
			t.Fatalf("%+v changed %s to %s", e, before, encode(t, after))
		}
		replayed, skipped := c.Replay(e)
		if len(skipped) != 1 || skipped[0].Error() != err.Error() || !bytes.Equal(encode(t, replayed), before) {
			t.Fatalf("Replay skipped %v, want %v", skipped, err)
		}
	})
}

func TestLawConversationsDoNotDisturbEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		c, err := sla.NewConversation(k.mode, targetsOf(nil))
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range k.log() {
			next, err := c.Append(e)
			if err != nil {
				t.Fatal(err)
			}
			other := ticket{mode: k.mode, entries: k.entries[:i]}
			for _, kind := range other.mayFollow() { // all else that could have followed
				if _, err := c.Append(note{kind: kind, at: k.entries[i].at, since: notSaid}.entry()); err != nil {
					t.Fatal(err)
				}
			}
			c = next
		}
		want := k.conversation(t)
		for _, m := range sla.Metrics() {
			if got := encode(t, c.Cycles(m)); !bytes.Equal(got, encode(t, want.Cycles(m))) {
				t.Fatalf("%v of %+v is %s, want %s", m, k.entries, got, encode(t, want.Cycles(m)))
			}
		}
	})
}

func TestLawAStoredConversationIsTheSameConversation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		ways := hoursOf[rapid.IntRange(0, len(worlds)-1).Draw(t, "world")]
		targets := targetsOf(ways[0].calendar)
		targets[2].Calendar, targets[5].Calendar, targets[6].Calendar = ways[1].calendar, nil, ways[1].calendar
		c, err := sla.NewConversation(k.mode, targets)
		if err != nil {
			t.Fatal(err)
		}
		if c, err = c.Append(k.log()...); err != nil {
			t.Fatal(err)
		}
		data := encode(t, c)
		back := comesBack[sla.Conversation](t, data)
		for _, m := range sla.Metrics() {
			cycles := c.Cycles(m)
			for i, clock := range back.Cycles(m) {
				if got, want := answerOf(clock.At(minute(50))), answerOf(cycles[i].At(minute(50))); !gocmp.Equal(got, want) || clock.Len() != cycles[i].Len() {
					t.Fatalf("cycle %d of %v of %s is %v, want %v", i, m, data, got, want)
				}
			}
			if got, want := len(back.Cycles(m)), len(cycles); got != want {
				t.Fatalf("%d cycles of %v of %s, want %d", got, m, data, want)
			}
		}
	})
}
