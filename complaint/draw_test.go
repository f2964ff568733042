package complaint_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/complaint"
)

// Names are few, so that handler, actor, approver and filer often are the same.
var people = []string{"li", "wang", "chen", "zhao"}

var bodies = []string{"small claims court", "evening paper", "市场监管局"}

// day is where drawn lives begin, and dawn where the complaints do that they meet.
var (
	day  = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	dawn = day.Add(-2 * time.Hour)
)

func someone(t *rapid.T) string { return rapid.SampledFrom(people).Draw(t, "who") }

func enumOf[E any](t *rapid.T, all []E) E { return rapid.SampledFrom(all).Draw(t, "value") }

// oneIn is true about once in n times; rapid prefers small numbers, so it is a large one.
func oneIn(t *rapid.T, n int, label string) bool {
	return rapid.IntRange(0, n-1).Draw(t, label) == n-2
}

func words(t *rapid.T) string {
	return rapid.SampledFrom([]string{
		"the pump leaks again", "水泵又漏水了", "幫浦又漏水了", `"quoted" <b>&amp;</b>`, "two\nlines\tand \u2028", " padded ", "\\",
	}).Draw(t, "words")
}

// details draws good details for a, as they may be said at the instant at.
func details(t *rapid.T, a complaint.Action, at time.Time) complaint.Details {
	ahead := at.Add(time.Duration(rapid.IntRange(0, 48).Draw(t, "hours ahead"))*time.Hour + time.Nanosecond)
	if oneIn(t, 20, "too late") {
		ahead = at
	}
	switch a {
	case complaint.Receive, complaint.Detect:
		d := complaint.Opening{Missed: words(t)}
		if rapid.Bool().Draw(t, "names a handler") {
			d.Handler, d.Customer = someone(t), "K-9"
		}
		if rapid.Bool().Draw(t, "names a limit") {
			d.Rework = new(rapid.IntRange(0, 4).Draw(t, "limit"))
		}
		return d
	case complaint.Promise, complaint.PromiseAgain:
		return complaint.Commitment{Due: ahead, Text: words(t), Feasible: true}
	case complaint.CheckSatisfied, complaint.CheckDissatisfied:
		by := rapid.SampledFrom([]string{"customer", "customer", "customer", "customer", "li"}).Draw(t, "by")
		return complaint.Answer{By: by, Channel: enumOf(t, complaint.Channels())}
	case complaint.Prevent:
		if rapid.Bool().Draw(t, "none needed") {
			return complaint.Prevention{NoneNeeded: true, Text: words(t)}
		}
		return complaint.Prevention{Cause: enumOf(t, complaint.RootCauses()), Text: words(t)}
	case complaint.MergeInto, complaint.Absorb:
		return complaint.Merger{Other: rapid.SampledFrom([]string{partner, partner, partner, partner, "C-1"}).Draw(t, "other")}
	case complaint.Conclude:
		approver := rapid.SampledFrom([]string{"director", "director", "director", "li", ""}).Draw(t, "approver")
		return complaint.Ending{Reason: enumOf(t, complaint.ConcludeReasons()), Approver: approver, Text: words(t)}
	case complaint.FindCause:
		return complaint.Finding{Cause: enumOf(t, complaint.RootCauses()), Text: words(t)}
	case complaint.Refer:
		return complaint.Referral{Body: enumOf(t, bodies), Venue: enumOf(t, complaint.Venues())}
	case complaint.Decided:
		return complaint.Referral{Body: enumOf(t, bodies), Outcome: enumOf(t, complaint.ReferralOutcomes())}
	case complaint.ChangeHandler:
		return complaint.HandOver{To: someone(t), Needs: words(t), Done: words(t), Next: words(t), Told: true}
	case complaint.ChangePlace:
		return complaint.Meeting{Place: words(t)}
	case complaint.ChangeTime:
		return complaint.Meeting{Time: ahead}
	case complaint.Assess:
		return drawnAssessment(t, at)
	case complaint.Classify:
		return complaint.Classification{Category: enumOf(t, complaint.Categories()), Cause: enumOf(t, complaint.RootCauses())}
	case complaint.Correct, complaint.Reopen, complaint.Visit, complaint.Remedy, complaint.FilePlan, complaint.Reject, complaint.Note:
		return complaint.Words{Text: words(t)}
	}
	if rapid.Bool().Draw(t, "silent") {
		return nil
	}
	return complaint.Words{Text: words(t)}
}

