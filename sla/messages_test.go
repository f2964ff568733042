package sla_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
)

// message is an error as it is told, and what leads to it.
type message struct {
	err  error
	want string
}

func reads(t *testing.T, messages []message) {
	t.Helper()
	for _, m := range messages {
		if m.err == nil {
			t.Errorf("no error, want %s", m.want)
			continue
		}
		if diff := gocmp.Diff(strings.Split(m.want, "\n"), strings.Split(m.err.Error(), "\n")); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	}
}

func targetError(t sla.Target) error { _, err := sla.NewClock(t); return err }

func TestMessagesAboutTargets(t *testing.T) {
	hour := time.Hour
	reads(t, []message{
		{targetError(sla.Target{Metric: sla.Resolution}), `sla: target: limit: got "0s", want more than 0s`},
		{targetError(sla.Target{Limit: hour}), `sla: target: metric: got "Metric(0)", want one of first-response, next-response, periodic-update, pausable-update, requester-wait, agent-work, resolution, follow-up, promise, readiness`},
		{targetError(sla.Target{Metric: sla.Resolution, Limit: hour, Goal: 2 * hour, NotBefore: hour}), `sla: target: not_before: got "1h", want 0s to less than the limit, 1h
sla: target: goal: got "2h", want none, or from not_before to the limit, 1h`},
		{targetError(sla.Target{Metric: sla.Readiness, Limit: -1}), `sla: target: limit: got "-1ns", want 0s or more before the announced instant`},
		{targetError(sla.Target{Metric: sla.Readiness, Limit: hour, Goal: 1, NotBefore: 1}), `sla: target: goal: got "1ns", want none, or the limit or more, 1h, before the announced instant
sla: target: not_before: got "1ns", want none, or more than the limit, 1h, and not less than the goal, before the announced instant`},
		{targetError(sla.Target{Metric: sla.Resolution, Limit: hour, Warnings: []sla.Warning{{}, {Percent: 5}, {Percent: 5}, {Before: hour}}}), `sla: target: warnings[0]: got "0%", want a warning from 1% to 99%, or one such as 30m before due
sla: target: warnings[2]: got "5%", want each warning once
sla: target: warnings[3]: got "1h before due", want less than the limit, 1h`},
		{targetError(sla.Target{Metric: sla.Resolution, Limit: hour, Calendar: closedCalendar, Policy: " ", Rule: "\n"}), `sla: target: calendar: got "one that never opens", want one that opens
sla: target: policy: got " ", want 1 to 64 bytes of text without control characters or spaces around it
sla: target: rule: got "\n", want 1 to 64 bytes of text without control characters or spaces around it`},
		{func() error { _, err := sla.Target{Metric: sla.Readiness}.Tighten(0); return err }(), `sla: target: percent: got "0", want 1 to 100
sla: target: metric: got "readiness", want a metric whose time runs from its start`},
	})
}

func readError[T any](data string) error { return json.Unmarshal([]byte(data), new(T)) }

func TestMessagesAboutDocuments(t *testing.T) {
	long := strings.Repeat("x", 100)
	reads(t, []message{
		{readError[sla.Clock](`7`), `sla: clock: got "7", want an object`},
		{readError[sla.Clock](`{"target":{"metric":"resolution","limit":"0s"},"events":{}}`), `sla: clock: events: got "{}", want a list
sla: clock: target.limit: got "0s", want more than 0s`},
		{readError[sla.Clock](`{"target":{"metric":1,"limit":"1m60s","goal":"x","warnings":[1]},"events":[{"kind":"go","at":"now","retroactive":0}]}`), `sla: clock: target.metric: got "1", want one of first-response, next-response, periodic-update, pausable-update, requester-wait, agent-work, resolution, follow-up, promise, readiness
sla: clock: target.limit: got "1m60s", want "2m"
sla: clock: target.goal: got "x", want a length of time such as 1h30m
sla: clock: target.warnings[0]: got "1", want a warning from 1% to 99%, or one such as 30m before due
sla: clock: events[0].kind: got "go", want one of start, pause, resume, stop, cancel, reopen, retarget, recalendar
sla: clock: events[0].at: got "\"now\"", want an instant such as 2026-03-02T09:00:00Z
sla: clock: events[0].retroactive: got "0", want true or false`},
		{readError[sla.Policy](`{"name":"p","calendars":{"a b":{"zone":"UTC","week":{}}},"rules":[{"name":"r","match":{"` + long + `":1},"targets":[{"metric":"resolution","limit":"1h","calendar":"c"}]}],"rules":1}`),
			`sla: policy: rules: got "rules", want each name once
sla: policy: rules[0].match["xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"]: got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", want one of channel, labels, priority, tier
sla: policy: rules[0].targets[0].calendar: got "c", want one of the calendars of this document: a b`},
	})
}

