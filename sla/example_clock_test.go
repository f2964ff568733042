package sla_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/sla"
)

// desk is a policy: what is promised to whom.
const deskPolicy = `{
  "name": "desk",
  "calendars": {
    "office": {"zone": "Europe/Berlin", "week": {
      "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]],
      "thu": [["09:00", "17:00"]], "fri": [["09:00", "15:00"]]}}
  },
  "rules": [
    {"name": "vip chat", "match": {"channel": ["chat"], "tier": ["vip"]}, "targets": [
      {"metric": "first-response", "goal": "30s", "limit": "1m30s"},
      {"metric": "resolution", "limit": "4h", "warnings": ["75%", "30m before due"], "calendar": "office"}]},
    {"name": "everyone", "targets": [
      {"metric": "first-response", "goal": "2h", "limit": "4h", "calendar": "office"},
      {"metric": "resolution", "limit": "16h", "warnings": ["75%"], "calendar": "office"}]}
  ]
}`

// berlinTime reads an instant as a clock on a wall in Berlin shows it.
func berlinTime(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, inBerlin)
	if err != nil {
		panic(err)
	}
	return t
}

func ExamplePolicy() {
	var policy sla.Policy
	if err := json.Unmarshal([]byte(deskPolicy), &policy); err != nil {
		fmt.Println(err)
		return
	}
	choice, ok := policy.Choose(sla.Request{Channel: "chat", Tier: "vip"})
	fmt.Println(choice.Rule, choice.Why, ok)
	for _, t := range choice.Targets() {
		fmt.Println(t.Metric, t.Limit, t.Warnings)
	}
	// Output:
	// vip chat [channel=chat tier=vip] true
	// first-response 1m30s []
	// resolution 4h0m0s [75% 30m before due]
}

// Whoever writes a policy by hand is told about every mistake at once.
func ExamplePolicy_UnmarshalJSON() {
	err := json.Unmarshal([]byte(`{
	  "name": "desk",
	  "rules": [
	    {"name": "all", "targets": [{"metric": "solution", "limit": "90m"}]},
	    {"name": "vip", "match": {"tier": ["vip"]}, "targets": [{"metric": "resolution", "goal": "2h", "limit": "1h"}]}
	  ]
	}`), new(sla.Policy))
	fmt.Println(err)
	// Output:
	// sla: policy: rules[0].targets[0].metric: got "solution", want one of first-response, next-response, periodic-update, pausable-update, requester-wait, agent-work, resolution, follow-up, promise, readiness
	// sla: policy: rules[0].targets[0].limit: got "90m", want "1h30m"
	// sla: policy: rules[1].targets[0].goal: got "2h", want none, or from not_before to the limit, 1h
}

func ExampleNewPolicy() {
	_, err := sla.NewPolicy("desk", nil, []sla.Rule{
		{Name: "talk", Match: sla.Match{Channels: []string{"phone", "chat"}}, Targets: []sla.Target{{Metric: sla.FirstResponse, Limit: time.Minute}}},
		{Name: "vip chat", Match: sla.Match{Channels: []string{"chat"}, Tiers: []string{"vip"}}, Targets: []sla.Target{{Metric: sla.FirstResponse, Limit: time.Second}}},
	})
	fmt.Println(err)
	// Output:
	// sla: policy: rules[1].match: got "what no request can reach", want something that is not all taken by rules[0]
}

func ExampleClock() {
	var policy sla.Policy
	if err := json.Unmarshal([]byte(deskPolicy), &policy); err != nil {
		fmt.Println(err)
		return
	}
	choice, _ := policy.Choose(sla.Request{Channel: "email"})
	clock, _ := choice.Clock(sla.Resolution)

	clock, err := clock.Append(
		sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 11:00")},  // a Thursday
		sla.Event{Kind: sla.Pause, At: berlinTime("2026-03-05 15:00")},  // we ask the customer
		sla.Event{Kind: sla.Resume, At: berlinTime("2026-03-06 13:00")}, // who answers on Friday
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	status := clock.At(berlinTime("2026-03-06 18:00"))
	due, _ := status.Due()
	fmt.Println(status.State, status.Limit)
	fmt.Println("used", status.Elapsed, "of", status.Wall, "since then")
	fmt.Println("left", status.Remaining, "due", due.Format("Mon 15:04"))
	// Output:
	// running on-track
	// used 6h0m0s of 31h0m0s since then
	// left 10h0m0s due Tue 11:00
}

// Why is this late? The ledger says it.
func ExampleClock_Ledger() {
	clock, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: 8 * time.Hour, Calendar: nineToFive})
	if err == nil {
		clock, err = clock.Append(
			sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 11:00")},
			sla.Event{Kind: sla.Pause, At: berlinTime("2026-03-05 15:00")},
			sla.Event{Kind: sla.Resume, At: berlinTime("2026-03-06 10:00")},
			sla.Event{Kind: sla.Stop, At: berlinTime("2026-03-06 15:00")},
		)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	for stretch := range clock.Ledger(berlinTime("2026-03-07 12:00")) {
		fmt.Println(stretch.Start.Format("Mon 15:04"), stretch.End.Format("Mon 15:04"), stretch.Length(), stretch.Reason)
	}
	fmt.Println(clock.At(berlinTime("2026-03-07 12:00")).Limit)
	// Output:
	// Thu 11:00 Thu 15:00 4h0m0s counted
	// Thu 15:00 Fri 10:00 19h0m0s paused
	// Fri 10:00 Fri 15:00 5h0m0s counted
	// missed
}

