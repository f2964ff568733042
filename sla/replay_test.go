package sla_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// An entry that fails at the last of several clocks takes back what it has done to
// the others.
func TestReplayTakesBackWhatFailedHalfWay(t *testing.T) {
	c, err := sla.NewConversation(sla.Continue, []sla.Target{
		{Metric: sla.FirstResponse, Limit: time.Hour},
		{Metric: sla.NextResponse, Limit: time.Hour},
		{Metric: sla.PeriodicUpdate, Limit: time.Hour},
		{Metric: sla.Resolution, Limit: time.Hour},
		{Metric: sla.FollowUp, Limit: time.Hour, Calendar: pastCalendar}, // which can never start
	})
	if err != nil {
		t.Fatal(err)
	}
	entry := func(kind sla.EntryKind, at int) sla.Entry { return sla.Entry{Kind: kind, At: minute(at)} }
	log := []sla.Entry{
		entry(sla.CustomerWrote, 0), entry(sla.AgentWrote, 10), entry(sla.CustomerWrote, 20),
		entry(sla.Solved, 30), entry(sla.AgentWrote, 40), entry(sla.Solved, 50), entry(sla.CustomerWrote, 60),
	}
	got, skipped := c.Replay(log...)
	if len(skipped) != 2 || skipped[0].Index != 3 || skipped[1].Index != 5 || !errors.Is(skipped[0], sla.ErrNever) {
		t.Fatalf("skipped %v", skipped)
	}
	want, err := c.Append(slices.Concat(log[:3], log[4:5], log[6:])...)
	if err != nil {
		t.Fatal(err)
	}
	if string(encode(t, got)) != string(encode(t, want)) {
		t.Errorf("got %s, want %s", encode(t, got), encode(t, want))
	}
	for _, m := range sla.Metrics() {
		if !slices.EqualFunc(got.Cycles(m), want.Cycles(m), sameClock) {
			t.Errorf("%v: got %s, want %s", m, encode(t, got.Cycles(m)), encode(t, want.Cycles(m)))
		}
	}
}

func TestReplayOfAPromiseTakesBackWhatFailedHalfWay(t *testing.T) {
	p, err := sla.NewPromise(
		sla.Target{Metric: sla.PromiseKeeping},
		sla.Target{Metric: sla.PeriodicUpdate, Limit: time.Hour, Calendar: pastCalendar}, // which can never start
	)
	if err != nil {
		t.Fatal(err)
	}
	got, skipped := p.Replay(
		word{act: sla.Assessed, at: 0}.entry(),
		word{act: sla.Stated, at: 1, by: 10}.entry(),
		word{act: sla.Declined, at: 2}.entry(),
	)
	if len(skipped) != 1 || skipped[0].Index != 1 || !errors.Is(skipped[0], sla.ErrNever) || skipped[0].Log != "promise" {
		t.Fatalf("skipped %v", skipped)
	}
	if got.Keeping().Len() != 0 || len(got.Intervals()) != 0 || len(got.Entries()) != 2 || got.At(minute(3)).Act != sla.Declined {
		t.Errorf("got %+v", got.Entries())
	}
}

// A log that is twice as long takes about twice the time, and not four times.
func TestLongLogsAreReplayedFast(t *testing.T) {
	const n = 6_000
	c, err := sla.NewConversation(sla.Restart, targetsOf(nil))
	if err != nil {
		t.Fatal(err)
	}
	log := []sla.Entry{{Kind: sla.CustomerWrote, At: minute(0)}}
	words := []sla.PromiseEntry{word{act: sla.Assessed, at: 0}.entry(), word{act: sla.Stated, at: 0, by: 10 * n}.entry()}
	for i := range n {
		kind := []sla.EntryKind{sla.AgentWrote, sla.CustomerWrote, 0}[i%3] // one in three does not fit
		log = append(log, sla.Entry{Kind: kind, At: minute(i)})
		words = append(words, sla.PromiseEntry{Act: []sla.Act{sla.Informed, 0}[i%2], At: minute(i)})
	}
	if long, skipped := c.Replay(log...); len(skipped) != n/3 || len(long.Entries()) != len(log)-n/3 {
		t.Errorf("%d entries, %d skipped", len(long.Entries()), len(skipped))
	}
	if long, skipped := newPromise(t).Replay(words...); len(skipped) != n/2 || len(long.Intervals()) != n/2+1 {
		t.Errorf("%d intervals, %d skipped", len(long.Intervals()), len(skipped))
	}
}
