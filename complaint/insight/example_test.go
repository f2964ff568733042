package insight_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// Which root causes stand behind most complaints?
func ExamplePareto() {
	bars, err := insight.Pareto(map[complaint.RootCause]int64{
		complaint.CausePerson: 2, complaint.CauseProcess: 9, complaint.CausePartner: 2, complaint.CauseProduct: 12,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range bars {
		percent, _ := b.Cumulative.Percent(0)
		fmt.Println(b.Key, b.Count, b.Cumulative, percent)
	}
	// Output:
	// product 12 12/25 48
	// process 9 21/25 84
	// person 2 23/25 92
	// partner 2 25/25 100
}

// From what customers complain of to the dimension of service that it tells of.
func ExampleMapping_Group() {
	m := insight.SERVQUAL()
	m[complaint.CategoryRude] = "empathy" // this house counts the tone there
	dimensions, unmapped, err := m.Group(map[complaint.Category]int64{
		complaint.CategorySlow: 4, complaint.CategoryNoAnswer: 3, complaint.CategoryRude: 1, complaint.CategoryOther: 2,
	})
	fmt.Println(dimensions, unmapped, err)
	// Output:
	// map[empathy:1 responsiveness:7] map[other:2] <nil>
}

// A desk looks back on its complaints.
func ExampleTally() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var tally insight.Tally
	for id, hours := range map[string]int{"C-1": 3, "C-2": 30, "C-3": 24} {
		var c complaint.Case
		do(&c, complaint.Receive, at, complaint.Command{Case: id, Details: complaint.Opening{Missed: "nobody came"}})
		do(&c, complaint.Classify, at, complaint.Command{Details: complaint.Classification{Category: complaint.CategoryBrokenAppointment}})
		do(&c, complaint.Withdraw, at.Add(time.Duration(hours)*time.Hour), complaint.Command{})
		if err := tally.Add(&c, at); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Println(tally.Cases(), tally.Categories(), tally.Rate(complaint.Withdrawn))
	times := tally.Times(complaint.Withdrawn)
	mean, _ := times.Mean()
	inADay, _ := times.Within(24 * time.Hour)
	median, _ := times.Quantile(insight.Share{Part: 1, Whole: 2})
	fmt.Println(mean, inADay, "median about", median.Round(time.Hour))
	_, err := tally.KeptRate().Percent(1)
	fmt.Println(err)
	// Output:
	// 3 map[broken-appointment:3] 3/3
	// 19h0m0s 2/3 median about 24h0m0s
	// complaint/insight: no data
}

// do lets an action happen.
func do(c *complaint.Case, a complaint.Action, at time.Time, cmd complaint.Command) {
	cmd.Action, cmd.Actor, cmd.At = a, "li", at
	if _, err := c.Do(cmd); err != nil {
		fmt.Println(err)
	}
}

// Desks count alone and merge.
func ExampleTally_Merge() {
	const east = `{"version":1,"open":1,"voiced":1,"unclassified":1,"unexplained":1}`
	var one, all insight.Tally
	if err := json.Unmarshal([]byte(east), &one); err != nil {
		fmt.Println(err)
	}
	for range 3 { // three desks with the same figures
		if err := all.Merge(one); err != nil {
			fmt.Println(err)
		}
	}
	data, err := json.Marshal(all)
	fmt.Println(string(data), err)
	// Output:
	// {"version":1,"open":3,"ended":{},"voiced":3,"reopened":0,"reopenings":0,"reworked":0,"reworks":0,"categories":{},"unclassified":3,"causes":{},"unexplained":3,"promises":{},"times":{}} <nil>
}

// The third time the same customer complains of the same within 30 days comes first.
func ExampleRecurrences() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	fault := func(id string, days int) insight.Record {
		return insight.Record{Case: id, Customer: "K-204", Category: complaint.CategoryFaultAgain, At: at.AddDate(0, 0, days)}
	}
	list, err := insight.Recurrences([]insight.Record{fault("C-31", 30), fault("C-17", 0), fault("C-40", 31), fault("C-22", 12)}, 30*24*time.Hour)
	if err != nil {
		fmt.Println(err)
	}
	assessment := complaint.Assessment{Impact: complaint.ImpactMedium, Urgency: complaint.UrgencyMedium}
	for _, r := range list {
		priority, why := assessment.Priority(r.Times)
		fmt.Println(r.Record.Case, r.Times, priority, why)
	}
	// Output:
	// C-17 1 normal [impact-medium urgency-medium]
	// C-22 2 normal [impact-medium urgency-medium]
	// C-31 3 high [impact-medium urgency-medium third-time]
	// C-40 3 high [impact-medium urgency-medium third-time]
}

// Broken appointments, this week against the four before it.
func ExampleTrends() {
	monday := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	var records []insight.Record
	for i, days := range []int{-25, -20, -6, -1, 0, 1, 1, 2, 4} {
		records = append(records, insight.Record{
			Case: fmt.Sprint("C-", i), Customer: fmt.Sprint("K-", i%7), Category: complaint.CategoryBrokenAppointment, At: monday.AddDate(0, 0, days),
		})
	}
	trends, err := insight.Trends(records, monday.AddDate(0, 0, -28), monday, monday.AddDate(0, 0, 7))
	for _, t := range trends {
		rise, _ := t.Rise(1)
		fmt.Println(t.Category, t.Recent, "from", t.Customers, "customers, before", t.Past, "in four weeks:", rise, "times as often")
	}
	fmt.Println(err)
	// Output:
	// broken-appointment 5 from 5 customers, before 4 in four weeks: 5 times as often
	// <nil>
}

// Twelve complaints were heard. How many were not?
func ExampleEstimate() {
	surveyed, err := insight.VoicedShare("survey-2026", decimal.RequireFromString("0.3"))
	if err != nil {
		fmt.Println(err)
	}
	for _, a := range []insight.Assumption{insight.SourceRatio(), surveyed} {
		i, err := insight.Estimate(12, 5, a)
		if err != nil {
			fmt.Println(err)
			continue
		}
		least, most, _ := i.Told(insight.SourceReach(), 0)
		fmt.Println(a.Name(), i.Silent(0), "silent, found", i.Observed, "of them; told:", least, "to", most)
	}
	_, err = insight.Estimate(0, 5, surveyed)
	fmt.Println(err)
	// Output:
	// source-25 300 silent, found 5 of them; told: 3245 to 3744
	// survey-2026 28 silent, found 5 of them; told: 416 to 480
	// complaint/insight: no evidence: nobody complained
}

// Another system's log, with its own words for what was done.
func ExampleAudit() {
	audit, err := insight.NewAudit(map[string]complaint.Action{
		"Ticket created": complaint.Receive, "Thank-you mail": complaint.Thank, "Reason told": complaint.Appreciate,
		"Apology": complaint.Apologise, "Due date set": complaint.Promise, "Assigned": complaint.Note, "Withdrawn": complaint.Withdraw,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for i, activity := range []string{"Ticket created", "Assigned", "Thank-you mail", "Due date set", "Escalated", "Withdrawn", "Apology"} {
		found, err := audit.Add(insight.Row{Case: "T-1", Activity: activity, At: at.Add(time.Duration(i) * time.Hour)})
		if err != nil {
			fmt.Println(err)
		}
		for _, d := range found {
			fmt.Println(d)
		}
	}
	fmt.Println(audit.Fitness(), audit.MissingEnds())
	// Output:
	// row 3: T-1 skipped-step: promise in thanked, without appreciate, apologise
	// row 4: T-1 unknown-activity in promised
	// row 6: T-1 after-end: apologise in withdrawn
	// 5/8 []
}