func drawnAssessment(t *rapid.T, at time.Time) complaint.Assessment {
	d := complaint.Assessment{Heat: enumOf(t, complaint.Heats())}
	if rapid.Bool().Draw(t, "weighed") {
		d.Severity, d.Impact = enumOf(t, complaint.Severities()), enumOf(t, complaint.Impacts())
		d.Urgency, d.Safety = enumOf(t, complaint.Urgencies()), rapid.Bool().Draw(t, "safety")
	}
	if rapid.Bool().Draw(t, "dated") {
		d.Reaction, d.DecideBy = enumOf(t, complaint.Reactions()), at.Add(time.Hour)
	}
	return d
}

// spoil makes details that a refuses, and says with which code.
func spoil(a complaint.Action) (complaint.Details, complaint.Code) {
	switch a {
	case complaint.Reopen, complaint.Reject:
		return complaint.Words{Text: " \t"}, complaint.CodeReasonMissing
	case complaint.Conclude:
		return complaint.Ending{Approver: "director"}, complaint.CodeReasonMissing
	case complaint.Prevent:
		return complaint.Prevention{NoneNeeded: true, Cause: complaint.CausePolicy}, complaint.CodeReasonMissing
	case complaint.Assess, complaint.Note:
		return nil, complaint.CodePayload
	}
	return complaint.Assessment{Heat: complaint.HeatCalm}, complaint.CodePayload
}

// partner is the complaint with which the drawn one merges.
const partner = "C-2"

// A life is a complaint that draws its own commands, beside a model of it.
type life struct {
	live  complaint.Case
	model model
	log   []complaint.Event
	other int // sources made for Absorb
}

func newLife() *life { return &life{model: model{id: "C-1"}} }

// command draws what to do next: four times of five what the model allows. Fault is
// what is wrong with its details.
func (l *life) command(t *rapid.T) (cmd complaint.Command, fault complaint.Code) {
	if len(l.log) > 0 && oneIn(t, 12, "retry") {
		if cmd := rapid.SampledFrom(l.model.log).Draw(t, "earlier").cmd; cmd.Key != "" && cmd.Action != complaint.Absorb {
			cmd.At = cmd.At.Add(time.Duration(rapid.IntRange(-1, 1).Draw(t, "shift")) * time.Hour)
			if cmd.Occurred.After(cmd.At) || oneIn(t, 4, "altered") {
				cmd.Actor, cmd.Occurred = "intruder", time.Time{}
			}
			return cmd, 0
		}
	}
	at := day
	if len(l.log) > 0 {
		at = l.log[len(l.log)-1].At()
	}
	at = at.Add(rapid.SampledFrom([]time.Duration{0, 1, time.Minute, time.Minute, 3 * time.Hour, 25 * time.Hour}).Draw(t, "pause"))
	cmd = complaint.Command{Case: "C-1", Action: l.action(t), Actor: someone(t), At: at}
	cmd.Details = details(t, cmd.Action, at)
	if rapid.Bool().Draw(t, "keyed") {
		cmd.Key = fmt.Sprintf("key-%d", len(l.log))
	}
	switch rapid.IntRange(0, 89).Draw(t, "twist") - 70 { // far from the small numbers that rapid likes
	case 0:
		cmd.At = cmd.At.Add(-time.Hour)
		cmd.Details = details(t, cmd.Action, cmd.At)
	case 1:
		cmd.Expect = len(l.log) + rapid.SampledFrom([]int{-1, 1, -1000}).Draw(t, "off by")
	case 2:
		cmd.Actor = ""
	case 3, 4:
		cmd.Details, fault = spoil(cmd.Action)
	case 5, 6, 7:
		cmd.Occurred = cmd.At.Add(-time.Minute)
	case 8:
		cmd.Occurred = cmd.At.Add(time.Nanosecond)
	case 9, 10, 11:
		cmd.Expect = len(l.log)
	case 12:
		cmd.Case = ""
		if len(l.log) == 0 {
			fault = complaint.CodePayload
		}
	case 13:
		cmd.Case, fault = "C-3", complaint.CodePayload
		if len(l.log) == 0 {
			cmd.Case, fault = "C-1", 0
		}
	}
	if cmd.Action == complaint.Absorb { // Merge makes this half by itself
		cmd.Case, cmd.Expect, cmd.Details, fault = "C-1", 0, complaint.Merger{Other: fmt.Sprintf("S-%d", l.other)}, 0
	}
	return cmd, fault
}

