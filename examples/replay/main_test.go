package main

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/examples/internal/exampletest"
	"github.com/servicequality/servicequality/sla"
)

// replay is the program, which reads no input.
var replay = exampletest.Program(func(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return run(ctx, args, stdout, stderr)
})

func TestReadmeShowsTheOutput(t *testing.T) {
	got := replay.Run()
	if got.Status != done || got.Errs != "" {
		t.Errorf("%+v", got)
	}
	exampletest.Readme(t, got.Out)
}

// However many parts there are, the report is the same, to the byte.
func TestPartsGiveTheSameReport(t *testing.T) {
	whole := replay.Run()
	for _, parts := range []string{"2", "3", "16", "100"} {
		if diff := cmp.Diff(whole, replay.Run("-parts", parts)); diff != "" {
			t.Errorf("%s parts (-whole +parts):\n%s", parts, diff)
		}
	}
}

func TestBadInput(t *testing.T) {
	file := func(name, text string) string { return exampletest.Write(t, name, text) }
	replay.Refuses(t, done, "-layout", "-h")
	replay.Refuses(t, misused, "got 0 parts, want 1 to 1024", "-parts", "0")
	replay.Refuses(t, misused, "got 2 files", "a.csv", "b.csv")
	replay.Refuses(t, failed, `got layout "xes", want plain, uci or a .json file`, "-layout", "xes")
	replay.Refuses(t, failed, "nowhere.json", "-layout", "nowhere.json")
	replay.Refuses(t, failed, `unknown field "cases"`, "-layout", file("l.json", `{"cases": "x"}`))
	replay.Refuses(t, failed, `"begun"`, "-layout", file("l.json", `{"states": {"New": "begun"}}`))
	replay.Refuses(t, failed, "rules", "-policies", file("p.json", `[{"name": "x", "rules": []}]`))
	replay.Refuses(t, failed, "nowhere.csv", "nowhere.csv")
	replay.Refuses(t, failed, "header: EOF", file("l.csv", ""))
	replay.Refuses(t, failed, `got columns id, state, want "number"`, file("l.csv", "id,state\n"))
	replay.Refuses(t, failed, "no incident could be read", "-layout", "plain", file("l.csv", "case,state,opened,at,priority,reassigned,reopened\n"))
}

func TestBadRowsAreReportedAndTheRestRuns(t *testing.T) {
	log := exampletest.Write(t, "l.csv", `case,state,opened,at,priority,reassigned,reopened
a,new,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,high,0,0
a,solved,2026-03-02T09:00:00Z,2026-03-02T10:01:00Z,high,0,0
b,odd,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,high,0,0
b,new,yesterday,2026-03-02T09:01:00Z,high,0,0
b,new,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,high,-1,0
c,new,2026-03-02T09:00:00Z,2026-03-02T09:01:00Z,high,0,0
c,open,2026-03-02T09:00:00Z,2026-03-02T08:01:00Z,high,0,0
d,new,2026-03-02T09:00:00Z
"e"x,new
`)
	got := replay.Run("-layout", "plain", log)
	if got.Status != withBadRows || !strings.HasPrefix(got.Out, "2 incidents, as they stand at 2 March 2026 10:01 UTC\n") {
		t.Errorf("exit status %d, printed %s", got.Status, got.Out)
	}
	for _, want := range []string{
		`line 4: got case "b" in state "odd", want an id and a state of the layout`,
		`line 5: parsing time "yesterday"`,
		`line 6: got -1, want a count`,
		`line 7: case "c": sla: conversation`,
		`line 9: parsing time ""`,
		`line 10: extraneous or missing "`,
	} {
		if !strings.Contains(got.Errs, "replay: "+want) {
			t.Errorf("did not say %q but\n%s", want, got.Errs)
		}
	}
}

// What the log says becomes what package sla reads.
func TestEntries(t *testing.T) {
	layout, err := (&options{layout: "plain"}).readLayout()
	if err != nil {
		t.Fatal(err)
	}
	at := func(h int) time.Time { return time.Date(2026, 3, 2, h, 0, 0, 0, time.UTC) }
	c := Incident{Opened: at(8), Changes: []Change{
		{2, "new", at(9)}, {3, "new", at(10)}, {4, "open", at(11)}, {5, "waiting", at(12)}, {6, "open", at(13)}, {7, "solved", at(14)},
		{8, "closed", at(15)}, {9, "blocked", at(16)}, {10, "closed", at(17)},
	}}
	want := []sla.Entry{
		{Kind: sla.CustomerWrote, At: at(8)}, {Kind: sla.AgentWrote, At: at(11)}, {Kind: sla.AwaitsCustomer, At: at(12)}, {Kind: sla.Opened, At: at(13)},
		{Kind: sla.Solved, At: at(14)}, {Kind: sla.Opened, At: at(16)}, {Kind: sla.AwaitsOthers, At: at(16)}, {Kind: sla.Solved, At: at(17)},
	}
	if diff := cmp.Diff(want, c.entries(layout)); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

func TestWeeksBeginOnMonday(t *testing.T) {
	for day := range 7 {
		at := time.Date(2026, 3, 2+day, 23, 59, 0, 0, time.UTC)
		if got := monday(at); !got.Equal(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%v: %v", at, got)
		}
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	replay.Stops(t, "replay: stopped before the end; there is no report\n")
}

func TestOutputThatFailsIsReported(t *testing.T) {
	replay.Fails(t, failed, "replay: disk full\n")
}
