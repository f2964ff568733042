package complaint_test

import (
	"errors"
	"fmt"
	"log/slog"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// at is a case that the given actions have led somewhere.
func after(actions ...complaint.Action) *complaint.Case {
	c := new(complaint.Case)
	for _, a := range actions {
		must(c.Do(good(c, a)))
	}
	return c
}

var (
	toPromised  = []complaint.Action{complaint.Receive, complaint.Thank, complaint.Appreciate, complaint.Apologise, complaint.Promise}
	toCorrected = append(toPromised[:5:5], complaint.Gather, complaint.Correct)
	toClosed    = append(toCorrected[:7:7], complaint.CheckSatisfied, complaint.Prevent, complaint.Close)
	toPlan      = []complaint.Action{complaint.Detect, complaint.Visit, complaint.FindCause, complaint.FilePlan}
)

// Each row spoils one thing in a command with which nothing else is wrong.
func TestEachCodeIsGivenForItsFault(t *testing.T) {
	long, tooLong := strings.Repeat("n", complaint.MaxName), strings.Repeat("n", complaint.MaxName+1)
	rows := []struct {
		why   string
		c     *complaint.Case
		a     complaint.Action
		spoil func(*complaint.Command)
		code  complaint.Code
		field string
	}{
		{"not set", after(), 0, nil, complaint.CodeUnknownAction, "action"},
		{"a cast", after(), complaint.Classify + 1, nil, complaint.CodeUnknownAction, "action"},
		{"a cast of the largest", after(), 255, nil, complaint.CodeUnknownAction, "action"},
		{"nobody", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.Actor = "" }, complaint.CodeActorMissing, "actor"},
		{"a blank actor", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.Actor = " \u3000\t" }, complaint.CodeActorMissing, "actor"},
		{"no time", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.At = time.Time{} }, complaint.CodeTime, "at"},
		{"just before the range", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.At = time.Date(1678, 1, 1, 0, 0, 0, -1, time.UTC) }, complaint.CodeTime, "at"},
		{"the first instant", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.At = time.Date(1678, 1, 1, 0, 0, 0, 0, time.UTC) }, 0, ""},
		{"the last instant", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.At = time.Unix(0, 1<<63-1) }, 0, ""},
		{"just after the range", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.At = time.Unix(0, 1<<63-1).Add(1) }, complaint.CodeTime, "at"},
		{"a nanosecond early", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.At = day.Add(-1) }, complaint.CodeTime, "at"},
		{"the same instant", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.At = day }, 0, ""},
		{"occurred after", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Occurred = day.Add(1) }, complaint.CodeTime, "occurred"},
		{"occurred at once", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Occurred = day }, 0, ""},
		{"occurred before the last event", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Occurred = day.Add(-time.Hour) }, 0, ""},
		{"occurred out of range", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Occurred = time.Date(1600, 1, 1, 0, 0, 0, 0, time.UTC) }, complaint.CodeTime, "occurred"},
		{"another version", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Expect = 2 }, complaint.CodeVersion, "expect"},
		{"a negative version", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Expect = -1 }, complaint.CodeVersion, "expect"},
		{"the version", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Expect = 1 }, 0, ""},
		{"not begun", after(), complaint.Thank, nil, complaint.CodeNotStarted, ""},
		{"begun twice", after(complaint.Receive), complaint.Detect, nil, complaint.CodeAlreadyStarted, ""},
		{"begun again after the end", after(toClosed...), complaint.Receive, nil, complaint.CodeAlreadyStarted, ""},
		{"after the end", after(toClosed...), complaint.Note, nil, complaint.CodeTerminal, ""},
		{"out of order", after(complaint.Receive), complaint.Apologise, nil, complaint.CodeOrder, ""},
		{"reopened while open", after(complaint.Receive), complaint.Reopen, nil, complaint.CodeOrder, ""},
		{"no id", after(), complaint.Receive, func(cmd *complaint.Command) { cmd.Case = "" }, complaint.CodePayload, "case"},
		{"another id", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Case = "C-9" }, complaint.CodePayload, "case"},
		{"no id needed", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Case = "" }, 0, ""},
		{"a padded actor", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Actor = "li " }, complaint.CodePayload, "actor"},
		{"a broken actor", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Actor = "l\xff" }, complaint.CodePayload, "actor"},
		{"a control character", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Actor = "l\ni" }, complaint.CodePayload, "actor"},
		{"a long actor", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Actor = tooLong }, complaint.CodePayload, "actor"},
		{"the longest actor", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Actor = long }, 0, ""},
		{"a long key", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Key = tooLong }, complaint.CodePayload, "key"},
		{"a blank key", after(complaint.Receive), complaint.Thank, func(cmd *complaint.Command) { cmd.Key = " " }, complaint.CodePayload, "key"},
		{"a reason comes before a key", after(toClosed...), complaint.Reopen, func(cmd *complaint.Command) { cmd.Key, cmd.Details = " ", nil }, complaint.CodeReasonMissing, "text"},
		{"the key comes before the details", after(toPromised...), complaint.Note, func(cmd *complaint.Command) { cmd.Key, cmd.Details = " ", nil }, complaint.CodePayload, "key"},
		{"the filer approves", after(toPlan...), complaint.Approve, func(cmd *complaint.Command) { cmd.Actor = "filer" }, complaint.CodeApprover, "actor"},
		{"the filer rejects", after(toPlan...), complaint.Reject, func(cmd *complaint.Command) { cmd.Actor = "filer" }, complaint.CodeApprover, "actor"},
		{"absorb by itself", after(complaint.Receive), complaint.Absorb, func(cmd *complaint.Command) { cmd.Details = complaint.Merger{Other: "C-9"} }, complaint.CodeMergeTarget, "other"},
		{"merge by itself", after(complaint.Receive), complaint.MergeInto, nil, complaint.CodeMergeTarget, "other"},
	}
	for _, row := range rows {
		cmd := good(row.c, row.a)
		if row.spoil != nil {
			row.spoil(&cmd)
		}
		e, err := row.c.Decide(cmd)
		r, ok := errors.AsType[*complaint.Refusal](err)
		if row.code == 0 {
			if err != nil {
				t.Errorf("%s: %v", row.why, err)
			}
			continue
		}
		if !ok || r.Code != row.code || r.Field != row.field || !errors.Is(err, row.code) || errors.Is(err, row.code+1) {
			t.Errorf("%s: got %v, %v, want %v of %q", row.why, e, err, row.code, row.field)
			continue
		}
		if want := (complaint.Refusal{
			Case: row.c.ID(), Phase: row.c.Phase(), Version: row.c.Version(), Action: row.a, Code: row.code, Field: row.field, Allowed: row.c.Allowed(),
		}); *r != want {
			t.Errorf("%s: %+v, want %+v", row.why, *r, want)
		}
	}
}