// action draws four times of five what the model allows; ends are drawn less often
// than steps, so that lives last.
func (l *life) action(t *rapid.T) complaint.Action {
	if oneIn(t, 12, "anything") {
		return complaint.Action(rapid.IntRange(0, int(complaint.Classify)+1).Draw(t, "number"))
	}
	var list []complaint.Action
	phase := l.model.phase()
	for _, a := range slices.Backward(complaint.Actions()) { // what rapid likes first is the rarer road
		if !turn(phase, a) || a == complaint.Decided && len(l.model.asked()) == 0 {
			continue
		}
		switch a {
		case complaint.Decided:
			list = append(list, a, a, a, a, a, a)
		case complaint.Withdraw, complaint.MergeInto, complaint.Refer, complaint.Voice, complaint.Absorb, complaint.PromiseAgain, complaint.ChangeHandler, complaint.ChangePlace, complaint.ChangeTime,
			complaint.Assess, complaint.Feedback, complaint.Note, complaint.Classify:
			list = append(list, a)
		default:
			list = append(list, slices.Repeat([]complaint.Action{a}, 20)...)
		}
	}
	if len(list) == 0 {
		return complaint.Reopen // merged: refused
	}
	return rapid.SampledFrom(list).Draw(t, "action")
}

// decide asks the live complaint; for the two halves of a merge it finds a partner.
func (l *life) decide(cmd complaint.Command) (complaint.Event, error) {
	switch cmd.Action {
	case complaint.MergeInto:
		into, _, err := complaint.Merge(&l.live, openCase(partner), cmd)
		return into, err
	case complaint.Absorb:
		source := openCase(fmt.Sprintf("S-%d", l.other))
		source.Do(complaint.Command{Action: complaint.Withdraw, Actor: "li", At: dawn}) // and opened anew with a promise
		source.Do(complaint.Command{Action: complaint.Reopen, Actor: "li", At: dawn, Details: complaint.Words{Text: "again"}})
		source.Do(complaint.Command{Action: complaint.PromiseAgain, Actor: "li", At: dawn, Details: complaint.Commitment{
			Due: cmd.At.Add(time.Hour), Text: "soon", Feasible: true,
		}})
		cmd.Action, cmd.Case, cmd.Expect, cmd.Details = complaint.MergeInto, "", 0, complaint.Merger{Other: "C-1"}
		_, absorb, err := complaint.Merge(source, &l.live, cmd)
		return absorb, err
	}
	return l.live.Decide(cmd)
}

// openCase is a complaint that was received a little before the drawn ones.
func openCase(id string) *complaint.Case {
	var c complaint.Case
	must(c.Do(complaint.Command{
		Case: id, Action: complaint.Receive, Actor: "li", At: dawn, Details: complaint.Opening{Missed: "it leaks"},
	}))
	return &c
}

// happen lets the event of cmd happen in the live complaint, the log and the model.
func (l *life) happen(cmd complaint.Command, e complaint.Event) {
	l.live.Apply(e)
	l.log = append(l.log, e)
	cmd.Details = e.Details() // as Merge filled it in
	l.model.log = append(l.model.log, &record{cmd: cmd, version: e.Version()})
	if cmd.Action == complaint.Absorb {
		l.other++
	}
}

// lived draws a log of up to n steps, at least one.
func lived(t *rapid.T, n int) *life {
	l := newLife()
	open := complaint.Command{
		Case: "C-1", Actor: "li", At: day, Key: "open",
		Action: rapid.SampledFrom([]complaint.Action{complaint.Receive, complaint.Receive, complaint.Detect}).Draw(t, "opening"),
	}
	open.Details = details(t, open.Action, day)
	l.happen(open, must(l.live.Decide(open)))
	for range rapid.IntRange(n/2, n).Draw(t, "steps") {
		cmd, _ := l.command(t)
		if e, err := l.decide(cmd); err == nil && e.Version() > l.live.Version() {
			l.happen(cmd, e)
		}
	}
	return l
}

// must is for what cannot fail in a test.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// codeOf is the code of a refusal, 0 for no error.
func codeOf(err error) complaint.Code {
	if r, ok := errors.AsType[*complaint.Refusal](err); ok {
		return r.Code
	}
	return 0
}

// sameContent compares what a retry must repeat, by value.
func sameContent(a, b complaint.Command) bool {
	return a.Action == b.Action && a.Actor == b.Actor && a.Occurred.Equal(b.Occurred) &&
		reflect.TypeOf(a.Details) == reflect.TypeOf(b.Details) && cmp.Equal(a.Details, b.Details)
}

// snapshot is the state as bytes.
func snapshot(c *complaint.Case) string { return string(must(c.MarshalJSON())) }
