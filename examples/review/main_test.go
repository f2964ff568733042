package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// review runs the program.
func review(args ...string) (status int, stdout, stderr string) {
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
	status, out, errs := review()
	if status != done || errs != "" {
		t.Fatalf("exit status %d, said %s", status, errs)
	}
	if diff := cmp.Diff(shown, out); diff != "" {
		t.Errorf("README.md shows other output (-readme +printed):\n%s", diff)
	}
}

// In each language the same is said: as many findings, chapters and rows, and no
// line that is too wide for the terminal.
func TestLanguagesSayTheSame(t *testing.T) {
	_, english, _ := review()
	for _, lang := range []string{"zh-Hans", "zh-Hant"} {
		status, out, errs := review("-lang", lang)
		if status != done || errs != "" {
			t.Fatalf("%s: exit status %d, said %s", lang, status, errs)
		}
		for _, mark := range []string{"→", "────", "█"} {
			if got, want := strings.Count(out, mark), strings.Count(english, mark); got != want {
				t.Errorf("%s: %d times %q, want %d", lang, got, mark, want)
			}
		}
		for _, word := range []string{"What", "Promise", "Mend", "customer "} {
			if strings.Contains(out, word) {
				t.Errorf("%s: %q is left in English", lang, word)
			}
		}
		for line := range strings.Lines(out) {
			if n := cells(strings.TrimSuffix(line, "\n")); n > terminalWidth+2 {
				t.Errorf("%s: a line of %d columns: %s", lang, n, line)
			}
		}
	}
}

// Five findings, in the order of the customers they touched, each with evidence.
func TestFindingsAreOrderedAndProved(t *testing.T) {
	status, out, errs := review("-json")
	var r struct {
		Tickets  int       `json:"tickets"`
		Findings []finding `json:"findings"`
		Bad      []BadRow  `json:"bad"`
	}
	if err := json.Unmarshal([]byte(out), &r); err != nil || status != done || errs != "" {
		t.Fatalf("exit status %d, %v, said %s", status, err, errs)
	}
	if len(r.Findings) != 5 || r.Tickets != 400 || len(r.Bad) != 0 {
		t.Fatalf("%d findings on %d tickets, %d bad rows", len(r.Findings), r.Tickets, len(r.Bad))
	}
	for i, f := range r.Findings {
		if f.Title == "" || f.Mend == "" || len(f.Evidence) == 0 || f.Touched == 0 || i > 0 && f.Touched > r.Findings[i-1].Touched {
			t.Errorf("finding %d: %+v", i, f)
		}
	}
}

// What customers wrote is nobody's business who reads the report.
func TestNothingThatCustomersWroteIsPrinted(t *testing.T) {
	dir, err := fs.Sub(embedded, "week")
	if err != nil {
		t.Fatal(err)
	}
	w, err := ReadWeek(dir)
	if err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(t.TempDir(), "report.html")
	_, out, _ := review("-html", page)
	_, asJSON, _ := review("-json")
	html, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, messages := range w.Messages {
		for _, m := range messages {
			if m.From.String() == "customer" && len(m.Text) > 12 && !seen[m.Text] {
				seen[m.Text] = true
				for _, printed := range []string{out, asJSON, string(html)} {
					if strings.Contains(printed, m.Text) {
						t.Errorf("%s is printed", m.Ticket)
					}
				}
			}
		}
	}
	if len(seen) < 50 {
		t.Errorf("%d texts of customers prove little", len(seen))
	}
}