// Each field that does not belong to a kind of event is named.
func TestMessagesAboutFieldsOfEvents(t *testing.T) {
	target := sla.Target{Metric: sla.Resolution, Limit: time.Hour}
	c, err := sla.NewClock(target)
	if err == nil {
		c, err = c.Append(sla.Event{Kind: sla.Start, At: minute(0)})
	}
	if err != nil {
		t.Fatal(err)
	}
	for field, e := range map[string]sla.Event{
		"since": {Since: minute(0)}, "by": {By: minute(2)}, "mode": {Mode: sla.Continue},
		"target": {Target: &target}, "calendar": {Calendar: sla.Always(nil)}, "retroactive": {Retroactive: true},
	} {
		e.Kind, e.At = sla.Stop, minute(1)
		_, err := c.Append(e)
		reads(t, []message{{err, "sla: clock: entry 1, stop at 2026-03-02T09:01:00Z: malformed: got " + field + " is set, want none for a stop of resolution"}})
	}
}

// A target with many faults is refused in a few words.
func TestRefusedTargetIsCut(t *testing.T) {
	target := sla.Target{Metric: sla.Resolution, Limit: -1, Warnings: make([]sla.Warning, 100)}
	c, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: time.Hour})
	if err == nil {
		_, err = c.Append(sla.Event{Kind: sla.Start, At: minute(0)}, sla.Event{Kind: sla.Retarget, At: minute(1), Target: &target})
	}
	if err == nil || len(err.Error()) > 500 || !strings.Contains(err.Error(), "…\", want a target without faults") {
		t.Errorf("got %v", err)
	}
}

// A path of 200 bytes is told in full, as is an input of 40.
func TestLongMessagesAreCut(t *testing.T) {
	path, got := strings.Repeat("p", 200), strings.Repeat("g", 40)
	const end = "…" // which stands for what was cut
	reads(t, []message{
		{&sla.FieldError{Of: "calendar", Path: path, Got: got, Want: "w"}, "sla: calendar: " + path + `: got "` + got + `", want w`},
		{&sla.FieldError{Of: "calendar", Path: path + "p", Got: got + "g", Want: "w"}, "sla: calendar: " + path + end + `: got "` + got + end + `", want w`},
		{&sla.FieldError{Of: "calendar", Path: "p" + path[2:] + "é", Got: "", Want: "w"}, "sla: calendar: " + path[:199] + end + `: got "", want w`},
		{&sla.FormatError{Type: "Date", Input: got + "g", Want: "w"}, `sla: Date: got "` + got + end + `", want w`},
		{&sla.ZoneError{Zone: got + "g", Other: got}, `sla: calendar: got one in zone "` + got + `", want one with the name and offsets of "` + got + end + `"`},
	})
}

