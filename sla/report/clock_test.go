package report_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// Every verdict of a clock has its outcome, and only a clock that has begun has one.
func TestOfEachVerdict(t *testing.T) {
	want := map[sla.Verdict]report.Outcome{
		sla.OnTrack: report.Open, sla.AtRisk: report.Open, sla.Breached: report.OpenBreached,
		sla.Met: report.Met, sla.Early: report.Missed, sla.Missed: report.Missed, sla.Void: report.Cancelled,
	}
	k := report.Key{Metric: sla.Resolution, Channel: "chat"}
	for _, v := range sla.Verdicts() {
		got, ok := report.Of(k, sla.Status{Limit: v, Elapsed: time.Minute, Wall: time.Hour})
		if diff := cmp.Diff(report.Record{Key: k, Outcome: want[v], Business: time.Minute, Wall: time.Hour}, got); !ok || diff != "" {
			t.Errorf("%v, ok %v (-want +got):\n%s", v, ok, diff)
		}
	}
	if r, ok := report.Of(k, sla.Status{State: sla.Pending}); ok {
		t.Errorf("a pending clock gave %v", r)
	}
}

// A breach before a longer target stays in sight, once and beside the outcome.
func TestOfAClockThatWasBreachedBefore(t *testing.T) {
	start := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	target := func(limit time.Duration) sla.Target {
		return sla.Target{Metric: sla.Resolution, Limit: limit}
	}
	longer := target(8 * time.Hour)
	c, err := sla.NewClock(target(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	c, err = c.Append(
		sla.Event{Kind: sla.Start, At: start},
		sla.Event{Kind: sla.Retarget, At: start.Add(2 * time.Hour), Target: &longer},
		sla.Event{Kind: sla.Stop, At: start.Add(3 * time.Hour)},
	)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		at      time.Duration
		outcome report.Outcome
		earlier bool
	}{
		{30 * time.Minute, report.Open, false},
		{90 * time.Minute, report.OpenBreached, false},
		{150 * time.Minute, report.Open, true},
		{4 * time.Hour, report.Met, true},
	}
	for _, tt := range tests {
		r, ok := report.Of(report.Key{Metric: c.Metric()}, c.At(start.Add(tt.at)))
		if !ok || r.Outcome != tt.outcome || r.EarlierBreach != tt.earlier {
			t.Errorf("after %v: %+v, want %v, earlier breach %v", tt.at, r, tt.outcome, tt.earlier)
		}
	}
}

func ExampleOf() {
	c, _ := sla.NewClock(sla.Target{Metric: sla.FirstResponse, Limit: 3 * time.Minute})
	asked := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	c, _ = c.Append(
		sla.Event{Kind: sla.Start, At: asked},
		sla.Event{Kind: sla.Stop, At: asked.Add(2 * time.Minute)},
	)
	var week report.Tally
	if r, ok := report.Of(report.Key{Metric: c.Metric(), Channel: "chat"}, c.At(asked.Add(time.Hour))); ok {
		fmt.Println(r.Outcome, r.Wall)
		fmt.Println(week.Add(r), week.Total().Attainment())
	}
	// Output:
	// met 2m0s
	// <nil> 1/1
}
