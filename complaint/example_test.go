package complaint_test

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
)

// One voiced complaint, from thanks to prevention.
func Example() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var c complaint.Case
	do := func(after time.Duration, a complaint.Action, d complaint.Details) {
		at = at.Add(after)
		e, err := c.Do(complaint.Command{Case: "C-17", Action: a, Actor: "li", At: at, Details: d})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(e.At().Format("Mon 15:04"), e.Action(), "->", c.Phase())
	}
	do(0, complaint.Receive, complaint.Opening{Missed: "the pump leaks again after three days", Customer: "K-204"})
	do(0, complaint.Thank, nil)
	do(0, complaint.Appreciate, nil)
	do(0, complaint.Correct, complaint.Words{Text: "seal replaced"}) // too early
	do(time.Minute, complaint.Apologise, nil)
	do(time.Minute, complaint.Promise, complaint.Commitment{
		Due: at.Add(6 * time.Hour), Text: "a technician calls this afternoon", Feasible: true,
	})
	do(10*time.Minute, complaint.Gather, complaint.Words{Text: "model, date of the first repair"})
	do(4*time.Hour, complaint.Correct, complaint.Words{Text: "seal replaced"})
	do(time.Hour, complaint.CheckDissatisfied, complaint.Answer{By: "customer", Channel: complaint.ChannelPhone, Text: "it still drips"})
	do(2*time.Hour, complaint.Correct, complaint.Words{Text: "pump replaced"})
	do(24*time.Hour, complaint.CheckSatisfied, complaint.Answer{By: "customer", Channel: complaint.ChannelPhone})
	do(time.Hour, complaint.Prevent, complaint.Prevention{Cause: complaint.CausePartner, Text: "seals of that batch sent back"})
	do(0, complaint.Close, nil)

	for _, p := range c.Promises(at) {
		fmt.Println("promise of version", p.Version, "due", p.Due.Format("Mon 15:04"), p.Fate)
	}
	// Output:
	// Mon 09:00 receive -> received
	// Mon 09:00 thank -> thanked
	// Mon 09:00 appreciate -> appreciated
	// complaint: correct refused: order; "C-17" is appreciated at version 3, allowed: apologise, withdraw, merge-into, absorb, refer, change-handler, change-place, change-time, assess, feedback, note, classify
	// Mon 09:01 apologise -> apologised
	// Mon 09:02 promise -> promised
	// Mon 09:12 gather -> gathered
	// Mon 13:12 correct -> corrected
	// Mon 14:12 dissatisfied -> dissatisfied
	// Mon 16:12 correct -> corrected
	// Tue 16:12 satisfied -> satisfied
	// Tue 17:12 prevent -> prevented
	// Tue 17:12 close -> closed
	// promise of version 5 due Mon 15:01 kept
}

// One complaint that nobody voiced.
func Example_hidden() {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	var c complaint.Case
	do := func(actor string, a complaint.Action, d complaint.Details) {
		at = at.Add(time.Hour)
		if _, err := c.Do(complaint.Command{Case: "C-18", Action: a, Actor: actor, At: at, Details: d}); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(actor, a, "->", c.Phase())
	}
	do("li", complaint.Detect, complaint.Opening{Missed: "orders stopped after the late delivery in January"})
	do("li", complaint.Visit, complaint.Words{Text: "we are sorry that the delivery came a week late"})
	do("li", complaint.FindCause, complaint.Finding{Cause: complaint.CauseProcess, Text: "nobody told them of the delay"})
	do("li", complaint.FilePlan, complaint.Words{Text: "a call before every delivery"})
	do("li", complaint.Approve, nil) // not one's own plan
	do("wang", complaint.Approve, nil)
	do("li", complaint.Remedy, complaint.Words{Text: "calls are made, and this one delivery was free"})
	do("li", complaint.CheckSatisfied, complaint.Answer{By: "customer", Channel: complaint.ChannelFaceToFace})
	do("li", complaint.Prevent, complaint.Prevention{Cause: complaint.CauseProcess, Text: "the call is part of dispatch"})
	do("li", complaint.Close, nil)
	// Output:
	// li detect -> detected
	// li visit -> visited
	// li cause -> cause-found
	// li file-plan -> plan-filed
	// complaint: approve refused: approver (actor); "C-18" is plan-filed at version 4, allowed: withdraw, merge-into, absorb, approve, reject, voice, refer, change-handler, change-place, change-time, assess, feedback, note, classify
	// wang approve -> plan-approved
	// li remedy -> corrected
	// li satisfied -> satisfied
	// li prevent -> prevented
	// li close -> closed
}

