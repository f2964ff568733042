package sla_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/sla"
)

// What would end a part of a document does not do so inside of a text.
func TestDocumentsMayHaveAnyText(t *testing.T) {
	for _, ref := range []string{`"`, `\`, `\\`, `\"`, `,`, `:`, `]}`, `[{`, `a"],[{"b\`, " ", "\n", "\u2028", "電郵 ✓", "<&>"} {
		c, err := sla.NewClock(sla.Target{Metric: sla.Resolution, Limit: 1})
		if err == nil {
			c, err = c.Append(sla.Event{Kind: sla.Start, At: minute(0), Ref: ref}, sla.Event{Kind: sla.Stop, At: minute(1), Ref: "m2"})
		}
		if err != nil {
			t.Fatal(err)
		}
		back := comesBack[sla.Clock](t, encode(t, c))
		if events := back.Events(); len(events) != 2 || events[0].Ref != ref || events[1].Ref != "m2" {
			t.Errorf("%q came back as %v", ref, events)
		}
	}
}

// Space is free wherever JSON allows it, and so is the way in which letters are
// escaped.
func TestDocumentsMayHaveSpace(t *testing.T) {
	var dense, airy, escaped sla.Clock
	spread := strings.NewReplacer(`{`, "{ ", `}`, "\t}", `[`, "[\r\n", `]`, " ]", `,`, " , ", `":`, "\" :\n")
	for into, document := range map[*sla.Clock]string{
		&dense: storedClock, &airy: " " + spread.Replace(storedClock) + "\n",
		&escaped: strings.ReplaceAll(storedClock, `"zone"`, `"\u007aon\u0065"`),
	} {
		if err := json.Unmarshal([]byte(document), into); err != nil {
			t.Fatalf("%s: %v", document, err)
		}
		if err := into.UnmarshalJSON([]byte(document)); err != nil { // without a package that takes the space off
			t.Fatalf("%s: %v", document, err)
		}
	}
	if want := string(encode(t, dense)); want != storedClock || string(encode(t, airy)) != want || string(encode(t, escaped)) != want {
		t.Errorf("got %s and %s", encode(t, airy), encode(t, escaped))
	}
	var c sla.Calendar
	if err := c.UnmarshalJSON([]byte(`{"zone":"UTC","week":{ },"exceptions":{"2026-02-17":[ ]}}`)); err != nil {
		t.Error(err)
	}
}

// A fault in a part hides those that follow from it, and no others.
func TestFaultsAreToldOnce(t *testing.T) {
	reads(t, []message{
		{readError[sla.Calendar](`{"zone":"UTC","week":{"mon":[["9","17:00"],["10:00","11:00"],["10:30","12:00"],5]},"day":"x"}`), `sla: calendar: week.mon[0].open: got "9", want a time from 00:00 to 24:00, such as 09:00 or 09:00:30
sla: calendar: week.mon[3]: got "5", want two times such as ["09:00","17:00"]
sla: calendar: day: got "x", want a length of time such as 1h30m
sla: calendar: week.mon[2]: got "10:30-12:00", want no overlap with 10:00-11:00`},
		{readError[sla.Calendar](`{"zones":"UTC","week":[]}`), `sla: calendar: zones: got "zones", want one of day, exceptions, week, zone
sla: calendar: week: got "[]", want an object
sla: calendar: zone: got "nothing", want a time zone`},
		{readError[sla.Clock](`{"target":5}`), `sla: clock: target: got "5", want an object`},
		{new(sla.Clock).UnmarshalJSON([]byte(`{`)), `sla: clock: got "{", want JSON (line 1, column 1: unexpected end of JSON input)`},
	})
}
