package report_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// Tallies come back from both forms, and from JSON in which white space was
// added; and whatever a form is damaged into, it is either refused or the exact
// form of another tally.
func TestLawStoredTalliesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tally := tallyOf(t, drawRecords(t))
		want := stored(t, tally)
		inBinary, _ := tally.MarshalBinary()
		inJSON, _ := json.Marshal(tally)
		pretty, _ := json.MarshalIndent(*tally, "", "  ")
		var fromBinary, fromJSON, fromPretty report.Tally
		for form, err := range map[string]error{
			"binary": fromBinary.UnmarshalBinary(inBinary),
			"JSON":   json.Unmarshal(inJSON, &fromJSON),
			"pretty": fromPretty.UnmarshalJSON(pretty),
		} {
			if err != nil {
				t.Fatalf("%s: %v", form, err)
			}
		}
		for form, back := range map[string]*report.Tally{"binary": &fromBinary, "JSON": &fromJSON, "pretty": &fromPretty} {
			if got := stored(t, back); got != want || back.Records() != tally.Records() {
				t.Fatalf("from %s:\n%q\nwant\n%q", form, got, want)
			}
		}
		checkBinary(t, damaged(t, inBinary))
		checkJSON(t, damaged(t, inJSON))
	})
}

func TestLawStoredRecordsAndObjectivesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		record, err := json.Marshal(drawRecord(t))
		if err != nil {
			t.Fatal(err)
		}
		objective, err := json.Marshal(drawObjective(t))
		if err != nil {
			t.Fatal(err)
		}
		comesBack[report.Record](t, record)
		comesBack[report.Objective](t, objective)
		readsOrRefuses[report.Record](t, damaged(t, record))
		readsOrRefuses[report.Objective](t, damaged(t, objective))
	})
}

// damaged changes some bytes: flips, cuts, doubles or swaps them.
func damaged(t *rapid.T, data []byte) []byte {
	for range rapid.IntRange(1, 3).Draw(t, "damages") {
		from := rapid.IntRange(0, len(data)).Draw(t, "from")
		to := min(len(data), from+rapid.IntRange(0, 8).Draw(t, "length"))
		part := string(data[from:to])
		switch rapid.IntRange(0, 3).Draw(t, "damage") {
		case 0:
			part = ""
		case 1:
			part += part
		case 2:
			part = string(rapid.SliceOfN(rapid.Byte(), len(part), len(part)).Draw(t, "bytes"))
		default:
			part = strings.ToUpper(part)
		}
		data = []byte(string(data[:from]) + part + string(data[to:]))
	}
	return data
}

// checkBinary is what must hold for any bytes whatever.
func checkBinary(t rapid.TB, data []byte) {
	t.Helper()
	tally := tallyOf(t, someRecords())
	before := stored(t, tally)
	err := tally.UnmarshalBinary(data)
	if refused(t, err, before, tally) {
		return
	}
	if again, _ := tally.MarshalBinary(); string(again) != string(data) {
		t.Fatalf("accepted %x, which is not the form of its tally, %x", data, again)
	}
	checkFigures(t, tally)
}

// checkJSON is what must hold for any text whatever.
func checkJSON(t rapid.TB, data []byte) {
	t.Helper()
	tally := tallyOf(t, someRecords())
	before := stored(t, tally)
	err := tally.UnmarshalJSON(data)
	if refused(t, err, before, tally) {
		return
	}
	checkFigures(t, tally)
}

// refused reports whether there is an error, which then is a typed one and left
// the tally as it was.
func refused(t rapid.TB, err error, before string, tally *report.Tally) bool {
	t.Helper()
	if err == nil {
		return false
	}
	places(t, err)
	if len(err.Error()) > 2000 {
		t.Fatalf("an error text of %d bytes", len(err.Error()))
	}
	if now := stored(t, tally); now != before {
		t.Fatalf("refused with %v, but the tally changed from %q to %q", err, before, now)
	}
	return true
}

// checkFigures asks everything of a tally that was accepted: it comes back from
// both forms, no figure panics, and each is possible.
func checkFigures(t rapid.TB, tally *report.Tally) {
	t.Helper()
	want := stored(t, tally)
	inBinary, _ := tally.MarshalBinary()
	inJSON, _ := tally.MarshalJSON()
	var fromBinary, fromJSON report.Tally
	err1, err2 := fromBinary.UnmarshalBinary(inBinary), fromJSON.UnmarshalJSON(inJSON)
	if err1 != nil || err2 != nil || stored(t, &fromBinary) != want || stored(t, &fromJSON) != want {
		t.Fatalf("accepted, but does not come back: %v, %v\n%q", err1, err2, want)
	}
	for k, c := range tally.All() {
		if c.Records() == 0 {
			t.Fatalf("cell %+v has no record", k)
		}
		for _, s := range spreads {
			least, ok := s.in(c).Min()
			greatest, _ := s.in(c).Max()
			mean, _ := s.in(c).Mean()
			median, err := s.in(c).Quantile(report.Percent(50))
			if ok != (err == nil) || least < 0 || mean < least || greatest < mean || median < least || greatest < median {
				t.Fatalf("%s times from %v to %v, mean %v, median %v, %v", s.name, least, greatest, mean, median, err)
			}
		}
	}
	if err := fromBinary.Merge(tally); err == nil && fromBinary.Records() != 2*tally.Records() {
		t.Fatalf("twice %d records are %d", tally.Records(), fromBinary.Records())
	}
}

// someRecords fill one cell, with every field in use.
func someRecords() records {
	k := report.Key{Metric: sla.Resolution, Policy: "gold", Channel: "phone", Priority: "urgent", Tier: "vip"}
	return records{
		{Key: k, Outcome: report.Met, Business: time.Minute, Wall: time.Hour, Contacts: 1},
		{Key: k, Outcome: report.Met, Business: 2 * time.Minute, Wall: time.Hour, Contacts: 3, EarlierBreach: true},
		{Key: k, Outcome: report.Missed, Business: time.Hour, Wall: 26 * time.Hour},
		{Key: k, Outcome: report.Open},
		{Key: k, Outcome: report.OpenBreached},
		{Key: k, Outcome: report.OpenBreached},
		{Key: k, Outcome: report.Cancelled},
	}
}