// received is a complaint at its beginning.
func received(id string) *complaint.Case {
	var c complaint.Case
	_, err := c.Do(complaint.Command{
		Case: id, Action: complaint.Receive, Actor: "li", At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		Details: complaint.Opening{Missed: "the pump leaks"},
	})
	if err != nil {
		fmt.Println(err)
	}
	return &c
}

// A key makes a retry harmless, even a late one.
func ExampleCase_Decide() {
	c := received("C-17")
	at, _ := c.At()
	thank := complaint.Command{Action: complaint.Thank, Actor: "li", At: at, Key: "call-88"}
	for range 2 {
		e, err := c.Decide(thank)
		fmt.Println(e, err)
		c.Apply(e)
	}
	thank.Actor = "wang"
	_, err := c.Decide(thank)
	fmt.Println(errors.Is(err, complaint.CodeKeyConflict), c)
	// Output:
	// C-17/2 thank <nil>
	// C-17/2 thank <nil>
	// true C-17/2 thanked
}

// A desk often takes the first four steps in one message: they are four events all the
// same, taken or refused together.
func ExampleCase_DecideAll() {
	c := received("C-17")
	at, _ := c.At()
	do := func(a complaint.Action, d complaint.Details) complaint.Command {
		return complaint.Command{Action: a, Actor: "li", At: at, Details: d}
	}
	courtesy := []complaint.Command{
		do(complaint.Thank, complaint.Words{Text: "thank you for telling us"}),
		do(complaint.Appreciate, complaint.Words{Text: "it lets us put it right"}),
		do(complaint.Apologise, complaint.Words{Text: "we are sorry for the leak"}),
		do(complaint.Promise, complaint.Commitment{Due: at.Add(6 * time.Hour), Text: "a technician comes today", Feasible: true}),
	}
	events, err := c.DecideAll(courtesy...)
	fmt.Println(events, err)
	events, err = c.DecideAll(append(courtesy, do(complaint.Close, nil))...)
	fmt.Println(events, errors.Is(err, complaint.CodeOrder), c)
	// Output:
	// [C-17/2 thank C-17/3 appreciate C-17/4 apologise C-17/5 promise] <nil>
	// [] true C-17/1 received
}

func ExampleCase_Allowed() {
	c := received("C-17")
	fmt.Println(c.Allowed().Has(complaint.Close), c.Allowed().Len())
	for a := range c.Allowed().All() {
		fmt.Println(a.Label(language.TraditionalChinese))
		break
	}
	// Output:
	// false 12
	// 表示感謝
}

func ExampleCase_Next() {
	c := received("C-17")
	at, _ := c.At()
	for _, a := range c.Next(at) {
		fmt.Println(a.ID, a.Text(language.English))
	}
	// Output:
	// step-thank Thank the customer for speaking up before anything else; most who are unhappy never tell us.
	// principle-no-argument Do not argue; look at it from the other side.
}

func ExampleReplay() {
	log, err := complaint.ParseLog([]byte(`[
		{"case":"C-17","version":1,"at":"2026-03-02T09:00:00Z","action":"receive","actor":"li","details":{"missed":"it leaks"}},
		{"case":"C-17","version":2,"at":"2026-03-02T09:01:00Z","action":"apologise","actor":"li"}
	]`))
	fmt.Println(len(log), err)
	_, err = complaint.Replay(log)
	if bad, ok := errors.AsType[*complaint.ReplayError](err); ok {
		fmt.Println(bad.Index, bad.Refusal.Code)
	}
	// Output:
	// 2 <nil>
	// 1 order
}

func ExampleMerge() {
	source, target := received("C-17"), received("C-12")
	at, _ := source.At()
	into, absorb, err := complaint.Merge(source, target, complaint.Command{
		Action: complaint.MergeInto, Actor: "li", At: at, Details: complaint.Merger{Other: "C-12"},
	})
	fmt.Println(into, absorb, err)
	source.Apply(into)
	target.Apply(absorb)
	fmt.Println(source.Phase(), target.Absorbed())
	// Output:
	// C-17/2 merge-into C-12/2 absorb <nil>
	// merged [C-17]
}

func ExampleResolve() {
	into := map[string]string{"C-17": "C-12", "C-12": "C-3"}
	id, err := complaint.Resolve("C-17", func(id string) (string, bool) { next, ok := into[id]; return next, ok })
	fmt.Println(id, err)
	// Output: C-3 <nil>
}

