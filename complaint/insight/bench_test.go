package insight_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// voicedLife is a complaint that went through all eight steps.
var voicedLife = []complaint.Command{
	{Case: "C-1", Action: complaint.Receive, Details: complaint.Opening{Missed: "it leaks"}},
	{Action: complaint.Thank}, {Action: complaint.Appreciate}, {Action: complaint.Apologise},
	{Action: complaint.Promise, Details: complaint.Commitment{Due: dawn.Add(time.Hour), Text: "today", Feasible: true}},
	{Action: complaint.Gather},
	{Action: complaint.Correct, Details: complaint.Words{Text: "seal replaced"}},
	{Action: complaint.CheckSatisfied, Details: complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}},
	{Action: complaint.Prevent, Details: complaint.Prevention{Cause: complaint.CausePartner, Text: "another seal"}},
	{Action: complaint.Close},
}

// BenchmarkAudit reads the rows of 1000 complaints, beside a loop that does no more than
// find the activity and the last row of the complaint.
func BenchmarkAudit(b *testing.B) {
	var rows []insight.Row
	for i := range 1000 {
		for _, cmd := range voicedLife {
			rows = append(rows, insight.Row{Case: fmt.Sprint("C-", i), Activity: cmd.Action.String(), At: dawn, Actor: "li"})
		}
	}
	b.Run("audit", func(b *testing.B) {
		for b.Loop() {
			a, err := insight.NewAudit(insight.OwnActivities())
			if err != nil {
				b.Fatal(err)
			}
			for _, r := range rows {
				if found, err := a.Add(r); found != nil || err != nil {
					b.Fatal(found, err)
				}
			}
		}
	})
	b.Run("plain", func(b *testing.B) {
		own := insight.OwnActivities()
		for b.Loop() {
			last := map[string]complaint.Action{}
			for _, r := range rows {
				if action := own[r.Activity]; last[r.Case] != action {
					last[r.Case] = action
				}
			}
		}
	})
}

// BenchmarkTally counts a complaint, beside replaying it from its log.
func BenchmarkTally(b *testing.B) {
	var c complaint.Case
	var log []complaint.Event
	for _, cmd := range voicedLife {
		cmd.Actor, cmd.At = "li", dawn
		e, err := c.Do(cmd)
		if err != nil {
			b.Fatal(err)
		}
		log = append(log, e)
	}
	b.Run("add", func(b *testing.B) {
		var tally insight.Tally
		for b.Loop() {
			if err := tally.Add(&c, dawn); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("merge", func(b *testing.B) {
		var tally, one insight.Tally
		if err := one.Add(&c, dawn); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if err := tally.Merge(one); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("replay", func(b *testing.B) {
		for b.Loop() {
			if _, err := complaint.Replay(log); err != nil {
				b.Fatal(err)
			}
		}
	})
}
