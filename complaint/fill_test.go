package complaint_test

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/complaint"
)

func TestFormsThatCannotBeRead(t *testing.T) {
	for _, tt := range []struct {
		action             complaint.Action
		field, text, fault string
		code               complaint.Code
	}{
		{complaint.Receive, "rework", "two", "rework", complaint.CodePayload},
		{complaint.Receive, "rework", "2.5", "rework", complaint.CodePayload},
		{complaint.Promise, "due", "tomorrow", "due", complaint.CodePayload},
		{complaint.Promise, "due", "2026-02-30T09:00", "due", complaint.CodePayload},
		{complaint.Promise, "due", "9999-01-01T09:00", "due", complaint.CodePayload},
		{complaint.Note, "text", "a\xff", "text", complaint.CodePayload},
		{complaint.Receive, "handler", "\xff", "handler", complaint.CodePayload},
		{complaint.Classify, "category", "Broken appointment", "category", complaint.CodePayload},
		{0, "text", "x", "action", complaint.CodeUnknownAction},
		{255, "text", "x", "action", complaint.CodeUnknownAction},
	} {
		got, err := tt.action.Fill(func(name string) string {
			if name == tt.field {
				return tt.text
			}
			return ""
		}, time.UTC)
		refused, ok := errors.AsType[*complaint.Refusal](err)
		if !ok || got != nil || refused.Code != tt.code || refused.Field != tt.fault || refused.Action != tt.action {
			t.Errorf("%v %s=%q: %v, %v", tt.action, tt.field, tt.text, got, err)
		}
	}
}

func TestFormsInWhichNothingWasTyped(t *testing.T) {
	for _, a := range complaint.Actions() {
		if d, err := a.Fill(func(string) string { return "" }, nil); d != nil || err != nil {
			t.Errorf("%v: %v, %v", a, d, err)
		}
	}
}

func TestInstantsAreTypedOnTheClocksOfAZone(t *testing.T) {
	want := complaint.Commitment{Due: time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)}
	for text, zone := range map[string]*time.Location{
		"2026-03-02T17:30":          time.FixedZone("", 8*3600),
		"2026-03-02T09:30":          nil,
		"2026-03-02T09:30:00":       time.UTC,
		"2026-03-02T17:30:00+08:00": time.UTC,
	} {
		got, err := complaint.Promise.Fill(func(name string) string {
			return map[string]string{"due": text}[name]
		}, zone)
		if diff := cmp.Diff(complaint.Details(want), got); err != nil || diff != "" {
			t.Errorf("%s in %v: %v (-want +got)\n%s", text, zone, err, diff)
		}
	}
}

// Promises come over with a merge; they cannot be typed.
func TestPromisesAreNotTyped(t *testing.T) {
	got, err := complaint.Absorb.Fill(func(name string) string { return map[string]string{"other": "C-2", "promises": "[]"}[name] }, nil)
	if diff := cmp.Diff(complaint.Details(complaint.Merger{Other: "C-2"}), got); err != nil || diff != "" {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
}
