package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// steps is the program.
var steps = exampletest.Program(run)

// The two ways to use it: a walk, and an audit.
var ways = [][]string{{"-script", "story.txt"}, {"-audit", "foreign.csv"}}

func TestReadmeShowsTheOutput(t *testing.T) {
	var printed []string
	for _, args := range ways {
		got := steps.Run(args...)
		if got.Status != refused || got.Errs != "" {
			t.Errorf("%v: %+v", args, got)
		}
		printed = append(printed, got.Out)
	}
	exampletest.Readme(t, printed...)
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
		got := steps.RunOn(tt.lines)
		if got.Status != tt.status || !strings.Contains(got.Out, tt.prints) || got.Errs != "" {
			t.Errorf("%q: exit status %d, printed\n%s\nsaid %s", tt.lines, got.Status, got.Out, got.Errs)
		}
	}
}

// What a walk logs is a log.
func TestTheLogReplays(t *testing.T) {
	got := steps.RunOn(exampletest.Read(t, "story.txt") + "log\n")
	_, log, _ := strings.Cut(got.Out, "> log\n")
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
	name, picture := filepath.Join(t.TempDir(), "way.mmd"), filepath.Join(t.TempDir(), "way.svg")
	if got := steps.Run("-script", "story.txt", "-mermaid", name, "-svg", picture, "-lang", "zh-Hans"); got.Status != refused || got.Errs != "" {
		t.Fatalf("%+v", got)
	}
	if way := exampletest.Read(t, name); !strings.HasPrefix(way, "stateDiagram-v2") || !strings.Contains(way, "致歉") {
		t.Errorf("wrote %s", way)
	}
	if svg := exampletest.Read(t, picture); !strings.HasPrefix(svg, "<svg ") || !strings.Contains(svg, "致歉 已完成 [4]") {
		t.Errorf("wrote %s", svg)
	}
}

func TestBadInput(t *testing.T) {
	file := func(text string) string { return exampletest.Write(t, "log.csv", text) }
	steps.Refuses(t, done, "-audit", "-h")
	steps.Refuses(t, failed, `"x-"`, "-lang", "x-")
	steps.Refuses(t, failed, `got argument "story.txt"`, "story.txt")
	steps.Refuses(t, failed, "nowhere.txt", "-script", "nowhere.txt")
	steps.Refuses(t, failed, "nowhere.csv", "-audit", "nowhere.csv")
	steps.Refuses(t, failed, "want cfpb, long or a .json file", "-audit", "foreign.csv", "-layout", "xes")
	steps.Refuses(t, failed, `want "complaint_id"`, "-audit", "foreign.csv", "-layout", "cfpb")
	steps.Refuses(t, failed, "header: EOF", "-audit", file(""))
	steps.Refuses(t, failed, `line 2: parsing time "noon"`, "-audit", file("case,activity,at\n1,received,noon\n"))
	steps.Refuses(t, failed, "want an id and a time", "-audit", file("case,activity,at\n,received,2026-03-02T09:00:00Z\n"))
	steps.Refuses(t, failed, "wrong number of fields", "-audit", file("case,activity,at\n1,received\n"))
}

func TestWideLogs(t *testing.T) {
	log := exampletest.Write(t, "wide.csv", "complaint_id,date_received,date_sent_to_company,company_response\n"+
		"7,2026-03-02T09:00:00Z,2026-03-03T09:00:00Z,Closed with explanation\n"+
		"8,2026-03-02T09:00:00Z,,In progress\n")
	got := steps.Run("-layout", "cfpb", "-audit", log)
	if got.Status != refused || got.Errs != "" || !strings.HasPrefix(got.Out, "2 complaints, 4 rows; ") || !strings.Contains(got.Out, "7 skipped-step: close in received") || !strings.Contains(got.Out, "8 missing-end in received") {
		t.Errorf("%+v", got)
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	for _, args := range ways {
		steps.Stops(t, "steps: stopped before the end\n", args...)
	}
}

func TestOutputThatFailsIsReported(t *testing.T) {
	for _, args := range ways {
		steps.Fails(t, failed, "steps: disk full\n", args...)
	}
}