// Each row gives details to an action that, without a code, accepts them.
func TestDetailsAreComplete(t *testing.T) {
	ahead, past := day.Add(time.Hour), day.Add(-time.Hour)
	far := time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)
	big, tooBig := strings.Repeat("x", complaint.MaxText), strings.Repeat("x", complaint.MaxText+1)
	asked := after(append(toCorrected[:7:7], complaint.Refer)...)
	rows := []struct {
		c     *complaint.Case
		a     complaint.Action
		d     complaint.Details
		code  complaint.Code
		field string
	}{
		{after(), complaint.Receive, nil, complaint.CodePayload, "missed"},
		{after(), complaint.Receive, complaint.Opening{Missed: " "}, complaint.CodePayload, "missed"},
		{after(), complaint.Receive, complaint.Opening{Missed: "\xff"}, complaint.CodePayload, "missed"},
		{after(), complaint.Receive, complaint.Opening{Missed: tooBig}, complaint.CodePayload, "missed"},
		{after(), complaint.Receive, complaint.Opening{Missed: big}, 0, ""},
		{after(), complaint.Receive, complaint.Opening{Missed: "x", Customer: " "}, complaint.CodePayload, "customer"},
		{after(), complaint.Receive, complaint.Opening{Missed: "x", Handler: " "}, complaint.CodePayload, "handler"},
		{after(), complaint.Receive, complaint.Opening{Missed: "x", Rework: new(-1)}, complaint.CodePayload, "rework"},
		{after(), complaint.Receive, complaint.Opening{Missed: "x", Rework: new(101)}, complaint.CodePayload, "rework"},
		{after(), complaint.Receive, complaint.Opening{Missed: "x", Rework: new(100)}, 0, ""},
		{after(), complaint.Receive, complaint.Words{Text: "x"}, complaint.CodePayload, "details"},
		{after(), complaint.Receive, &complaint.Opening{Missed: "x"}, complaint.CodePayload, "details"},
		{after(complaint.Receive), complaint.Thank, complaint.Words{}, complaint.CodePayload, "text"},
		{after(complaint.Receive), complaint.Thank, (*complaint.Words)(nil), complaint.CodePayload, "details"},
		{after(complaint.Receive), complaint.Thank, struct{ complaint.Details }{}, complaint.CodePayload, "details"},
		{after(toPromised[:4]...), complaint.Promise, complaint.Commitment{Text: "x", Feasible: true}, complaint.CodePayload, "due"},
		{after(toPromised[:4]...), complaint.Promise, complaint.Commitment{Due: far, Text: "x", Feasible: true}, complaint.CodePayload, "due"},
		{after(toPromised[:4]...), complaint.Promise, complaint.Commitment{Due: ahead, Feasible: true}, complaint.CodePayload, "text"},
		{after(toPromised[:4]...), complaint.Promise, complaint.Commitment{Due: ahead, Text: "x"}, complaint.CodePayload, "feasible"},
		{after(toPromised[:4]...), complaint.Promise, complaint.Commitment{Due: day, Text: "x", Feasible: true}, complaint.CodeDue, "due"},
		{after(toPromised[:4]...), complaint.Promise, complaint.Commitment{Due: day.Add(1), Text: "x", Feasible: true}, 0, ""},
		{after(toPromised...), complaint.PromiseAgain, complaint.Commitment{Due: past, Text: "x", Feasible: true}, complaint.CodeDue, "due"},
		{after(toCorrected[:6]...), complaint.Correct, nil, complaint.CodePayload, "text"},
		{after(toCorrected...), complaint.CheckSatisfied, complaint.Answer{Channel: complaint.ChannelChat}, complaint.CodePayload, "by"},
		{after(toCorrected...), complaint.CheckSatisfied, complaint.Answer{By: "customer"}, complaint.CodePayload, "channel"},
		{after(toCorrected...), complaint.CheckSatisfied, complaint.Answer{By: "customer", Channel: complaint.ChannelChat, Text: tooBig}, complaint.CodePayload, "text"},
		{after(toCorrected...), complaint.CheckSatisfied, complaint.Answer{By: "li", Channel: complaint.ChannelChat}, complaint.CodePayload, "by"},
		{after(toCorrected...), complaint.CheckDissatisfied, complaint.Answer{By: "li", Channel: complaint.ChannelChat}, complaint.CodePayload, "by"},
		{after(toClosed[:8]...), complaint.Prevent, nil, complaint.CodePayload, "cause"},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{Cause: complaint.CausePolicy}, complaint.CodePayload, "text"},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{Text: "x"}, complaint.CodePayload, "cause"},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{NoneNeeded: true}, complaint.CodeReasonMissing, "text"},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{NoneNeeded: true, Text: "x", Cause: 99}, complaint.CodePayload, "cause"},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{NoneNeeded: true, Text: "x", Cause: complaint.CausePolicy}, 0, ""},
		{after(toClosed[:8]...), complaint.Prevent, complaint.Prevention{NoneNeeded: true, Text: "x"}, 0, ""},
		{after(toCorrected...), complaint.Conclude, nil, complaint.CodeReasonMissing, "reason"},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: 99, Approver: "d"}, complaint.CodePayload, "reason"},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded, Approver: " d"}, complaint.CodePayload, "approver"},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded, Approver: "d", Text: "\xff"}, complaint.CodePayload, "text"},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded}, complaint.CodeApprover, "approver"},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded, Approver: "li"}, complaint.CodeApprover, "approver"},
		{after(toCorrected...), complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded, Approver: "somebody else"}, complaint.CodeApprover, "approver"},
		{asked, complaint.Conclude, complaint.Ending{Reason: complaint.ReasonUnfounded}, complaint.CodeExternalOpen, ""},
		{after(toClosed...), complaint.Reopen, nil, complaint.CodeReasonMissing, "text"},
		{after(toClosed...), complaint.Reopen, complaint.Words{Text: "\t"}, complaint.CodeReasonMissing, "text"},
		{after(toClosed...), complaint.Reopen, complaint.Words{Text: tooBig}, complaint.CodePayload, "text"},
		{after(toPlan...), complaint.Reject, nil, complaint.CodeReasonMissing, "text"},
		{after(toPlan...), complaint.Approve, nil, 0, ""},
		{after(toPlan[:2]...), complaint.FindCause, complaint.Finding{Text: "x"}, complaint.CodePayload, "cause"},
		{after(toPlan[:2]...), complaint.FindCause, complaint.Finding{Cause: complaint.CausePerson}, complaint.CodePayload, "text"},
		{after(toPlan[:1]...), complaint.Visit, nil, complaint.CodePayload, "text"},
		{after(toPlan[:3]...), complaint.Remedy, nil, complaint.CodePayload, "text"},
		{after(toPlan[:3]...), complaint.FilePlan, nil, complaint.CodePayload, "text"},
		{after(toPlan...), complaint.Voice, nil, 0, ""},
		{asked, complaint.Refer, complaint.Referral{Venue: complaint.VenueLaw}, complaint.CodePayload, "body"},
		{asked, complaint.Refer, complaint.Referral{Body: "b"}, complaint.CodePayload, "venue"},
		{asked, complaint.Refer, complaint.Referral{Body: "b", Venue: complaint.VenueLaw, Outcome: complaint.OutcomeDropped}, complaint.CodePayload, "outcome"},
		{asked, complaint.Refer, complaint.Referral{Body: "body 0", Venue: complaint.VenueLaw}, complaint.CodeExternalOpen, "body"},
		{asked, complaint.Refer, complaint.Referral{Body: "body 1", Venue: complaint.VenueLaw}, 0, ""},
		{asked, complaint.Decided, complaint.Referral{Outcome: complaint.OutcomeUpheld}, complaint.CodePayload, "body"},
		{asked, complaint.Decided, complaint.Referral{Body: "body 0"}, complaint.CodePayload, "outcome"},
		{asked, complaint.Decided, complaint.Referral{Body: "body 0", Venue: complaint.VenueLaw, Outcome: complaint.OutcomeUpheld}, complaint.CodePayload, "venue"},
		{asked, complaint.Decided, complaint.Referral{Body: "b", Outcome: complaint.OutcomeUpheld}, complaint.CodePayload, "body"},
		{after(complaint.Receive), complaint.Decided, complaint.Referral{Body: "b", Outcome: complaint.OutcomeUpheld}, complaint.CodePayload, "body"},
		{asked, complaint.ChangeHandler, complaint.HandOver{Needs: "x", Done: "x", Next: "x", Told: true}, complaint.CodePayload, "to"},
		{asked, complaint.ChangeHandler, complaint.HandOver{To: "w", Done: "x", Next: "x", Told: true}, complaint.CodePayload, "needs"},
		{asked, complaint.ChangeHandler, complaint.HandOver{To: "w", Needs: "x", Next: "x", Told: true}, complaint.CodePayload, "done"},
		{asked, complaint.ChangeHandler, complaint.HandOver{To: "w", Needs: "x", Done: "x", Told: true}, complaint.CodePayload, "next"},
		{asked, complaint.ChangeHandler, complaint.HandOver{To: "w", Needs: "x", Done: "x", Next: "x"}, complaint.CodePayload, "told"},
		{asked, complaint.ChangeHandler, complaint.HandOver{To: "li", Needs: "x", Done: "x", Next: "x", Told: true}, complaint.CodeSameHandler, "to"},
		{asked, complaint.ChangePlace, nil, complaint.CodePayload, "place"},
		{asked, complaint.ChangePlace, complaint.Meeting{Place: "x", Time: ahead}, complaint.CodePayload, "time"},
		{asked, complaint.ChangeTime, nil, complaint.CodePayload, "time"},
		{asked, complaint.ChangeTime, complaint.Meeting{Place: "x", Time: ahead}, complaint.CodePayload, "place"},
		{asked, complaint.ChangeTime, complaint.Meeting{Time: day}, complaint.CodeDue, "time"},
		{asked, complaint.ChangeTime, complaint.Meeting{Time: day.Add(1)}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{}, complaint.CodePayload, "details"},
		{asked, complaint.Assess, complaint.Assessment{Heat: 9}, complaint.CodePayload, "heat"},
		{asked, complaint.Assess, complaint.Assessment{Severity: 9}, complaint.CodePayload, "severity"},
		{asked, complaint.Assess, complaint.Assessment{Impact: 9}, complaint.CodePayload, "impact"},
		{asked, complaint.Assess, complaint.Assessment{Urgency: 9}, complaint.CodePayload, "urgency"},
		{asked, complaint.Assess, complaint.Assessment{Reaction: 9}, complaint.CodePayload, "reaction"},
		{asked, complaint.Assess, complaint.Assessment{DecideBy: far}, complaint.CodePayload, "decide_by"},
		{asked, complaint.Assess, complaint.Assessment{DecideBy: past}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{Heat: complaint.HeatCalm}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{Severity: complaint.SeverityMinor}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{Impact: complaint.ImpactLow}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{Urgency: complaint.UrgencyLow}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{Safety: true}, 0, ""},
		{asked, complaint.Assess, complaint.Assessment{Reaction: complaint.ReactionLeft}, 0, ""},
		{asked, complaint.Classify, complaint.Classification{Category: complaint.CategoryOther}, 0, ""},
		{asked, complaint.Classify, complaint.Classification{Cause: complaint.CausePerson}, 0, ""},
		{asked, complaint.Classify, complaint.Classification{}, complaint.CodePayload, "details"},
		{asked, complaint.Classify, complaint.Classification{Category: 99}, complaint.CodePayload, "category"},
		{asked, complaint.Classify, complaint.Classification{Cause: 99}, complaint.CodePayload, "cause"},
		{asked, complaint.Note, nil, complaint.CodePayload, "text"},
		{asked, complaint.Feedback, nil, 0, ""},
		{asked, complaint.MergeInto, complaint.Merger{}, complaint.CodePayload, "other"},
		{asked, complaint.MergeInto, complaint.Merger{Other: "C-9", Promises: make([]complaint.Pledge, 1)}, complaint.CodePayload, "promises"},
		{asked, complaint.MergeInto, complaint.Merger{Other: "C-1"}, complaint.CodeSelfMerge, "other"},
		{asked, complaint.Absorb, nil, complaint.CodePayload, "other"},
		{asked, complaint.Absorb, complaint.Merger{Other: "C-9", Promises: make([]complaint.Pledge, 1)}, complaint.CodePayload, "promises"},
	}
	for _, row := range rows {
		cmd := good(row.c, row.a)
		cmd.Details = row.d
		before := snapshot(row.c)
		_, err := row.c.Decide(cmd)
		r, _ := errors.AsType[*complaint.Refusal](err)
		switch {
		case row.code == 0 && err != nil, row.code != 0 && (r == nil || r.Code != row.code || r.Field != row.field):
			t.Errorf("%v with %.80v: got %v, want %v of %q", row.a, fmt.Sprintf("%+v", row.d), err, row.code, row.field)
		case snapshot(row.c) != before:
			t.Errorf("%v changed the case", row.a)
		}
	}
}

