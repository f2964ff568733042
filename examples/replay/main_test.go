package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/sla"
)

// replay runs the program.
func replay(args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(context.Background(), args, &out, &errs)
	return status, out.String(), errs.String()
}

// The README shows the command and what it prints; it must stay true.
func TestReadmeShowsTheOutput(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, shown, _ := strings.Cut(string(readme), "```text\n")
	shown, _, _ = strings.Cut(shown, "```")
	status, out, errs := replay()
	if status != done || errs != "" {
		t.Fatalf("exit status %d, said %s", status, errs)
	}
	if diff := cmp.Diff(shown, out); diff != "" {
		t.Errorf("README.md shows other output (-readme +printed):\n%s", diff)
	}
}

// However many parts there are, the report is the same, to the byte.
func TestPartsGiveTheSameReport(t *testing.T) {
	_, whole, _ := replay()
	for _, parts := range []string{"2", "3", "16", "100"} {
		if status, out, errs := replay("-parts", parts); status != done || errs != "" || out != whole {
			t.Errorf("%s parts: exit status %d, said %s, differs:\n%s", parts, status, errs, cmp.Diff(whole, out))
		}
	}
}

func file(t *testing.T, name, text string) string {
	t.Helper()
	name = filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestBadInput(t *testing.T) {
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, done, "-layout"},
		{[]string{"-parts", "0"}, misused, "got 0 parts, want 1 to 1024"},
		{[]string{"a.csv", "b.csv"}, misused, "got 2 files"},
		{[]string{"-layout", "xes"}, failed, `got layout "xes", want plain, uci or a .json file`},
		{[]string{"-layout", "nowhere.json"}, failed, "nowhere.json"},
		{[]string{"-layout", file(t, "l.json", `{"cases": "x"}`)}, failed, `unknown field "cases"`},
		{[]string{"-layout", file(t, "l.json", `{"states": {"New": "begun"}}`)}, failed, `"begun"`},
		{[]string{"-policies", file(t, "p.json", `[{"name": "x", "rules": []}]`)}, failed, "rules"},
		{[]string{"nowhere.csv"}, failed, "nowhere.csv"},
		{[]string{file(t, "l.csv", "")}, failed, "header: EOF"},
		{[]string{file(t, "l.csv", "id,state\n")}, failed, `got columns id, state, want "number"`},
		{[]string{"-layout", "plain", file(t, "l.csv", "case,state,opened,at,priority,reassigned,reopened\n")}, failed, "no incident could be read"},
	}
	for _, tt := range tests {
		status, out, errs := replay(tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.says) || out != "" {
			t.Errorf("%v: exit status %d, printed %q, said %s", tt.args, status, out, errs)
		}
	}
}

func TestBadRowsAreReportedAndTheRestRuns(t *testing.T) {
	log := file(t, "l.csv", `case,state,opened,at,priority,reassigned,reopened
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
	status, out, errs := replay("-layout", "plain", log)
	if status != withBadRows || !strings.HasPrefix(out, "2 incidents, as they stand at 2 March 2026 10:01 UTC\n") {
		t.Errorf("exit status %d, printed %s", status, out)
	}
	for _, want := range []string{
		`line 4: got case "b" in state "odd", want an id and a state of the layout`,
		`line 5: parsing time "yesterday"`,
		`line 6: got -1, want a count`,
		`line 7: case "c": sla: conversation`,
		`line 9: parsing time ""`,
		`line 10: extraneous or missing "`,
	} {
		if !strings.Contains(errs, "replay: "+want) {
			t.Errorf("did not say %q but\n%s", want, errs)
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
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs strings.Builder
	if status := run(ctx, nil, &out, &errs); status != interrupted || out.String() != "" || !strings.Contains(errs.String(), "stopped before the end") {
		t.Errorf("exit status %d, printed %q, said %s", status, out.String(), errs.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	var errs strings.Builder
	if status := run(context.Background(), nil, full{}, &errs); status != failed || errs.String() != "replay: disk full\n" {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
}
