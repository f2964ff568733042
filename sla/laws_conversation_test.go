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
		after, _ := c.Append(sla.Entry{}, e)
		if !bytes.Equal(encode(t, after), before) {
			t.Fatalf("%+v changed %s to %s", e, before, encode(t, after))
		}
		after, err := c.Append(e)
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
