package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// feeds runs the program.
func feeds(args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(args, &out, &errs)
	return status, out.String(), errs.String()
}

func file(t *testing.T, text string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "feed.ics")
	if err := os.WriteFile(name, []byte(strings.ReplaceAll(text, "\n", "\r\n")), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

const feed = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//EN
BEGIN:VEVENT
UID:festival
DTSTART;VALUE=DATE:20260215
DTEND;VALUE=DATE:20260219
EXDATE;VALUE=DATE:20260217
SUMMARY:Spring 
 Festival
END:VEVENT
BEGIN:VEVENT
UID:instead
DTSTART;VALUE=DATE:20260214
SUMMARY:Spring Festival (worked)
END:VEVENT
BEGIN:VEVENT
UID:both
DTSTART;VALUE=DATE:20260215
SUMMARY:补班
END:VEVENT
BEGIN:VEVENT
UID:yearly
DTSTART;VALUE=DATE:20200501
RRULE:FREQ=YEARLY
SUMMARY:Labour Day
END:VEVENT
BEGIN:VEVENT
UID:new year
DTSTART;VALUE=DATE:20251231
DTEND;VALUE=DATE:20260102
SUMMARY:New Year
END:VEVENT
BEGIN:VEVENT
UID:meeting
DTSTART:20260303T090000Z
SUMMARY:Meeting
END:VEVENT
END:VCALENDAR
`

func TestAFeedBecomesTheFile(t *testing.T) {
	status, out, errs := feeds("-ics", file(t, feed), "-year", "2026")
	var got year
	if err := json.Unmarshal([]byte(out), &got); err != nil || status != done || errs != "" {
		t.Fatalf("exit status %d, %v, said %s", status, err, errs)
	}
	want := year{2026, []day{
		{"New Year", "2026-01-01", true}, {"Spring Festival (worked)", "2026-02-14", false}, {"Spring Festival", "2026-02-15", true},
		{"Spring Festival", "2026-02-16", true}, {"Spring Festival", "2026-02-18", true}, {"Labour Day", "2026-05-01", true},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRulesOfACountry(t *testing.T) {
	status, out, errs := feeds("-country", "de", "-year", "2026")
	if status != done || errs != "" || !strings.Contains(out, `"date": "2026-04-03"`) || !strings.Contains(out, "Karfreitag") {
		t.Errorf("exit status %d, said %s, printed %s", status, errs, out)
	}
}

func TestBadInput(t *testing.T) {
	event := func(lines string) string {
		return file(t, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n"+lines+"\nEND:VEVENT\nEND:VCALENDAR\n")
	}
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, done, "-country"},
		{nil, misused, "want either -ics or -country"},
		{[]string{"-ics", "a", "-country", "de"}, misused, "want either"},
		{[]string{"-country", "xx"}, misused, `got country "xx", want one of at, `},
		{[]string{"-country", "de", "-year", "0"}, misused, "got year 0"},
		{[]string{"-country", "de", "-worked", "("}, misused, "missing closing )"},
		{[]string{"-year", "x"}, misused, `"x"`},
		{[]string{"-ics", "nowhere.ics"}, failed, "nowhere.ics"},
		{[]string{"-ics", file(t, "hello\n")}, failed, "feed.ics"},
		{[]string{"-ics", event("SUMMARY:no day")}, withFaults, `event "x"`},
		{[]string{"-ics", event("DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=WEEKLY")}, withFaults, `got rule "FREQ=WEEKLY", want none or FREQ=YEARLY`},
		{[]string{"-ics", event("DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260401")}, withFaults, "got 90 days, want at most 60"},
	}
	for _, tt := range tests {
		status, out, errs := feeds(tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.says) || status != withFaults && out != "" {
			t.Errorf("%v: exit status %d, printed %q, said %s", tt.args, status, out, errs)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	var errs strings.Builder
	if status := run([]string{"-country", "de"}, full{}, &errs); status != failed || errs.String() != "feeds: disk full\n" {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
}
