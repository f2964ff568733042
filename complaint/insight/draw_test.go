package insight_test

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// dawn is when the drawn complaints begin.
var dawn = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// pauses are times between two events, those at the edges of bands among them.
var pauses = []time.Duration{
	0, time.Second, time.Hour - 1, time.Hour, time.Hour + 1, 4 * time.Hour, 8 * time.Hour, 24 * time.Hour, 24*time.Hour + 1,
	3 * 24 * time.Hour, 7 * 24 * time.Hour, 20 * 24 * time.Hour, 100 * 24 * time.Hour,
}

// details gives each action what it needs; fields that nobody asked about stay out.
func details(t *rapid.T, a complaint.Action, at time.Time) complaint.Details {
	switch a {
	case complaint.Receive, complaint.Detect:
		return complaint.Opening{Missed: "it leaks", Customer: rapid.SampledFrom([]string{"", "K-1", "K-2"}).Draw(t, "customer")}
	case complaint.Promise, complaint.PromiseAgain:
		return complaint.Commitment{Due: at.Add(rapid.SampledFrom(pauses[1:]).Draw(t, "due")), Text: "soon", Feasible: true}
	case complaint.CheckSatisfied, complaint.CheckDissatisfied:
		return complaint.Answer{By: "customer", Channel: complaint.ChannelPhone}
	case complaint.FindCause:
		return complaint.Finding{Cause: rapid.SampledFrom(complaint.RootCauses()).Draw(t, "cause"), Text: "it was loose"}
	case complaint.Prevent:
		return rapid.SampledFrom([]complaint.Details{
			complaint.Prevention{NoneNeeded: true, Text: "chance"},
			complaint.Prevention{Cause: complaint.CausePartner, Text: "another seal"},
		}).Draw(t, "prevention")
	case complaint.Conclude:
		return complaint.Ending{Reason: complaint.ReasonNoAnswer, Approver: "director"}
	case complaint.Assess:
		return complaint.Assessment{Reaction: rapid.SampledFrom(complaint.Reactions()).Draw(t, "reaction")}
	case complaint.Classify:
		return rapid.SampledFrom([]complaint.Details{
			complaint.Classification{Category: rapid.SampledFrom(complaint.Categories()).Draw(t, "category")},
			complaint.Classification{Cause: rapid.SampledFrom(complaint.RootCauses()).Draw(t, "cause")},
		}).Draw(t, "classification")
	case complaint.Correct, complaint.Reopen, complaint.Visit, complaint.Remedy, complaint.FilePlan, complaint.Reject, complaint.Note:
		return complaint.Words{Text: "words"}
	}
	return nil
}

// live leads a complaint on, by up to n events.
func live(t *rapid.T, c *complaint.Case, id string, n int) []complaint.Event {
	at, ok := c.At()
	if !ok {
		at = dawn.Add(rapid.SampledFrom(pauses).Draw(t, "begin"))
	}
	var log []complaint.Event
	for range n {
		var steps, facts []complaint.Action
		for a := range c.Allowed().All() {
			switch a {
			case complaint.MergeInto, complaint.Absorb, complaint.Refer, complaint.ChangeHandler, complaint.ChangePlace, complaint.ChangeTime:
			case complaint.Classify, complaint.Assess, complaint.Feedback, complaint.Note, complaint.PromiseAgain, complaint.Withdraw, complaint.Voice:
				facts = append(facts, a)
			default:
				steps = append(steps, a)
			}
		}
		if len(steps) == 0 || len(facts) > 0 && rapid.IntRange(0, 5).Draw(t, "aside") == 3 {
			steps = facts
		}
		if len(steps) == 0 {
			break // merged
		}
		at = at.Add(rapid.SampledFrom(pauses).Draw(t, "pause"))
		a := rapid.SampledFrom(steps).Draw(t, "action")
		actor := "li"
		if a == complaint.Approve || a == complaint.Reject {
			actor = "wang"
		}
		e, err := c.Do(complaint.Command{Case: id, Action: a, Actor: actor, At: at, Details: details(t, a, at)})
		if err != nil {
			t.Fatal(err)
		}
		log = append(log, e)
	}
	return log
}

// drawCases draws some complaints with their logs; now and then one is merged into
// another and goes on there.
func drawCases(t *rapid.T) (cases []*complaint.Case, logs [][]complaint.Event) {
	for i := range rapid.IntRange(0, 4).Draw(t, "cases") {
		c := new(complaint.Case)
		log := live(t, c, fmt.Sprint("C-", i), rapid.IntRange(1, 18).Draw(t, "events"))
		cases, logs = append(cases, c), append(logs, log)
		if i > 0 && c.Phase().Open() && rapid.Bool().Draw(t, "merges") {
			j := rapid.IntRange(0, i-1).Draw(t, "into")
			if !cases[j].Phase().Open() {
				continue
			}
			at, _ := c.At()
			if later, _ := cases[j].At(); later.After(at) {
				at = later
			}
			into, absorb, err := complaint.Merge(c, cases[j], complaint.Command{
				Action: complaint.MergeInto, Actor: "li", At: at, Details: complaint.Merger{Other: cases[j].ID()},
			})
			if err != nil {
				t.Fatal(err)
			}
			c.Apply(into)
			cases[j].Apply(absorb)
			logs[i], logs[j] = append(logs[i], into), append(logs[j], absorb)
			logs[j] = append(logs[j], live(t, cases[j], "", 3)...)
		}
	}
	return cases, logs
}

func tallyOf(t *rapid.T, cases []*complaint.Case, now time.Time) (tally insight.Tally) {
	for _, c := range cases {
		if err := tally.Add(c, now); err != nil {
			t.Fatal(err)
		}
	}
	return tally
}
