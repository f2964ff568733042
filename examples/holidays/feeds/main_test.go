package main

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// feeds is the program, which waits for nothing and reads no input.
var feeds = exampletest.Program(func(_ context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return run(args, stdout, stderr)
})

// file writes a feed, whose lines end as the standard wants it.
func file(t *testing.T, text string) string {
	t.Helper()
	return exampletest.Write(t, "feed.ics", strings.ReplaceAll(text, "\n", "\r\n"))
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
	got := feeds.Run("-ics", file(t, feed), "-year", "2026")
	var listed year
	if err := json.Unmarshal([]byte(got.Out), &listed); err != nil || got.Status != done || got.Errs != "" {
		t.Fatalf("%v, %+v", err, got)
	}
	want := year{2026, []day{
		{"New Year", "2026-01-01", true}, {"Spring Festival (worked)", "2026-02-14", false}, {"Spring Festival", "2026-02-15", true},
		{"Spring Festival", "2026-02-16", true}, {"Spring Festival", "2026-02-18", true}, {"Labour Day", "2026-05-01", true},
	}}
	if diff := cmp.Diff(want, listed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestRulesOfACountry(t *testing.T) {
	got := feeds.Run("-country", "de", "-year", "2026")
	if got.Status != done || got.Errs != "" || !strings.Contains(got.Out, `"date": "2026-04-03"`) || !strings.Contains(got.Out, "Karfreitag") {
		t.Errorf("%+v", got)
	}
}

func TestBadInput(t *testing.T) {
	feeds.Refuses(t, done, "-country", "-h")
	feeds.Refuses(t, misused, "want either -ics or -country")
	feeds.Refuses(t, misused, "want either", "-ics", "a", "-country", "de")
	feeds.Refuses(t, misused, `got country "xx", want one of at, `, "-country", "xx")
	feeds.Refuses(t, misused, "got year 0", "-country", "de", "-year", "0")
	feeds.Refuses(t, misused, "missing closing )", "-country", "de", "-worked", "(")
	feeds.Refuses(t, misused, `"x"`, "-year", "x")
	feeds.Refuses(t, failed, "nowhere.ics", "-ics", "nowhere.ics")
	feeds.Refuses(t, failed, "feed.ics", "-ics", file(t, "hello\n"))
}

// What cannot be read of a feed is said, and the rest is written.
func TestBadEventsAreLeftOut(t *testing.T) {
	for event, says := range map[string]string{
		"SUMMARY:no day": `event "x"`,
		"DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=WEEKLY":         `got rule "FREQ=WEEKLY", want none or FREQ=YEARLY`,
		"DTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260401": "got 90 days, want at most 60",
	} {
		got := feeds.Run("-ics", file(t, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:x\n"+event+"\nEND:VEVENT\nEND:VCALENDAR\n"))
		if got.Status != withFaults || !strings.Contains(got.Errs, says) || !strings.Contains(got.Out, `"days"`) {
			t.Errorf("%q: %+v", event, got)
		}
	}
}

func TestOutputThatFailsIsReported(t *testing.T) {
	feeds.Fails(t, failed, "feeds: disk full\n", "-country", "de")
}