func ExampleCase_FeedbackDue() {
	c := received("C-17")
	at, _ := c.At()
	if _, err := c.Do(complaint.Command{Action: complaint.Thank, Actor: "li", At: at}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(c.FeedbackDue())
	// Output: 2026-03-03 09:00:00 +0000 UTC true
}

func ExampleAssessment_Priority() {
	a := complaint.Assessment{Impact: complaint.ImpactMedium, Urgency: complaint.UrgencyMedium, Heat: complaint.HeatHigh}
	fmt.Println(a.Priority(1))
	fmt.Println(a.Priority(3))
	// Output:
	// high [impact-medium urgency-medium heated]
	// urgent [impact-medium urgency-medium heated third-time]
}

func ExampleHandle() {
	ctx := context.Background()
	var store complaint.MemoryStore
	e, err := complaint.Handle(ctx, &store, complaint.Command{
		Case: "C-17", Action: complaint.Receive, Actor: "li", At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC),
		Details: complaint.Opening{Missed: "the pump leaks"},
	})
	fmt.Println(e, err)
	log, err := store.Load(ctx, "C-17", 0)
	fmt.Println(len(log), err)
	// Output:
	// C-17/1 receive <nil>
	// 1 <nil>
}

// Either all of it is stored or nothing.
func ExampleAction_Fill() {
	form := map[string]string{"text": "a technician before noon", "due": "2026-03-03T12:00", "feasible": "on"}
	shanghai := time.FixedZone("CST", 8*3600)
	details, err := complaint.Promise.Fill(func(name string) string { return form[name] }, shanghai)
	fmt.Println(details.(complaint.Commitment).Due, err)

	form["due"] = "noon"
	_, err = complaint.Promise.Fill(func(name string) string { return form[name] }, shanghai)
	fmt.Println(err.(*complaint.Refusal).Text(language.English))
	// Output:
	// 2026-03-03 04:00:00 +0000 UTC <nil>
	// “Promise to act promptly” was refused. The details are missing or wrong: Due.
}

func ExampleHandleMerge() {
	ctx := context.Background()
	var store complaint.MemoryStore
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for _, id := range []string{"C-1", "C-2"} {
		_, err := complaint.Handle(ctx, &store, complaint.Command{
			Case: id, Action: complaint.Receive, Actor: "li", At: at, Details: complaint.Opening{Missed: "the pump was to run"}})
		if err != nil {
			fmt.Println(err)
		}
	}
	into, absorb, err := complaint.HandleMerge(ctx, &store, complaint.Command{
		Case: "C-2", Action: complaint.MergeInto, Actor: "li", At: at, Details: complaint.Merger{Other: "C-1"}})
	fmt.Println(into.Case(), into.Action(), absorb.Case(), absorb.Action(), err)
	// Output: C-2 merge-into C-1 absorb <nil>
}

func ExampleHandleAll() {
	ctx := context.Background()
	var store complaint.MemoryStore
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	receive := complaint.Command{Case: "C-17", Action: complaint.Receive, Actor: "li", At: at, Details: complaint.Opening{Missed: "the pump leaks"}}
	_, err := complaint.HandleAll(ctx, &store, receive, complaint.Command{Action: complaint.Apologise, Actor: "li", At: at})
	log, _ := store.Load(ctx, "C-17", 0)
	fmt.Println(errors.Is(err, complaint.CodeOrder), log)
	events, err := complaint.HandleAll(ctx, &store, receive, complaint.Command{Action: complaint.Thank, Actor: "li", At: at})
	fmt.Println(events, err)
	// Output:
	// true []
	// [C-17/1 receive C-17/2 thank] <nil>
}

func ExampleRestore() {
	c := received("C-17")
	data, err := c.MarshalJSON()
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(complaint.Restore(data))
	// Output: C-17/1 received <nil>
}

func ExampleEvent_CloudEvent() {
	e, err := received("C-17").Decide(complaint.Command{
		Action: complaint.Thank, Actor: "li", At: time.Date(2026, 3, 2, 9, 5, 0, 0, time.UTC),
	})
	if err != nil {
		fmt.Println(err)
	}
	data, err := e.CloudEvent("/desk")
	fmt.Println(string(data), err)
	// Output:
	// {"specversion":"1.0","id":"C-17/2","source":"/desk","type":"com.github.servicequality.complaint.thank","subject":"C-17","time":"2026-03-02T09:05:00Z","datacontenttype":"application/json","data":{"case":"C-17","version":2,"at":"2026-03-02T09:05:00Z","action":"thank","actor":"li"}} <nil>
}

func ExampleRules() {
	for _, r := range complaint.Rules() {
		if r.Action == complaint.Promise {
			fmt.Println(r.From, "->", r.To, "with", r.Details+":", r.Needs)
			fmt.Println(r.Guards[0].Code, r.Guards[0].Says)
		}
	}
	// Output:
	// [apologised] -> promised with Commitment: a due instant, the words, and that it was judged feasible
	// due the due instant lies after now
}
