package sla_test

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
)

func TestRings(t *testing.T) {
	tests := []struct {
		n     int
		cycle time.Duration
		want  time.Duration
		why   string
	}{
		{3, 3 * time.Second, 9 * time.Second, "in Britain"},
		{3, 5 * time.Second, 15 * time.Second, "in China"},
		{3, 6 * time.Second, 18 * time.Second, "in North America"},
		{1, 1, 1, "the least"},
		{0, time.Second, 0, "no ring"},
		{-3, -time.Second, 0, "less than none"},
		{-3, time.Second, 0, "less than no ring"},
		{3, 0, 0, "no time"},
		{math.MaxInt32, math.MaxInt64 / 2, 0, "more than a Duration holds"},
	}
	for _, tt := range tests {
		if got := sla.Rings(tt.n, tt.cycle); got != tt.want {
			t.Errorf("Rings(%d, %v) = %v, want %v: %s", tt.n, tt.cycle, got, tt.want, tt.why)
		}
	}
}

func TestTighten(t *testing.T) {
	target := sla.Target{
		Metric: sla.FollowUp, NotBefore: 10, Goal: 15, Limit: 31, Calendar: nineToFive, Policy: "p", Rule: "r",
		Warnings: []sla.Warning{{Percent: 50}, {Before: 9}},
	}
	tight, err := target.Tighten(50)
	want := sla.Target{
		Metric: sla.FollowUp, NotBefore: 10, Goal: 12, Limit: 20, Calendar: nineToFive, Policy: "p", Rule: "r",
		Warnings: []sla.Warning{{Percent: 50}, {Before: 4}},
	}
	if err != nil || string(encode(t, tight)) != string(encode(t, want)) {
		t.Errorf("%+v, %v, want %+v", tight, err, want)
	}
	if target.Warnings[1].Before != 9 {
		t.Error("it changed its origin")
	}
	if same, err := target.Tighten(100); err != nil || string(encode(t, same)) != string(encode(t, target)) {
		t.Errorf("by nothing: %+v, %v", same, err)
	}
	long := sla.Target{Metric: sla.Resolution, Limit: math.MaxInt64}
	if least, err := long.Tighten(1); err != nil || least.Limit != math.MaxInt64/100 {
		t.Errorf("a long one: %+v, %v", least, err)
	}
	for _, tt := range []struct {
		target  sla.Target
		percent int
		want    []string
	}{
		{target, 0, []string{"percent"}},
		{target, 101, []string{"percent"}},
		{sla.Target{Metric: sla.Readiness}, 0, []string{"percent", "metric"}},
		{sla.Target{Metric: sla.PromiseKeeping}, 50, []string{"metric"}},
		{sla.Target{Metric: sla.Resolution, Limit: 1}, 50, []string{"limit"}},
		{sla.Target{Metric: sla.FollowUp, NotBefore: 1, Limit: 2}, 50, []string{"not_before"}},
	} {
		got, err := tt.target.Tighten(tt.percent)
		if diff := gocmp.Diff(tt.want, paths(t, err)); diff != "" || got.Limit != 0 {
			t.Errorf("%+v by %d: %+v, %v (-want +got):\n%s", tt.target, tt.percent, got, err, diff)
		}
	}
}

func TestWarningTexts(t *testing.T) {
	for text, want := range map[string]sla.Warning{
		"1%": {Percent: 1}, "99%": {Percent: 99}, "1h30m before due": {Before: 90 * time.Minute}, "1ns before due": {Before: 1},
	} {
		var w sla.Warning
		if err := w.UnmarshalText([]byte(text)); err != nil || w != want {
			t.Errorf("%q is read as %+v, %v", text, w, err)
		}
		if got, err := want.MarshalText(); err != nil || string(got) != text {
			t.Errorf("%+v is written as %q, %v", want, got, err)
		}
	}
	for _, text := range []string{"", "0%", "100%", "-1%", "+1%", "01%", "1 %", "1", "90m before due", "0s before due", "-1m before due", " before due", "1h30m", "1h30m before due ", "1%1%", "%"} {
		w := sla.Warning{Percent: 7}
		if err := w.UnmarshalText([]byte(text)); err == nil || w.Percent != 7 || !strings.Contains(err.Error(), "sla: warning: got ") {
			t.Errorf("%q is read as %+v, %v", text, w, err)
		}
	}
	for _, w := range []sla.Warning{{}, {Percent: 100}, {Percent: -1}, {Before: -1}, {Percent: 1, Before: 1}} {
		if text, err := w.MarshalText(); err == nil {
			t.Errorf("%+v is written as %q", w, text)
		}
	}
}