func TestPageStandsAlone(t *testing.T) {
	page := filepath.Join(t.TempDir(), "report.html")
	if status, _, errs := review("-html", page, "-lang", "zh-Hans"); status != done || errs != "" {
		t.Fatalf("exit status %d, said %s", status, errs)
	}
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<html lang="zh-Hans">`, "<svg", "</html>"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, link := range []string{"src=", "http://", "https://", "@import", "<script"} {
		if s := strings.ReplaceAll(string(data), "http://www.w3.org/", ""); strings.Contains(s, link) {
			t.Errorf("the page has %s", link)
		}
	}
}

// copyWeek writes the embedded week to a folder, to be spoiled.
func copyWeek(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{deskFile, ticketsFile, messagesFile, complaintsFile, surveyFile} {
		data, err := embedded.ReadFile("week/" + name)
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// change replaces the first of old in a file of the week, or adds a line at its end.
func change(t *testing.T, dir, name, old, with string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if old == "" {
		text += with + "\n"
	} else if text = strings.Replace(text, old, with, 1); text == string(data) {
		t.Fatalf("%s has no %q", name, old)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestBadRowsAreReportedAndTheRestRuns(t *testing.T) {
	dir := copyWeek(t)
	for _, c := range []struct{ name, old, with string }{
		{ticketsFile, `"id":"T-1001"`, `"id":"T-1001","mood":"bad"`},
		{ticketsFile, `"id":"T-1003"`, `"id":"T-1002"`},
		{ticketsFile, "", `{"id":"T-9","channel":"pigeon","log":[{"kind":"customer-wrote","at":"2026-04-27T09:00:00Z"}]}`},
		{ticketsFile, "", `{"id":"T-10","channel":"chat","log":[{"kind":"solved","at":"2026-04-27T09:00:00Z"}]}`},
		{ticketsFile, "", `{"id":"T-11"}`},
		{messagesFile, "", `{"ticket":"T-0","at":"2026-04-27T09:00:00Z","from":"agent","text":"x"}`},
		{messagesFile, "", `{"ticket":"T-1002","at":"2026-04-27T09:00:00Z","from":"agent","text":"x","spoken":"long"}`},
		{messagesFile, "", `{`},
		{messagesFile, `"from":"agent"`, `"from":"parrot"`},
		{complaintsFile, "", `{"case":"C-1","version":2,"at":"2026-04-27T09:00:00Z","action":"thank","actor":"li"}`},
		{complaintsFile, "", `{"case":"C-2"}`},
		{surveyFile, "", `T-1,2026-04-27T09:00:00Z,eleven`},
		{surveyFile, "", `T-1,2026-04-27T09:00:00Z,11,5,7,1,true` + strings.Repeat(",8", 44)},
		{surveyFile, "", `"T-1"x`},
	} {
		change(t, dir, c.name, c.old, c.with)
	}
	status, out, errs := review("-dir", dir)
	if status != withBadRows || !strings.HasPrefix(out, "The week at Brightwell") {
		t.Fatalf("exit status %d, printed %.80s, said %s", status, out, errs)
	}
	for _, want := range []string{
		`tickets.jsonl:1: json: unknown field "mood"`,
		`tickets.jsonl:3: ticket "T-1002": want an id of its own`,
		`tickets.jsonl:401: want a channel, tier and labels that a rule of the policy is for`,
		`tickets.jsonl:402: sla: conversation`,
		`tickets.jsonl:403: ticket "T-11": want a log`,
		`message of ticket "T-0": want one of tickets.jsonl`,
		`time: invalid duration "long"`,
		`unexpected EOF`,
		`"parrot"`,
		`complaints.jsonl:1073: complaint: event 0 of the log`,
		`survey.csv:142: extraneous or missing " in quoted-field`,
		`got "eleven", want a number or nothing`,
		`got "8", want 1 to 7 by 1 (and 43 more)`,
	} {
		if !strings.Contains(errs, want) {
			t.Errorf("did not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(errs)
	}
}

func TestBadInput(t *testing.T) {
	missing, broken, swapped := copyWeek(t), copyWeek(t), copyWeek(t)
	if err := os.Remove(filepath.Join(missing, surveyFile)); err != nil {
		t.Fatal(err)
	}
	change(t, broken, deskFile, `"limit": "15s"`, `"limit": "-15s"`)
	change(t, swapped, deskFile, `"to": "2026`, `"to": "2025`)
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, done, "-dir"},
		{[]string{"-lang", "x-"}, misused, `"x-"`},
		{[]string{"week"}, misused, `got argument "week"`},
		{[]string{"-progress=perhaps"}, misused, "perhaps"},
		{[]string{"-dir", "nowhere"}, failed, "desk.json"},
		{[]string{"-dir", missing}, failed, "survey.csv"},
		{[]string{"-dir", broken}, failed, "rules[0].targets[0].limit"},
		{[]string{"-dir", swapped}, failed, "want from before to"},
		{[]string{"-html", filepath.Join("nowhere", "report.html")}, failed, "nowhere"},
	}
	for _, tt := range tests {
		status, out, errs := review(tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.says) || out != "" {
			t.Errorf("%v: exit status %d, printed %.80q, said %s", tt.args, status, out, errs)
		}
	}
}

func TestProgressSaysHowFarItIs(t *testing.T) {
	status, out, errs := review("-progress")
	if status != done || !strings.Contains(errs, "\r50 % of 400 tickets") || !strings.HasSuffix(errs, "\r100 % of 400 tickets\n") {
		t.Errorf("exit status %d, said %q", status, errs)
	}
	if _, silent, _ := review("-progress=false"); silent != out {
		t.Error("progress changes the report")
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs strings.Builder
	if status := run(ctx, nil, &out, &errs); status != interrupted || out.String() != "" || !strings.Contains(errs.String(), "stopped before the end") {
		t.Errorf("exit status %d, printed %.80q, said %s", status, out.String(), errs.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	var errs strings.Builder
	if status := run(context.Background(), nil, full{}, &errs); status != failed || errs.String() != "review: disk full\n" {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
}
