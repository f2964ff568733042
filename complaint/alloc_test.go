package complaint_test

import (
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	commands := steps()
	receive := must(new(complaint.Case).Decide(good(new(complaint.Case), complaint.Receive)))
	log := closedLog()
	c := after(toCorrected...)
	refused := good(c, complaint.Close)
	buf := complaint.AppendLog(nil, log)
	var set complaint.ActionSet
	for _, row := range []struct {
		what string
		most float64
		run  func()
	}{
		{"a life with its log", 3, func() {
			c := new(complaint.Case)
			log := append(make([]complaint.Event, 0, len(commands)+1), receive)
			c.Apply(receive)
			for _, cmd := range commands {
				log = append(log, must(c.Do(cmd)))
			}
			if len(log) != len(commands)+1 {
				t.Errorf("the log has %d events", len(log))
			}
		}},
		{"a refusal", 1, func() { c.Decide(refused) }},
		{"allowed", 0, func() { set = c.Allowed() }},
		{"the loop over allowed", 0, func() {
			for a := range set.All() {
				set |= 1 << a
			}
		}},
		{"replay", 1, func() { complaint.Replay(log) }},
		{"decoding ten events, five of them with details", 12, func() { complaint.ParseLog(buf) }},
		{"encoding", 0, func() { buf = complaint.AppendLog(buf[:0], log) }},
	} {
		if got := testing.AllocsPerRun(100, row.run); got > row.most {
			t.Errorf("%s: %v allocations, want at most %v", row.what, got, row.most)
		}
	}
}

// Every field of every kind of details is read on the fast path; reflection needs
// more than 20 allocations for any of them.
func TestEveryFieldIsReadFast(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	ahead := day.Add(time.Hour)
	outside := after(append(toCorrected[:7:7], complaint.Refer)...)
	for _, row := range []struct {
		c *complaint.Case
		a complaint.Action
		d complaint.Details
	}{
		{after(), complaint.Receive, complaint.Opening{Missed: "m", Customer: "c", Handler: "h", Rework: new(0)}},
		{after(complaint.Receive), complaint.Thank, complaint.Words{Text: "水泵"}},
		{after(toPromised...), complaint.PromiseAgain, complaint.Commitment{Due: ahead, Text: "t", Feasible: true}},
		{after(toCorrected...), complaint.CheckSatisfied, complaint.Answer{By: "b", Channel: complaint.ChannelSocial, Text: "t"}},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{Cause: complaint.CausePolicy, NoneNeeded: true, Text: "t"}},
		{after(toPlan[:2]...), complaint.FindCause, complaint.Finding{Cause: complaint.CausePolicy, Text: "t"}},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded, Approver: "a", Text: "t"}},
		{outside, complaint.Refer, complaint.Referral{Body: "b", Venue: complaint.VenueMedia}},
		{outside, complaint.Decided, complaint.Referral{Body: "body 0", Outcome: complaint.OutcomeUpheld}},
		{outside, complaint.ChangeHandler, complaint.HandOver{To: "t", Needs: "n", Done: "d", Next: "x", Told: true}},
		{outside, complaint.ChangePlace, complaint.Meeting{Place: "p"}},
		{outside, complaint.ChangeTime, complaint.Meeting{Time: ahead}},
		{outside, complaint.Classify, complaint.Classification{Category: complaint.CategorySlow, Cause: complaint.CausePerson}},
		{outside, complaint.Assess, complaint.Assessment{
			Heat: complaint.HeatCalm, Severity: complaint.SeverityMinor, Impact: complaint.ImpactLow, Urgency: complaint.UrgencyLow,
			Safety: true, Reaction: complaint.ReactionLeft, DecideBy: ahead,
		}},
	} {
		cmd := good(row.c, row.a)
		cmd.Details, cmd.Key, cmd.Occurred = row.d, "k", day
		readFast(t, must(row.c.Decide(cmd)))
	}
	source := after(append(toPromised[:5:5], complaint.PromiseAgain)...)
	_, absorb, err := complaint.Merge(source, openCase(partner), good(source, complaint.MergeInto))
	if err != nil {
		t.Fatal(err)
	}
	readFast(t, absorb)
	readFast(t, must(try(openCase("C-1"), complaint.MergeInto)))
}

func readFast(t *testing.T, e complaint.Event) {
	t.Helper()
	data := e.AppendJSON(nil)
	if got := testing.AllocsPerRun(20, func() { complaint.ParseEvent(data) }); got > 8 {
		t.Errorf("%s: %v allocations", data, got)
	}
	if again, err := complaint.ParseEvent(data); err != nil || !sameEvent(again, e) {
		t.Errorf("%s: %v, %v", data, again, err)
	}
}