func TestPromisesThatComeOverAreNewHere(t *testing.T) {
	source := after(toPromised...)
	c := openCase(partner)
	merge := complaint.Command{Action: complaint.MergeInto, Actor: "li", At: day, Details: complaint.Merger{Other: partner}}
	_, absorb, err := complaint.Merge(source, c, merge)
	if err != nil {
		t.Fatal(err)
	}
	promises := absorb.Details().(complaint.Merger).Promises
	for name, spoil := range map[string]func(p []complaint.Pledge) []complaint.Pledge{
		"twice":         func(p []complaint.Pledge) []complaint.Pledge { return append(p, p[0]) },
		"made later":    func(p []complaint.Pledge) []complaint.Pledge { p[0].Made = day.Add(1); return p },
		"no case":       func(p []complaint.Pledge) []complaint.Pledge { p[0].Case = ""; return p },
		"no version":    func(p []complaint.Pledge) []complaint.Pledge { p[0].Version = 0; return p },
		"a far version": func(p []complaint.Pledge) []complaint.Pledge { p[0].Version = math.MaxInt32; p[0].Version++; return p }, // on 32 bits it turns negative
		"a fate":        func(p []complaint.Pledge) []complaint.Pledge { p[0].Fate = complaint.Kept; return p },
		"made outside":  func(p []complaint.Pledge) []complaint.Pledge { p[0].Made = time.Time{}; return p },
		"due outside":   func(p []complaint.Pledge) []complaint.Pledge { p[0].Due = time.Time{}; return p },
		"due when made": func(p []complaint.Pledge) []complaint.Pledge { p[0].Due = p[0].Made; return p },
	} {
		cmd := complaint.Command{Action: complaint.Absorb, Actor: "li", At: day}
		cmd.Details = complaint.Merger{Other: "C-1", Promises: spoil(append([]complaint.Pledge(nil), promises...))}
		if _, err := c.Decide(cmd); codeOf(err) != complaint.CodePayload {
			t.Errorf("%s: %v", name, err)
		}
	}
	c.Apply(absorb)
	cmd := complaint.Command{Action: complaint.Absorb, Actor: "li", At: day, Details: complaint.Merger{Other: "C-7", Promises: promises}}
	if _, err := c.Decide(cmd); codeOf(err) != complaint.CodePayload {
		t.Errorf("a second time: %v", err)
	}
}

