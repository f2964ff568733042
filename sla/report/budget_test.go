package report_test

import (
	"testing"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// Worked by hand: burn rate = (missed / decided) / (1 - objective), and the budget
// is decided x (1 - objective), rounded down. The third row is the alert of The
// Site Reliability Workbook (2018), chapter 5: at 99.9 %, 2 % of a 30-day budget
// burnt in one hour is a rate of 0.02 x 720 = 14.4, or 1.44 % of errors.
func TestBudgetAndBurn(t *testing.T) {
	tests := []struct {
		objective     report.Ratio
		missed, total uint64
		allowed       uint64
		left          int64
		burn          string
		why           string
	}{
		{report.Percent(92), 20, 250, 20, 0, "1", "all used, exactly"},
		{report.Percent(92), 5, 250, 20, 15, "0.25", "a quarter used"},
		{report.Ratio{Num: 999, Den: 1000}, 1440, 100_000, 100, -1340, "14.4", "the page-at-once alert"},
		{report.Ratio{Num: 999, Den: 1000}, 600, 100_000, 100, -500, "6", "the second page: 5 % in six hours"},
		{report.Ratio{Num: 999, Den: 1000}, 100, 100_000, 100, 0, "1", "the ticket: 10 % in three days"},
		{report.Ratio{Num: 999, Den: 1000}, 1, 999, 0, -1, "1.001001", "0.999 of a miss is none"},
		{report.Percent(95), 0, 40, 2, 2, "0", "nothing missed"},
		{report.Percent(95), 40, 40, 2, -38, "20", "all missed: 1 / 0.05"},
		{report.Percent(0), 3, 4, 4, 1, "0.75", "an objective of nothing allows all"},
		{report.Ratio{Num: 99_999, Den: 100_000}, 1, 1, 0, -1, "100000", "the finest objective"},
	}
	for _, tt := range tests {
		o := report.Objective{Metric: sla.FollowUp, Measure: report.Attainment, Ratio: tt.objective}
		tally := many(t, 0, tt.missed) // they are Missed
		one := report.Record{Key: report.Key{Metric: sla.FollowUp}, Outcome: report.Met}
		for range tt.total - tt.missed {
			if err := tally.Add(one); err != nil {
				t.Fatal(err)
			}
		}
		budget, err := o.Budget(tally)
		want := report.Budget{Volume: tt.total, Allowed: tt.allowed, Used: tt.missed, Left: tt.left}
		if err != nil || budget != want {
			t.Errorf("%s: budget %+v, %v, want %+v", tt.why, budget, err, want)
		}
		burn, err := o.Burn(tally)
		if rate, ok := burn.Round(6); err != nil || !ok || rate.String() != tt.burn {
			t.Errorf("%s: burn rate %v, %v, want %s", tt.why, rate, err, tt.burn)
		}
	}
}

// What is open and breached burns; what is open or cancelled is not there yet.
func TestBurnOfOpenClocks(t *testing.T) {
	k := report.Key{Metric: sla.FirstResponse}
	tally := tallyOf(t, records{
		{Key: k, Outcome: report.Met}, {Key: k, Outcome: report.Met}, {Key: k, Outcome: report.Met},
		{Key: k, Outcome: report.OpenBreached},
		{Key: k, Outcome: report.Open}, {Key: k, Outcome: report.Cancelled},
		{Key: report.Key{Metric: sla.NextResponse}, Outcome: report.Missed},
	})
	o := report.Objective{Metric: sla.FirstResponse, Measure: report.Attainment, Ratio: report.Percent(90), Volume: 4}
	burn, err := o.Burn(tally)
	if order, ok := burn.Compare(report.Ratio{Num: 5, Den: 2}); err != nil || !ok || order != 0 {
		t.Errorf("burn rate %v, %v, want (1/4) / (1/10)", burn, err)
	}
	o.Volume = 5
	_, err = o.Burn(tally)
	wantNotEnough(t, err, 4, 5)
	_, err = o.Budget(tally)
	wantNotEnough(t, err, 4, 5)
}

func TestBudgetOfContacts(t *testing.T) {
	tally := tallyOf(t, someRecords()) // two cases: one and three contacts
	tests := []struct {
		measure report.Measure
		ratio   report.Ratio
		want    report.Budget
		burn    string
	}{
		{report.RepeatContact, report.Percent(25), report.Budget{Volume: 4, Allowed: 1, Used: 2, Left: -1}, "2"},
		{report.RepeatContact, report.Percent(100), report.Budget{Volume: 4, Allowed: 4, Used: 2, Left: 2}, "0.5"},
		{report.FirstContact, report.Percent(75), report.Budget{Volume: 2, Allowed: 0, Used: 1, Left: -1}, "2"},
		{report.FirstContact, report.Percent(0), report.Budget{Volume: 2, Allowed: 2, Used: 1, Left: 1}, "0.5"},
	}
	for _, tt := range tests {
		o := report.Objective{Metric: sla.Resolution, Measure: tt.measure, Ratio: tt.ratio}
		got, err := o.Budget(tally)
		if err != nil || got != tt.want {
			t.Errorf("%v %v: budget %+v, %v, want %+v", tt.measure, tt.ratio, got, err, tt.want)
		}
		burn, err := o.Burn(tally)
		if rate, _ := burn.Round(1); err != nil || rate.String() != tt.burn {
			t.Errorf("%v %v: burn rate %v, %v, want %s", tt.measure, tt.ratio, burn, err, tt.burn)
		}
	}
}

func TestBurnWithoutBudget(t *testing.T) {
	tally := tallyOf(t, someRecords())
	tests := []struct {
		o    report.Objective
		want string
	}{
		{report.Objective{Metric: sla.Resolution, Measure: report.Attainment, Ratio: report.Percent(100)},
			"report: objective.ratio: got 100/100, want one that leaves a budget"},
		{report.Objective{Metric: sla.Resolution, Measure: report.RepeatContact, Ratio: report.Percent(0)},
			"report: objective.ratio: got 0/100, want one that leaves a budget"},
		{report.Objective{Metric: sla.Resolution, Measure: report.MeanWall, Time: 1},
			"report: objective.measure: got mean-wall, want attainment, first-contact or repeat-contact"},
	}
	for _, tt := range tests {
		if _, err := tt.o.Burn(tally); err == nil || err.Error() != tt.want {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
	none := report.Objective{Metric: sla.Resolution, Measure: report.Attainment, Ratio: report.Percent(100)}
	want := report.Budget{Volume: 5, Allowed: 0, Used: 3, Left: -3}
	if got, err := none.Budget(tally); err != nil || got != want {
		t.Errorf("budget of a full objective = %+v, %v, want %+v", got, err, want)
	}
}

// The largest counts there can be stay within 64 bits: MaxRecords cases of
// MaxContacts contacts, against the finest objective.
func TestBurnDoesNotOverflow(t *testing.T) {
	k := report.Key{Metric: sla.Resolution}
	tally := tallyOf(t, records{{Key: k, Outcome: report.Missed, Contacts: report.MaxContacts}})
	for range 40 {
		if err := tally.Merge(tally); err != nil {
			t.Fatal(err)
		}
	}
	const contacts = report.MaxRecords * report.MaxContacts
	o := report.Objective{Metric: sla.Resolution, Measure: report.RepeatContact, Ratio: report.Ratio{Num: 99_999, Den: 100_000}}
	budget, err := o.Budget(tally)
	want := report.Budget{Volume: contacts, Allowed: contacts - contacts/100_000 - 1, Used: contacts - report.MaxRecords}
	want.Left = int64(want.Allowed - want.Used)
	if err != nil || budget != want {
		t.Errorf("budget %+v, %v, want %+v", budget, err, want)
	}
	burn, err := o.Burn(tally)
	if order, ok := burn.Compare(report.Ratio{Num: 99 * 1000, Den: 99_999}); err != nil || !ok || order != 0 {
		t.Errorf("burn rate %v, %v, want 0.99 / 0.99999", burn, err)
	}
}