// A share is rounded up to the nanosecond: it has been used, not nearly.
func TestWarningsOfLengthsThatDoNotDivide(t *testing.T) {
	for _, limit := range []time.Duration{1, 2, 3, 99, 100, 101, 199, 1_000_003} {
		for _, percent := range []int{1, 33, 50, 67, 99} {
			c := run(t, sla.Target{Metric: sla.Resolution, Limit: limit, Warnings: []sla.Warning{{Percent: percent}}}, "start Mon 09:00")
			at, _ := c.At(when("Mon 08:00").Add(2 * time.Hour)).RiskAt()
			used := at.Sub(when("Mon 09:00"))
			if int64(used)*100 < int64(limit)*int64(percent) || int64(used-1)*100 >= int64(limit)*int64(percent) {
				t.Errorf("%d%% of %d is reached after %d", percent, limit, used)
			}
		}
	}
}

func TestTargetsComeBackFromJSON(t *testing.T) {
	full := sla.Target{
		Metric: sla.FollowUp, NotBefore: 24 * time.Hour, Goal: 36 * time.Hour, Limit: 48 * time.Hour,
		Warnings: []sla.Warning{{Percent: 75}, {Before: 90 * time.Minute}}, Calendar: nineToFive, Policy: "care", Rule: "all",
	}
	for _, tt := range []struct {
		target sla.Target
		want   string
	}{
		{full, `{"metric":"follow-up","goal":"36h","limit":"48h","not_before":"24h","warnings":["75%","1h30m before due"],"calendar":` + string(encode(t, nineToFive)) + `,"policy":"care","rule":"all"}`},
		{sla.Target{Metric: sla.PromiseKeeping}, `{"metric":"promise","limit":"0s"}`},
	} {
		data := encode(t, tt.target)
		if string(data) != tt.want {
			t.Errorf("stored as %s\nwant %s", data, tt.want)
		}
		var back sla.Target
		if err := json.Unmarshal(data, &back); err != nil || string(encode(t, back)) != string(data) {
			t.Errorf("%s came back as %+v, %v", data, back, err)
		}
	}
	if data, err := json.Marshal(sla.Target{}); err == nil {
		t.Errorf("the zero Target is stored as %s", data)
	}
	back := sla.Target{Limit: 7}
	err := json.Unmarshal([]byte(`{"metric":"x","limit":"1h","calendar":{"zone":"Berlin","week":{}},"goal":null,"more":1}`), &back)
	if got, want := paths(t, err), []string{"metric", "calendar.zone", "goal", "more"}; !slices.Equal(got, want) || back.Limit != 7 {
		t.Errorf("%v, %+v, want faults at %v", err, back, want)
	}
}

func TestEventsComeBackFromJSON(t *testing.T) {
	target := sla.Target{Metric: sla.Resolution, Limit: time.Hour}
	for _, e := range []sla.Event{
		{Kind: sla.Start, At: minute(1), Since: minute(0), By: minute(9), Ref: "a"},
		{Kind: sla.Reopen, At: minute(1), Mode: sla.Continue},
		{Kind: sla.Retarget, At: minute(1), Target: &target},
		{Kind: sla.Recalendar, At: minute(1), Calendar: nineToFive, Retroactive: true},
	} {
		data := encode(t, e)
		var back sla.Event
		if err := json.Unmarshal(data, &back); err != nil || string(encode(t, back)) != string(data) {
			t.Errorf("%s came back as %+v, %v", data, back, err)
		}
	}
	back := sla.Event{Ref: "kept"}
	err := json.Unmarshal([]byte(`{"kind":"x","at":1,"since":"","by":"2026-03-02","mode":"","target":{"limit":1},"calendar":[],"retroactive":"yes","ref":null,"more":1}`), &back)
	want := []string{"kind", "at", "since", "by", "mode", "target.limit", "calendar", "retroactive", "ref", "more"}
	if got := paths(t, err); !slices.Equal(got, want) || back.Ref != "kept" {
		t.Errorf("%v, %+v, want faults at %v", err, back, want)
	}
	for _, data := range []string{`1`, `[]`, `null`, `{"kind":"start","kind":"start"}`} {
		if err := json.Unmarshal([]byte(data), &back); data != `null` && err == nil {
			t.Errorf("%s is read as %+v", data, back)
		}
	}
}