func TestMergeRefusals(t *testing.T) {
	merge := complaint.Command{Action: complaint.MergeInto, Actor: "li", At: day, Details: complaint.Merger{Other: partner}}
	closed := after(toClosed...)
	later := openCase(partner)
	must(later.Do(complaint.Command{Action: complaint.Thank, Actor: "li", At: day.Add(time.Hour)}))
	elsewhere := merge
	elsewhere.Details = complaint.Merger{Other: "C-1"}
	for _, row := range []struct {
		why            string
		source, target *complaint.Case
		cmd            complaint.Command
		code           complaint.Code
		of             string
	}{
		{"no target", after(complaint.Receive), nil, merge, complaint.CodeMergeTarget, "C-1"},
		{"another target", after(complaint.Receive), openCase("C-3"), merge, complaint.CodeMergeTarget, "C-1"},
		{"target not begun", after(complaint.Receive), new(complaint.Case), merge, complaint.CodeMergeTarget, "C-1"},
		{"target closed", openCase("C-2"), closed, elsewhere, complaint.CodeMergeTarget, "C-2"},
		{"source closed", closed, openCase(partner), merge, complaint.CodeTerminal, "C-1"},
		{"target is ahead", after(complaint.Receive), later, merge, complaint.CodeTime, partner},
		{"another action", after(complaint.Receive), openCase(partner), complaint.Command{Action: complaint.Thank, Actor: "li", At: day}, complaint.CodeUnknownAction, "C-1"},
	} {
		into, absorb, err := complaint.Merge(row.source, row.target, row.cmd)
		r, ok := errors.AsType[*complaint.Refusal](err)
		if !ok || r.Code != row.code || r.Case != row.of || into != (complaint.Event{}) || absorb != (complaint.Event{}) {
			t.Errorf("%s: %v, want %v of %s", row.why, err, row.code, row.of)
		}
	}
}

