package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/complaint"
)

// steps runs the program.
func steps(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(context.Background(), args, strings.NewReader(stdin), &out, &errs)
	return status, out.String(), errs.String()
}

// The README shows the commands and what they print; it must stay true.
func TestReadmeShowsTheOutput(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(readme), "```text\n")[1:]
	for i, args := range [][]string{{"-script", "story.txt"}, {"-audit", "foreign.csv"}} {
		shown, _, _ := strings.Cut(blocks[i], "```")
		status, out, errs := steps("", args...)
		if status != refused || errs != "" {
			t.Fatalf("%v: exit status %d, said %s", args, status, errs)
		}
		if diff := cmp.Diff(shown, out); diff != "" {
			t.Errorf("%v: README.md shows other output (-readme +printed):\n%s", args, diff)
		}
	}
}

func TestWordsOfAWalk(t *testing.T) {
	tests := []struct {
		lines  string
		status int
		prints string
	}{
		{"help", done, "ACTION [name=value ...] [: words]"},
		{"allowed", done, "  receive          Receive the complaint\n  detect"},
		{"at 2026-03-01T09:00:00Z\nwait 90m", done, "Sunday 1 March 2026 10:30 UTC"},
		{"at noon", refused, `✗ parsing time "noon"`},
		{"wait long", refused, `✗ time: invalid duration "long"`},
		{"shout", refused, `✗ complaint: Action: got "shout", want one of receive, `},
		{"receive customer : x", refused, `✗ got "customer", want name=value`},
		{"receive color=red : x", refused, `✗ complaint: command: json: unknown field "color"`},
		{"receive", refused, "✗ Receive the complaint: "},
		{"receive rework=1 : x\nlog", done, `"details":{"missed":"x","rework":1}`},
		{"receive : x\nnext", done, "  · Thank the customer"},
		{"receive : x\ndiagram", done, "stateDiagram-v2"},
		{"receive : x\nthank\nappreciate\napologise\npromise due=+0h feasible=yes : y", refused, "✗ Promise to act promptly: "},
		{"receive : x\nthank\nappreciate\napologise\npromise due=+1h feasible=no : y", refused, "(feasible)"},
		{"receive : x\nthank\nappreciate\napologise\npromise due=+soon feasible=yes : y", refused, `✗ time: invalid duration "soon"`},
		{"at 2026-03-02T09:00:00Z\nreceive : x\nat 2026-03-01T09:00:00Z\nthank", refused, "(at)"},
		{"quit\nreceive", done, "> quit\n"},
		{"", done, ""},
	}
	for _, tt := range tests {
		status, out, errs := steps(tt.lines)
		if status != tt.status || !strings.Contains(out, tt.prints) || errs != "" {
			t.Errorf("%q: exit status %d, printed\n%s\nsaid %s", tt.lines, status, out, errs)
		}
	}
}

// What a walk logs is a log.
func TestTheLogReplays(t *testing.T) {
	story, err := os.ReadFile("story.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, out, _ := steps(string(story) + "log\n")
	_, log, _ := strings.Cut(out, "> log\n")
	var events []complaint.Event
	for line := range strings.Lines(log) {
		e, err := complaint.ParseEvent([]byte(strings.TrimSpace(line)))
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, e)
	}
	c, err := complaint.Replay(events)
	if err != nil || c.Phase() != complaint.Closed || c.Version() != 10 {
		t.Errorf("%v, %v", c, err)
	}
}

func TestDiagramIsWrittenAtTheEnd(t *testing.T) {
	name := filepath.Join(t.TempDir(), "way.mmd")
	if status, _, errs := steps("", "-script", "story.txt", "-mermaid", name, "-lang", "zh-Hans"); status != refused || errs != "" {
		t.Fatalf("exit status %d, said %s", status, errs)
	}
	data, err := os.ReadFile(name)
	if err != nil || !strings.HasPrefix(string(data), "stateDiagram-v2") || !strings.Contains(string(data), "致歉") {
		t.Errorf("%v, wrote %s", err, data)
	}
}

func TestBadInput(t *testing.T) {
	file := func(text string) string {
		name := filepath.Join(t.TempDir(), "log.csv")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, done, "-audit"},
		{[]string{"-lang", "x-"}, failed, `"x-"`},
		{[]string{"story.txt"}, failed, `got argument "story.txt"`},
		{[]string{"-script", "nowhere.txt"}, failed, "nowhere.txt"},
		{[]string{"-audit", "nowhere.csv"}, failed, "nowhere.csv"},
		{[]string{"-audit", "foreign.csv", "-layout", "xes"}, failed, "want cfpb, long or a .json file"},
		{[]string{"-audit", "foreign.csv", "-layout", "cfpb"}, failed, `want "complaint_id"`},
		{[]string{"-audit", file("")}, failed, "header: EOF"},
		{[]string{"-audit", file("case,activity,at\n1,received,noon\n")}, failed, `line 2: parsing time "noon"`},
		{[]string{"-audit", file("case,activity,at\n,received,2026-03-02T09:00:00Z\n")}, failed, "want an id and a time"},
		{[]string{"-audit", file("case,activity,at\n1,received\n")}, failed, "wrong number of fields"},
	}
	for _, tt := range tests {
		status, out, errs := steps("", tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.says) || out != "" {
			t.Errorf("%v: exit status %d, printed %q, said %s", tt.args, status, out, errs)
		}
	}
}

func TestWideLogs(t *testing.T) {
	name := filepath.Join(t.TempDir(), "wide.csv")
	log := "complaint_id,date_received,date_sent_to_company,company_response\n" +
		"7,2026-03-02T09:00:00Z,2026-03-03T09:00:00Z,Closed with explanation\n" +
		"8,2026-03-02T09:00:00Z,,In progress\n"
	if err := os.WriteFile(name, []byte(log), 0o644); err != nil {
		t.Fatal(err)
	}
	status, out, errs := steps("", "-layout", "cfpb", "-audit", name)
	if status != refused || errs != "" || !strings.HasPrefix(out, "2 complaints, 4 rows; ") || !strings.Contains(out, "7 skipped-step: close in received") || !strings.Contains(out, "8 missing-end in received") {
		t.Errorf("exit status %d, printed %s, said %s", status, out, errs)
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	for _, args := range [][]string{{"-script", "story.txt"}, {"-audit", "foreign.csv"}} {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		var out, errs strings.Builder
		if status := run(ctx, args, strings.NewReader(""), &out, &errs); status != interrupted || errs.String() != "steps: stopped before the end\n" {
			t.Errorf("%v: exit status %d, said %s", args, status, errs.String())
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	for _, args := range [][]string{{"-script", "story.txt"}, {"-audit", "foreign.csv"}} {
		var errs strings.Builder
		if status := run(context.Background(), args, strings.NewReader(""), full{}, &errs); status == done || !strings.Contains(errs.String(), "disk full") {
			t.Errorf("%v: exit status %d, said %s", args, status, errs.String())
		}
	}
}
