package report_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

func TestObjectives(t *testing.T) {
	want := []report.Objective{
		{Metric: sla.FirstResponse, Measure: report.MeanBusiness, Time: 2 * time.Minute},
		{Metric: sla.Resolution, Measure: report.FirstContact, Ratio: report.Ratio{Num: 92, Den: 100}},
		{Metric: sla.PromiseKeeping, Measure: report.Attainment, Ratio: report.Ratio{Num: 100, Den: 100}},
	}
	if diff := cmp.Diff(want, report.Objectives()); diff != "" {
		t.Errorf("objectives (-want +got):\n%s", diff)
	}
	clear(report.Objectives())
	for _, o := range report.Objectives() {
		_, err := o.Judge(new(report.Tally))
		wantNotEnough(t, err, 0, 1)
	}
}

// Whoever rounds before comparing gets these wrong.
func TestObjectiveAtTheBound(t *testing.T) {
	fr := report.Key{Metric: sla.FirstResponse}
	took := func(times ...time.Duration) *report.Tally {
		var rs records
		for _, d := range times {
			rs = append(rs, report.Record{Key: fr, Outcome: report.Met, Business: d, Wall: 2 * d})
		}
		return tallyOf(t, rs)
	}
	tests := []struct {
		measure report.Measure
		tally   *report.Tally
		mean    time.Duration
		reached bool
		why     string
	}{
		{report.MeanBusiness, took(2*time.Minute, 2*time.Minute), 2 * time.Minute, true, "at the bound"},
		{report.MeanBusiness, took(2*time.Minute, 2*time.Minute, 2*time.Minute+1), 2 * time.Minute, false, "a third of a nanosecond over"},
		{report.MeanBusiness, took(2*time.Minute, 2*time.Minute-1), 2 * time.Minute, true, "half a nanosecond under, shown as two minutes"},
		{report.MeanBusiness, took(time.Second, 239*time.Second), 2 * time.Minute, true, "one long answer is made up for"},
		{report.MeanWall, took(time.Minute, time.Minute), 2 * time.Minute, true, "wall time is judged"},
		{report.MeanWall, took(2*time.Minute, 2*time.Minute), 4 * time.Minute, false, "wall time is judged"},
	}
	for _, tt := range tests {
		o := report.Objective{Metric: sla.FirstResponse, Measure: tt.measure, Time: 2 * time.Minute}
		got, err := o.Judge(tt.tally)
		want := report.Judgement{Reached: tt.reached, Mean: tt.mean, Volume: tt.tally.Records()}
		if err != nil || got != want {
			t.Errorf("%s: %+v, %v, want %+v", tt.why, got, err, want)
		}
	}
}

func TestObjectiveFaults(t *testing.T) {
	fr, res := sla.FirstResponse, sla.Resolution
	share := report.Percent(92)
	tests := []struct {
		o    report.Objective
		want string
	}{
		{report.Objective{Measure: report.Attainment, Ratio: share},
			`report: objective.metric: sla: Metric: got "Metric(0)", want one of first-response, next-response, periodic-update, pausable-update, ` +
				`requester-wait, agent-work, resolution, follow-up, promise, readiness`},
		{report.Objective{Metric: fr, Ratio: share},
			`report: objective.measure: report: Measure: got "Measure(0)", want one of attainment, first-contact, repeat-contact, mean-business, mean-wall`},
		{report.Objective{Metric: fr, Measure: report.Attainment},
			"report: objective.ratio: got 0/0, want from 0/1 to 1/1, of at most 100000"},
		{report.Objective{Metric: fr, Measure: report.Attainment, Ratio: report.Percent(101)},
			"report: objective.ratio: got 101/100, want from 0/1 to 1/1, of at most 100000"},
		{report.Objective{Metric: fr, Measure: report.Attainment, Ratio: report.Ratio{Num: 1, Den: 100001}},
			"report: objective.ratio: got 1/100001, want from 0/1 to 1/1, of at most 100000"},
		{report.Objective{Metric: fr, Measure: report.Attainment, Ratio: share, Time: 1},
			"report: objective.time: got 1ns, want 0s: only a mean has a time"},
		{report.Objective{Metric: fr, Measure: report.FirstContact, Ratio: share},
			"report: objective.metric: got first-response, want resolution, the only one that carries contacts"},
		{report.Objective{Metric: fr, Measure: report.RepeatContact, Ratio: share},
			"report: objective.metric: got first-response, want resolution, the only one that carries contacts"},
		{report.Objective{Metric: fr, Measure: report.MeanWall},
			"report: objective.time: got 0s, want more than 0s"},
		{report.Objective{Metric: fr, Measure: report.MeanBusiness, Time: -1},
			"report: objective.time: got -1ns, want more than 0s"},
		{report.Objective{Metric: res, Measure: report.MeanWall, Time: 1, Ratio: share},
			"report: objective.ratio: got 92/100, want 0/0: a mean has a time"},
		{report.Objective{Metric: fr, Measure: report.RepeatContact, Time: -1},
			"report: objective.ratio: got 0/0, want from 0/1 to 1/1, of at most 100000\n" +
				"report: objective.time: got -1ns, want 0s: only a mean has a time\n" +
				"report: objective.metric: got first-response, want resolution, the only one that carries contacts"},
	}
	tally := tallyOf(t, someRecords())
	for _, tt := range tests {
		_, err := tt.o.Judge(tally)
		if err == nil || err.Error() != tt.want {
			t.Errorf("Judge: %v, want %s", err, tt.want)
		}
		places(t, err)
		_, err1 := tt.o.Budget(tally)
		_, err2 := tt.o.Burn(tally)
		if err1 == nil || err2 == nil {
			t.Errorf("%+v: budget %v, burn %v", tt.o, err1, err2)
		}
	}
}

func TestNotEnoughErrorText(t *testing.T) {
	want := "report: not enough data: got 3, want at least 30"
	if got := (&report.NotEnoughError{Got: 3, Want: 30}).Error(); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