func TestResolveEndsInForeignCircles(t *testing.T) {
	circle := map[string]string{"a": "b", "b": "c", "c": "a"}
	id, err := complaint.Resolve("a", func(id string) (string, bool) { next, ok := circle[id]; return next, ok })
	if id != "" || !errors.Is(err, complaint.ErrMergeLoop) {
		t.Errorf("%q, %v", id, err)
	}
}

func TestRefusalText(t *testing.T) {
	c := openCase("C-1")
	_, err := c.Decide(complaint.Command{Action: complaint.Prevent, Actor: "li", At: day})
	want := `complaint: prevent refused: order; "C-1" is received at version 1, allowed: thank, withdraw, merge-into, absorb, refer, change-handler, change-place, change-time, assess, feedback, note, classify`
	if err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	_, err = new(complaint.Case).Decide(complaint.Command{Action: complaint.Receive})
	if want := `complaint: receive refused: actor-missing (actor); nothing has happened yet, allowed: receive, detect`; err.Error() != want {
		t.Errorf("got  %s\nwant %s", err, want)
	}
	if got := complaint.ActionSet(0).String(); got != "nothing" {
		t.Errorf("the empty set is %q", got)
	}
}

func TestActionSet(t *testing.T) {
	s := openCase("C-1").Allowed()
	n := 0
	for a := range s.All() {
		n++
		if !s.Has(a) {
			t.Errorf("%v is listed and is no member", a)
		}
	}
	if n != s.Len() || n != 12 || s.Has(0) || s.Has(200) {
		t.Errorf("%d listed, length %d", n, s.Len())
	}
	for range s.All() {
		n = 0
		break
	}
	if n != 0 {
		t.Error("the loop went on")
	}
}

