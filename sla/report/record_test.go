package report_test

import (
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// recordFaults spoil a record, each in one way, with what the error then says.
var recordFaults = []struct {
	name  string
	spoil func(*report.Record)
	want  string
}{
	{"metric not set", func(r *report.Record) { r.Metric = 0 },
		`report: record.metric: sla: Metric: got "Metric(0)", want one of first-response, `},
	{"metric unknown", func(r *report.Record) { r.Metric = 99 },
		`report: record.metric: sla: Metric: got "Metric(99)", want one of first-response, `},
	{"outcome not set", func(r *report.Record) { r.Outcome = 0 },
		`report: record.outcome: report: Outcome: got "Outcome(0)", want one of met, `},
	{"outcome unknown", func(r *report.Record) { r.Outcome = 6 },
		`report: record.outcome: report: Outcome: got "Outcome(6)", want one of met, `},
	{"business time negative", func(r *report.Record) { r.Business, r.Wall = -1, 0 },
		"report: record.business: got -1ns, want 0s or more"},
	{"wall time negative", func(r *report.Record) { r.Business, r.Wall = 0, -time.Hour },
		"report: record.wall: got -1h0m0s, want at least 0s, the business time"},
	{"both negative", func(r *report.Record) { r.Business, r.Wall = -2, -1 },
		"report: record.wall: got -1ns, want at least 0s, the business time"},
	{"wall time shorter", func(r *report.Record) { r.Business, r.Wall = time.Hour, time.Hour-1 },
		"report: record.wall: got 59m59.999999999s, want at least 1h0m0s, the business time"},
	{"contacts negative", func(r *report.Record) { r.Metric, r.Contacts = sla.Resolution, -1 },
		"report: record.contacts: got -1, want 0 to 100"},
	{"contacts too many", func(r *report.Record) { r.Metric, r.Contacts = sla.Resolution, 101 },
		"report: record.contacts: got 101, want 0 to 100"},
	{"contacts on another metric", func(r *report.Record) { r.Metric, r.Contacts = sla.FollowUp, 1 },
		"report: record.contacts: got 1 on a clock of follow-up, want contacts only on resolution"},
	{"policy too long", func(r *report.Record) { r.Policy = strings.Repeat("x", 65) },
		"report: record.policy: got 65 bytes, want at most 64"},
	{"channel no UTF-8", func(r *report.Record) { r.Channel = "chat\xff" },
		"report: record.channel: got invalid UTF-8 at byte 4, want valid UTF-8"},
	{"priority with a line break", func(r *report.Record) { r.Priority = "high\nhelp me" },
		"report: record.priority: got control character U+000A at byte 4, want none"},
	{"tier with a zero byte", func(r *report.Record) { r.Tier = "电\x00" },
		"report: record.tier: got control character U+0000 at byte 3, want none"},
}

func TestRecordFaults(t *testing.T) {
	for _, tt := range recordFaults {
		r := report.Record{Key: report.Key{Metric: sla.Resolution}, Outcome: report.Met}
		tt.spoil(&r)
		var tally report.Tally
		err := tally.Add(r)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
		if got, want := places(t, err), placesOfFaults(r); !slices.Equal(got, want) {
			t.Errorf("%s: faults at %q, want %q", tt.name, got, want)
		}
		if tally.Len() != 0 || tally.Records() != 0 {
			t.Errorf("%s: the tally is not empty", tt.name)
		}
	}
}

// placesOfFaults goes through the fields of a record in order.
func placesOfFaults(r report.Record) []string {
	bad := []struct {
		place string
		is    bool
	}{
		{"business", r.Business < 0},
		{"channel", badName(r.Channel)},
		{"contacts", r.Contacts < 0 || r.Contacts > 100},
		{"contacts", r.Contacts != 0 && r.Metric != sla.Resolution},
		{"metric", !slices.Contains(sla.Metrics(), r.Metric)},
		{"outcome", !slices.Contains(report.Outcomes(), r.Outcome)},
		{"policy", badName(r.Policy)},
		{"priority", badName(r.Priority)},
		{"tier", badName(r.Tier)},
		{"wall", r.Wall < 0 || r.Wall < r.Business},
	}
	var places []string
	for _, b := range bad {
		if b.is {
			places = append(places, "record."+b.place)
		}
	}
	return places
}

func badName(s string) bool {
	return len(s) > 64 || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl)
}

// places takes an error apart into the sorted places of its ValueErrors; there
// is nothing else in it.
func places(t rapid.TB, err error) []string {
	t.Helper()
	var all []string
	for _, e := range leaves(err) {
		v, ok := e.(*report.ValueError)
		if !ok {
			t.Fatalf("%#v is no *ValueError", e)
		}
		all = append(all, v.Place)
	}
	slices.Sort(all)
	return all
}

func leaves(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

func TestEnumFaultsKeepTheirCause(t *testing.T) {
	var tally report.Tally
	err := tally.Add(report.Record{})
	if e, ok := errors.AsType[*sla.UnknownError](err); !ok || e.Type != "Metric" {
		t.Errorf("no unknown metric in %v", err)
	}
	if e, ok := errors.AsType[*report.UnknownError](err); !ok || e.Type != "Outcome" {
		t.Errorf("no unknown outcome in %v", err)
	}
}

// What is just allowed is accepted.
func TestRecordLimits(t *testing.T) {
	tests := []report.Record{
		{Outcome: report.Met, Business: 0, Wall: 0},
		{Outcome: report.Missed, Business: math.MaxInt64, Wall: math.MaxInt64},
		{Outcome: report.Met, Contacts: report.MaxContacts},
		{Outcome: report.Met, Contacts: 1},
		{Outcome: report.Open, Contacts: 1},
		{Outcome: report.Cancelled, Key: report.Key{Policy: strings.Repeat("电", 21) + "x", Channel: "\ufffd", Tier: " "}},
	}
	var tally report.Tally
	for _, r := range tests {
		r.Metric = sla.Resolution
		if err := tally.Add(r); err != nil {
			t.Errorf("Add(%+v) = %v", r, err)
		}
	}
	if tally.Records() != uint64(len(tests)) {
		t.Errorf("%d records", tally.Records())
	}
}

// A key whose texts were cut from a large buffer does not keep the buffer.
func TestAddCopiesItsKey(t *testing.T) {
	const size = 16 << 20
	var tally report.Tally
	k := report.Key{Metric: sla.AgentWork}
	before := heap()
	long := strings.Repeat("phone, gold and sixteen million bytes more", size/42)
	k.Policy, k.Channel, k.Priority, k.Tier = long[7:11], long[:5], long[12:15], long[16:23]
	if err := tally.Add(report.Record{Key: k, Outcome: report.Open}); err != nil {
		t.Fatal(err)
	}
	k, long = report.Key{}, ""
	if after := heap(); after > before+size/2 {
		t.Errorf("the heap grew from %d to %d bytes", before, after)
	}
	for k := range tally.All() {
		want := report.Key{Metric: sla.AgentWork, Policy: "gold", Channel: "phone", Priority: "and", Tier: "sixteen"}
		if k != want {
			t.Errorf("key %+v, want %+v", k, want)
		}
	}
}

// heap gives the bytes that are in use after everything unused is gone.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