// A host keeps the instant up to which it has looked, and gives each alarm once.
func ExampleClock_Crossings() {
	clock, err := sla.NewClock(sla.Target{
		Metric: sla.Resolution, Goal: 4 * time.Hour, Limit: 8 * time.Hour, Calendar: nineToFive,
		Warnings: []sla.Warning{{Percent: 75}, {Before: 30 * time.Minute}},
	})
	if err == nil {
		clock, err = clock.Append(sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 12:00")})
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	looked := berlinTime("2026-03-05 12:00")
	for _, now := range []string{"2026-03-05 16:30", "2026-03-06 11:00", "2026-03-06 12:00", "2026-03-06 13:00"} {
		fmt.Println("at", now)
		for x := range clock.Crossings(looked, berlinTime(now)) {
			fmt.Println(" ", x.At.Format("Mon 15:04"), x.Mark.Label(language.English))
		}
		looked = berlinTime(now)
	}
	// Output:
	// at 2026-03-05 16:30
	//   Thu 16:00 Goal due
	// at 2026-03-06 11:00
	//   Fri 10:00 Warning
	// at 2026-03-06 12:00
	//   Fri 11:30 Warning
	//   Fri 12:00 Due
	// at 2026-03-06 13:00
	//   Fri 12:00 Breach
}

func ExampleClock_Append() {
	clock, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: time.Hour})
	if err != nil {
		fmt.Println(err)
		return
	}
	clock, err = clock.Append(
		sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 12:00")},
		sla.Event{Kind: sla.Resume, At: berlinTime("2026-03-05 12:10")},
	)
	fmt.Println(err)
	fmt.Println(errors.Is(err, sla.ErrNotAllowed), clock.Len())
	// Output:
	// sla: clock: entry 1, resume at 2026-03-05T12:10:00+01:00: not allowed: got a clock that is running, want one of pause, stop, cancel, retarget, recalendar
	// true 0
}

// Logs of other systems have doubled entries. Replay leaves out what does not fit,
// and says so.
func ExampleClock_Replay() {
	clock, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: time.Hour})
	if err != nil {
		fmt.Println(err)
		return
	}
	clock, skipped := clock.Replay(
		sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 12:00")},
		sla.Event{Kind: sla.Pause, At: berlinTime("2026-03-05 12:10")},
		sla.Event{Kind: sla.Pause, At: berlinTime("2026-03-05 12:10")},
		sla.Event{Kind: sla.Stop, At: berlinTime("2026-03-05 12:30")},
	)
	fmt.Println(clock.At(berlinTime("2026-03-05 13:00")).Limit)
	for _, e := range skipped {
		fmt.Println(e.Index, e.Kind, e.Err)
	}
	// Output:
	// met
	// 2 pause sla: not allowed
}

func ExampleClock_Cycles() {
	clock, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: time.Hour})
	if err == nil {
		clock, err = clock.Append(
			sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 12:00")},
			sla.Event{Kind: sla.Stop, At: berlinTime("2026-03-05 12:50")},
			sla.Event{Kind: sla.Reopen, At: berlinTime("2026-03-06 12:00"), Mode: sla.Restart},
			sla.Event{Kind: sla.Stop, At: berlinTime("2026-03-06 13:10")},
		)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range clock.Cycles(berlinTime("2026-03-07 12:00")) {
		fmt.Println(s.Cycle, s.Limit, s.Elapsed)
	}
	// Output:
	// 1 met 50m0s
	// 2 missed 1h10m0s
}

// Clocks that a policy reads share its calendars.
func ExamplePolicy_ReadClock() {
	var policy sla.Policy
	if err := json.Unmarshal([]byte(deskPolicy), &policy); err != nil {
		fmt.Println(err)
		return
	}
	choice, _ := policy.Choose(sla.Request{Channel: "email"})
	clock, _ := choice.Clock(sla.Resolution)
	clock, err := clock.Append(sla.Event{Kind: sla.Start, At: berlinTime("2026-03-05 12:00")})
	if err != nil {
		fmt.Println(err)
		return
	}
	stored, _ := json.Marshal(clock)
	read, err := policy.ReadClock(stored)
	due, _ := read.At(berlinTime("2026-03-05 12:00")).Due()
	fmt.Println(due.Format("Mon 15:04"), err)
	fmt.Println(read.Target().Calendar == policy.Calendar("office"))
	// Output:
	// Mon 14:00 <nil>
	// true
}