func TestMessagesAboutPolicies(t *testing.T) {
	target := sla.Target{Metric: sla.Resolution, Limit: time.Hour}
	policy := func(calendars map[string]*sla.Calendar, rules ...sla.Rule) error {
		_, err := sla.NewPolicy("p", calendars, rules)
		return err
	}
	reads(t, []message{
		{policy(map[string]*sla.Calendar{"a": nil}), `sla: policy: calendars.a: got "nil", want a calendar
sla: policy: rules: got "none", want at least one rule`},
		{policy(map[string]*sla.Calendar{"a": nineToFive, "b": nineToNoon}, sla.Rule{Name: "r", Match: sla.Match{Tiers: []string{"a", "a"}}}, sla.Rule{Name: "r", Targets: []sla.Target{target, {Metric: sla.Resolution, Limit: 1, Calendar: sla.Always(nil)}}}),
			`sla: policy: rules[0].match.tier[1]: got "a", want each value once
sla: policy: rules[0].targets: got "none", want at least one target
sla: policy: rules[1].name: got "r", want a name of its own
sla: policy: rules[1].targets[1].metric: got "resolution", want each metric once
sla: policy: rules[1].targets[1].calendar: got "one without a name", want one of the policy's calendars: a, b`},
		{policy(nil,
			sla.Rule{Name: "a", Match: sla.Match{Channels: []string{"x"}}, Targets: []sla.Target{target}},
			sla.Rule{Name: "b", Match: sla.Match{Channels: []string{"y"}}, Targets: []sla.Target{target}},
			sla.Rule{Name: "c", Match: sla.Match{Channels: []string{"x", "y"}, Tiers: []string{"t"}}, Targets: []sla.Target{target}}),
			`sla: policy: rules[2].match: got "what no request can reach", want something that is not all taken by rules[0] and rules[1]`},
		{json.Unmarshal([]byte(carePolicy), func() *sla.Policy {
			p, err := sla.NewPolicy("p", nil, []sla.Rule{{Name: "a", Targets: []sla.Target{target}}})
			if err != nil {
				t.Fatal(err)
			}
			return p
		}()), `sla: policy: got "p", want the zero Policy to read into`},
	})
}

