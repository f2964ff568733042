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

// misfits turn an entry that may follow into one that does not fit; each is for all
// kinds, or for all but one.
var misfits = []struct {
	name   string
	err    error
	except sla.EntryKind
	does   func(*sla.Entry)
}{
	{"no kind", sla.ErrMalformed, 0, func(e *sla.Entry) { e.Kind = 0 }},
	{"unknown kind", sla.ErrMalformed, 0, func(e *sla.Entry) { e.Kind = 11 }},
	{"no instant", sla.ErrMalformed, 0, func(e *sla.Entry) { e.At = time.Time{} }},
	{"out of order", sla.ErrOutOfOrder, 0, func(e *sla.Entry) { e.At = ticketStart.Add(-time.Hour) }},
	{"answers of another kind", sla.ErrMalformed, sla.MachineWrote, func(e *sla.Entry) { e.Answers = true }},
	{"since of another kind", sla.ErrMalformed, sla.TookOver, func(e *sla.Entry) { e.Since = e.At }},
	{"since after at", sla.ErrMalformed, 0, func(e *sla.Entry) { e.Since = e.At.Add(1) }},
	{"since before all years", sla.ErrMalformed, 0, func(e *sla.Entry) { e.Since = e.At.AddDate(-300, 0, 0) }},
	{"a reference that is no text", sla.ErrMalformed, 0, func(e *sla.Entry) { e.Ref = "\xff" }},
}

func TestLawARefusedEntryChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		at := 0
		if n := len(k.entries); n > 0 {
			at = k.entries[n-1].at
		}
		may, c := k.mayFollow(), k.conversation(t)
		before := encode(t, c)
		if n := len(k.entries); n > 0 && c.Status() != k.status(n-1) {
			t.Fatalf("%+v is %v, want %v", k.entries, c.Status(), k.status(n-1))
		}
		for _, kind := range sla.EntryKinds() {
			if allowed := slices.Contains(c.Allowed(), kind); allowed != slices.Contains(may, kind) {
				t.Fatalf("%v after %+v is allowed: %v", kind, k.entries, allowed)
			}
			e := note{kind: kind, at: at, since: notSaid}.entry()
			if !slices.Contains(may, kind) {
				refusesEntry(t, c, e, sla.ErrNotAllowed)
				continue
			}
			m := rapid.SampledFrom(misfits).Draw(t, "misfit")
			if m.except != kind && (m.err != sla.ErrOutOfOrder || len(k.entries) > 0) {
				m.does(&e)
				refusesEntry(t, c, e, m.err)
			}
		}
		if after := encode(t, c); !bytes.Equal(after, before) {
			t.Fatalf("%s became %s", before, after)
		}
	})
}

// refusesEntry: neither Append nor Replay takes an entry, and both say the same
// about it.
func refusesEntry(t *rapid.T, c sla.Conversation, e sla.Entry, want error) {
	n := len(c.Entries())
	after, err := c.Append(e)
	refused, ok := errors.AsType[*sla.LogError](err)
	if !ok || !errors.Is(err, want) || refused.Log != "conversation" || refused.Index != n || !refused.At.Equal(e.At) || refused.Kind != e.Kind.String() {
		t.Fatalf("%+v after %+v is refused as %v, want %v", e, c.Entries(), err, want)
	}
	replayed, skipped := c.Replay(e)
	if len(skipped) != 1 || skipped[0].Error() != err.Error() {
		t.Fatalf("Replay skipped %v, want %v", skipped, err)
	}
	if len(after.Entries()) != n || len(replayed.Entries()) != n {
		t.Fatalf("%+v is refused and kept", e)
	}
}

func TestLawReplayOfATicketKeepsWhatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		var log []sla.Entry
		var bad []int
		for _, n := range k.entries {
			if rapid.Bool().Draw(t, "spoilt twin") {
				bad = append(bad, len(log))
				log = append(log, sla.Entry{Kind: n.kind, At: minute(n.at), Ref: "\xff"})
			}
			log = append(log, n.entry())
		}
		empty, err := sla.NewConversation(k.mode, targetsOf(nil))
		if err != nil {
			t.Fatal(err)
		}
		c, skipped := empty.Replay(log...)
		var indexes []int
		for _, e := range skipped {
			indexes = append(indexes, e.Index)
		}
		if !slices.Equal(indexes, bad) || !bytes.Equal(encode(t, c), encode(t, k.conversation(t))) {
			t.Fatalf("Replay of %+v skipped %v, want %v", log, indexes, bad)
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
			if !slices.EqualFunc(c.Cycles(m), want.Cycles(m), sameClock) {
				t.Fatalf("%v of %+v is %s, want %s", m, k.entries, encode(t, c.Cycles(m)), encode(t, want.Cycles(m)))
			}
		}
	})
}

func TestLawAStoredConversationIsTheSameConversation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := drawTicket(t)
		ways := hoursOf[rapid.IntRange(0, len(worlds)-1).Draw(t, "world")]
		targets := targetsOf(ways[0].calendar)
		targets[2].Calendar, targets[5].Calendar, targets[6].Calendar = inUTC[1].calendar, nil, inUTC[1].calendar
		from := drawEvenly(t, "metrics", len(targets)-3) // four of them
		c, err := sla.NewConversation(k.mode, targets[from:from+4])
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
				if got, want := answerOf(clock.At(minute(50))), answerOf(cycles[i].At(minute(50))); got != want || clock.Len() != cycles[i].Len() {
					t.Fatalf("cycle %d of %v of %s is %v, want %v", i, m, data, got, want)
				}
			}
			if got, want := len(back.Cycles(m)), len(cycles); got != want {
				t.Fatalf("%d cycles of %v of %s, want %d", got, m, data, want)
			}
		}
	})
}