func ExampleTarget_Tighten() {
	call, _ := sla.StandardNamed("follow-up-call")
	vip, err := call.Target.Tighten(50)
	fmt.Println(call.Target.NotBefore, call.Target.Limit)
	fmt.Println(vip.NotBefore, vip.Limit, err)
	// Output:
	// 24h0m0s 48h0m0s
	// 24h0m0s 36h0m0s <nil>
}

func ExampleRings() {
	fmt.Println(sla.Rings(3, 3*time.Second)) // Britain
	fmt.Println(sla.Rings(3, 5*time.Second)) // China
	fmt.Println(sla.Rings(3, 6*time.Second)) // North America
	// Output:
	// 9s
	// 15s
	// 18s
}

func ExampleStandards() {
	for _, s := range sla.Standards() {
		fmt.Println(s.Text(language.English))
	}
	fmt.Println(sla.Standards()[0].Text(language.SimplifiedChinese))
	// Output:
	// The phone is picked up within three rings.
	// A chat gets its first answer within one to three minutes, even if it only says that we are on it.
	// While a chat is open, the customer is regularly told how far it is.
	// Urgent posts on social media are answered first.
	// A post on social media gets its first answer within 30 minutes.
	// A business e-mail is answered within 24 hours.
	// The customer hears from us every 24 hours, even if the matter is not solved yet.
	// The first follow-up call comes 24 to 48 hours after the service, neither earlier nor later.
	// A message of thanks follows within one to two days after a visit.
	// A visitor is awaited from 10 minutes, at the latest 5 minutes, before the announced arrival.
	// Room and papers are ready 15 to 30 minutes before a meeting begins.
	// What was promised is carried out by the stated time, every time.
	// The average response time is at most two minutes.
	// At least 92 % of requests are solved at the first contact.
	// 电话铃响三声之内接听。
}

func ExamplePromise() {
	keep, _ := sla.StandardNamed("promises-kept")
	inform, _ := sla.StandardNamed("progress-feedback")
	promise, err := sla.NewPromise(keep.Target, inform.Target)
	if err == nil {
		promise, err = promise.Append(
			sla.PromiseEntry{Act: sla.Assessed, At: berlinTime("2026-03-02 10:00")},
			sla.PromiseEntry{Act: sla.Stated, At: berlinTime("2026-03-02 10:05"), By: berlinTime("2026-03-05 17:00")},
			sla.PromiseEntry{Act: sla.Informed, At: berlinTime("2026-03-03 10:00")},
			sla.PromiseEntry{Act: sla.CarriedOut, At: berlinTime("2026-03-05 16:00")},
		)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, now := range []string{"2026-03-03 12:00", "2026-03-04 12:00", "2026-03-06 12:00"} {
		status := promise.At(berlinTime(now))
		kept, decided := status.Kept()
		fmt.Println(now, status.Act, "kept", kept, "decided", decided, "silences", status.Silences)
	}
	// Output:
	// 2026-03-03 12:00 informed kept false decided false silences 0
	// 2026-03-04 12:00 informed kept false decided false silences 1
	// 2026-03-06 12:00 carried-out kept true decided true silences 1
}

func ExampleConversation() {
	conversation, err := sla.NewConversation(sla.Continue, []sla.Target{
		{Metric: sla.FirstResponse, Limit: time.Hour},
		{Metric: sla.NextResponse, Limit: time.Hour},
		{Metric: sla.Resolution, Limit: 8 * time.Hour},
	})
	if err == nil {
		conversation, err = conversation.Append(
			sla.Entry{Kind: sla.CustomerWrote, At: berlinTime("2026-03-02 09:00"), Ref: "m1"},
			sla.Entry{Kind: sla.MachineWrote, At: berlinTime("2026-03-02 09:00"), Ref: "m2"}, // "we have received ..."
			sla.Entry{Kind: sla.AgentWrote, At: berlinTime("2026-03-02 09:40"), Ref: "m3"},
			sla.Entry{Kind: sla.CustomerWrote, At: berlinTime("2026-03-02 10:00"), Ref: "m4"},
			sla.Entry{Kind: sla.CustomerWrote, At: berlinTime("2026-03-02 10:50"), Ref: "m5"}, // "are you there?"
			sla.Entry{Kind: sla.AgentWrote, At: berlinTime("2026-03-02 11:10"), Ref: "m6"},
			sla.Entry{Kind: sla.AgentWrote, At: berlinTime("2026-03-02 11:15"), Ref: "m7"},
			sla.Entry{Kind: sla.Solved, At: berlinTime("2026-03-02 12:00")},
		)
	}
	if err != nil {
		fmt.Println(err)
		return
	}
	now := berlinTime("2026-03-02 13:00")
	for _, m := range []sla.Metric{sla.FirstResponse, sla.NextResponse, sla.Resolution} {
		for _, clock := range conversation.Cycles(m) {
			events, status := clock.Events(), clock.At(now)
			fmt.Println(m, "from", events[0].Ref, "to", events[len(events)-1].Ref, status.Elapsed, status.Limit)
		}
	}
	// Output:
	// first-response from m1 to m3 40m0s met
	// next-response from m4 to m6 1h10m0s missed
	// resolution from m1 to  3h0m0s met
}