func TestMessagesAboutLogs(t *testing.T) {
	clock := func(target sla.Target, events ...sla.Event) error {
		c, err := sla.NewClock(target)
		if err != nil {
			return err
		}
		_, err = c.Append(events...)
		return err
	}
	answer := sla.Target{Metric: sla.FirstResponse, Limit: time.Hour}
	solve := sla.Target{Metric: sla.Resolution, Limit: time.Hour}
	ready := sla.Target{Metric: sla.Readiness}
	at := func(kind sla.EventKind, n int) sla.Event { return sla.Event{Kind: kind, At: minute(n)} }
	start := at(sla.Start, 0)
	const entry = "sla: clock: entry "
	reads(t, []message{
		{clock(answer, sla.Event{Kind: sla.Start}), entry + `0, start at 0001-01-01T00:00:00Z: malformed: got at 0001-01-01T00:00:00Z, want an instant of the years 1900 to 2149`},
		{clock(answer, at(9, 0)), entry + `0, EventKind(9) at 2026-03-02T09:00:00Z: malformed: got kind EventKind(9), want one of start, pause, resume, stop, cancel, reopen, retarget, recalendar`},
		{clock(answer, sla.Event{Kind: sla.Start, At: minute(0), Since: minute(1)}), entry + `0, start at 2026-03-02T09:00:00Z: malformed: got since 2026-03-02T09:01:00Z, want an instant not after at`},
		{clock(answer, sla.Event{Kind: sla.Start, At: minute(0), By: minute(1)}), entry + `0, start at 2026-03-02T09:00:00Z: malformed: got by is set, want none for a start of first-response`},
		{clock(answer, sla.Event{Kind: sla.Start, At: minute(0), Ref: "\xff"}), entry + `0, start at 2026-03-02T09:00:00Z: malformed: got ref which is not UTF-8, want UTF-8`},
		{clock(ready, start), entry + `0, start at 2026-03-02T09:00:00Z: malformed: got by is not set, want the announced instant`},
		{clock(ready, sla.Event{Kind: sla.Start, At: minute(0), By: minute(9)}, at(sla.Pause, 1)), entry + `1, pause at 2026-03-02T09:01:00Z: not allowed: got a clock of readiness, want a retarget, since an announced instant does not wait`},
		{clock(answer, start, at(sla.Pause, -1)), entry + `1, pause at 2026-03-02T08:59:00Z: out of order: got an instant before that one, 2026-03-02T09:00:00Z, want that instant or a later one`},
		{clock(answer, start, at(sla.Start, 1)), entry + `1, start at 2026-03-02T09:01:00Z: not allowed: got a clock that is running, want one of pause, stop, cancel, retarget, recalendar`},
		{clock(answer, start, at(sla.Cancel, 1), at(sla.Start, 1)), entry + `2, start at 2026-03-02T09:01:00Z: not allowed: got a clock that is cancelled, want nothing more`},
		{clock(answer, start, at(sla.Stop, 1), at(sla.Reopen, 1)), entry + `2, reopen at 2026-03-02T09:01:00Z: not allowed: got a clock of first-response, want a clock of its own for what follows the first response`},
		{clock(solve, start, at(sla.Stop, 1), at(sla.Reopen, 1)), entry + `2, reopen at 2026-03-02T09:01:00Z: malformed: got mode ReopenMode(0), want one of restart, continue, since-creation`},
		{clock(solve, start, at(sla.Retarget, 1)), entry + `1, retarget at 2026-03-02T09:01:00Z: malformed: got target is not set, want the new target`},
		{clock(solve, start, sla.Event{Kind: sla.Retarget, At: minute(1), Target: &answer}), entry + `1, retarget at 2026-03-02T09:01:00Z: malformed: got target of first-response, want one of resolution`},
		{clock(solve, start, sla.Event{Kind: sla.Retarget, At: minute(1), Target: &sla.Target{Metric: sla.Resolution}}), entry + `1, retarget at 2026-03-02T09:01:00Z: malformed: got target "sla: target: limit: got \"0s\", want more than 0s", want a target without faults`},
		{clock(solve, start, at(sla.Recalendar, 1)), entry + `1, recalendar at 2026-03-02T09:01:00Z: malformed: got calendar that is not set or never opens, want one that opens`},
		{clock(sla.Target{Metric: sla.Resolution, Limit: time.Hour, Calendar: pastCalendar}, start), entry + `0, start at 2026-03-02T09:00:00Z: the calendar has no such time: got no due instant, want one in the years 1900 to 2149`},
		{func() error { _, err := sla.Clock{}.Append(start); return err }(), entry + `0, start at 2026-03-02T09:00:00Z: not allowed: got a clock without a target, want one that NewClock gave`},
		{func() error { _, err := json.Marshal(sla.Clock{}); return err.(*json.MarshalerError).Err }(), `sla: clock: got "the zero Clock", want one with a target`},
		{func() error { _, err := json.Marshal(sla.Promise{}); return err.(*json.MarshalerError).Err }(), `sla: promise: got "the zero Promise", want one that NewPromise gave`},
		{func() error { _, err := json.Marshal(new(sla.Policy)); return err.(*json.MarshalerError).Err }(), `sla: policy: got "the zero Policy", want one that NewPolicy gave`},
		{func() error { _, err := json.Marshal(sla.Conversation{}); return err.(*json.MarshalerError).Err }(), `sla: conversation: got "the zero Conversation", want one that NewConversation gave`},
	})
	c, err := sla.NewConversation(sla.Restart, nil)
	if err != nil {
		t.Fatal(err)
	}
	talk := func(entries ...sla.Entry) error { _, err := c.Append(entries...); return err }
	wrote := sla.Entry{Kind: sla.CustomerWrote, At: minute(0)}
	p := newPromise(t)
	word := func(entries ...sla.PromiseEntry) error { _, err := p.Append(entries...); return err }
	reads(t, []message{
		{talk(sla.Entry{Kind: sla.Solved, At: minute(0)}), `sla: conversation: entry 0, solved at 2026-03-02T09:00:00Z: not allowed: got a ticket that is not written yet, want one of customer-wrote, agent-wrote, machine-wrote`},
		{talk(wrote, sla.Entry{Kind: sla.FollowedUp, At: minute(1)}), `sla: conversation: entry 1, followed-up at 2026-03-02T09:01:00Z: not allowed: got a ticket that is opened, want one of customer-wrote, agent-wrote, machine-wrote, awaits-customer, awaits-others, solved, merged-away, took-over`},
		{talk(wrote, sla.Entry{Kind: sla.AgentWrote, At: minute(1), Answers: true}), `sla: conversation: entry 1, agent-wrote at 2026-03-02T09:01:00Z: malformed: got answers is set, want none for agent-wrote`},
		{talk(wrote, sla.Entry{Kind: sla.AgentWrote, At: minute(1), Since: minute(0)}), `sla: conversation: entry 1, agent-wrote at 2026-03-02T09:01:00Z: malformed: got since 2026-03-02T09:00:00Z, want none, or for took-over an instant not after at`},
		{talk(wrote, sla.Entry{Kind: sla.AgentWrote}), `sla: conversation: entry 1, agent-wrote at 0001-01-01T00:00:00Z: malformed: got at 0001-01-01T00:00:00Z, want an instant of the years 1900 to 2149`},
		{talk(sla.Entry{At: minute(0)}), `sla: conversation: entry 0, EntryKind(0) at 2026-03-02T09:00:00Z: malformed: got kind EntryKind(0), want one of customer-wrote, agent-wrote, machine-wrote, opened, awaits-customer, awaits-others, solved, followed-up, merged-away, took-over`},
		{talk(sla.Entry{Kind: sla.AgentWrote, At: minute(0), Ref: "\xff"}), `sla: conversation: entry 0, agent-wrote at 2026-03-02T09:00:00Z: malformed: got ref which is not UTF-8, want UTF-8`},
		{func() error { _, err := sla.Conversation{}.Append(wrote); return err }(), `sla: conversation: entry 0, customer-wrote at 2026-03-02T09:00:00Z: not allowed: got a conversation without a reopen mode, want one that NewConversation gave`},
		{func() error { _, err := sla.NewConversation(0, nil); return err }(), `sla: conversation: reopen: got "ReopenMode(0)", want one of restart, continue, since-creation`},
		{word(sla.PromiseEntry{Act: sla.Stated, At: minute(0), By: minute(1)}), `sla: promise: entry 0, stated at 2026-03-02T09:00:00Z: not allowed: got a promise of which nothing is assessed, want one of assessed, declined`},
		{word(sla.PromiseEntry{Act: sla.Assessed, At: minute(0)}, sla.PromiseEntry{Act: sla.Informed, At: minute(0)}), `sla: promise: entry 1, informed at 2026-03-02T09:00:00Z: not allowed: got a promise that is assessed, want one of stated, declined`},
		{word(sla.PromiseEntry{Act: sla.Assessed, At: minute(0)}, sla.PromiseEntry{Act: sla.Stated, At: minute(0)}), `sla: promise: entry 1, stated at 2026-03-02T09:00:00Z: malformed: got by 0001-01-01T00:00:00Z, want an instant after at`},
		{word(sla.PromiseEntry{Act: sla.Assessed, At: minute(0), By: minute(1)}), `sla: promise: entry 0, assessed at 2026-03-02T09:00:00Z: malformed: got by is set, want none for assessed`},
		{func() error {
			_, err := sla.Promise{}.Append(sla.PromiseEntry{Act: sla.Assessed, At: minute(0)})
			return err
		}(), `sla: promise: entry 0, assessed at 2026-03-02T09:00:00Z: not allowed: got a promise without targets, want one that NewPromise gave`},
	})
}