// What a customer said must not be in any log line or printed value.
func TestNothingPrintsWhatWasSaid(t *testing.T) {
	const secret = "my account is 1234"
	c := new(complaint.Case)
	cmd := complaint.Command{Case: "C-1", Action: complaint.Receive, Actor: "li", At: day, Details: complaint.Opening{Missed: secret}, Key: "k"}
	e := must(c.Do(cmd))
	_, refused := c.Decide(complaint.Command{Action: complaint.Close, Actor: "li", At: day, Details: complaint.Words{Text: secret}})
	var b strings.Builder
	logger := slog.New(slog.NewTextHandler(&b, nil))
	logger.Info("x", "case", c, "command", cmd, "event", e, "refusal", refused)
	fmt.Fprintln(&b, c, cmd, e, refused)
	fmt.Fprintf(&b, "%v %s %v", e, cmd, &cmd)
	if strings.Contains(b.String(), secret) {
		t.Errorf("said: %s", b.String())
	}
	for _, want := range []string{
		"case.case=C-1 case.version=1 case.phase=received case.handler=li case.cycle=1 case.rework=0",
		"command.case=C-1 command.action=receive command.actor=li command.key=k command.expect=0",
		"event.case=C-1 event.version=1 event.action=receive event.actor=li event.key=k event.at=2026-03-02T09:00:00.000Z",
		"refusal.case=C-1 refusal.phase=received refusal.version=1 refusal.action=close refusal.code=order refusal.field=\"\"",
		"C-1/1 received C-1 receive by li C-1/1 receive complaint: close refused",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
}

func TestEventsKeepWhatWasCommanded(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	cmd := complaint.Command{
		Case: "C-1", Action: complaint.Receive, Actor: "li", Key: "k", At: day.In(zone), Occurred: day.Add(-time.Hour).In(zone),
		Details: complaint.Opening{Missed: "it leaks", Customer: "K-9", Handler: "wang"},
	}
	e := must(new(complaint.Case).Decide(cmd))
	occurred, late := e.Occurred()
	if e.Case() != "C-1" || e.Version() != 1 || e.Action() != complaint.Receive || e.Actor() != "li" || e.Key() != "k" ||
		!e.At().Equal(day) || e.At().Location() != time.UTC || !late || !occurred.Equal(day.Add(-time.Hour)) ||
		occurred.Location() != time.UTC || !reflect.DeepEqual(e.Details(), cmd.Details) {
		t.Errorf("%s", e.AppendJSON(nil))
	}
	cmd.Occurred = time.Time{}
	e = must(new(complaint.Case).Decide(cmd))
	if occurred, late := e.Occurred(); late || !occurred.Equal(day) {
		t.Errorf("occurred %v, %v", occurred, late)
	}
}
