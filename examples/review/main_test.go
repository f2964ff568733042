package main

import (
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// review is the program, which reads no input.
var review = exampletest.Program(func(ctx context.Context, args []string, _ io.Reader, stdout, stderr io.Writer) int {
	return run(ctx, args, stdout, stderr)
})

func TestReadmeShowsTheOutput(t *testing.T) {
	got := review.Run()
	if got.Status != done || got.Errs != "" {
		t.Errorf("%+v", got)
	}
	exampletest.Readme(t, got.Out)
}

// In each language the same is said: as many findings, chapters and rows, and no
// line that is too wide for the terminal.
func TestLanguagesSayTheSame(t *testing.T) {
	english := review.Run().Out
	for _, lang := range []string{"zh-Hans", "zh-Hant"} {
		got := review.Run("-lang", lang)
		if got.Status != done || got.Errs != "" {
			t.Fatalf("%s: exit status %d, said %s", lang, got.Status, got.Errs)
		}
		for _, mark := range []string{"→", "────", "█"} {
			if n, want := strings.Count(got.Out, mark), strings.Count(english, mark); n != want {
				t.Errorf("%s: %d times %q, want %d", lang, n, mark, want)
			}
		}
		for _, word := range []string{"What", "Promise", "Mend", "customer "} {
			if strings.Contains(got.Out, word) {
				t.Errorf("%s: %q is left in English", lang, word)
			}
		}
		for line := range strings.Lines(got.Out) {
			if n := cells(strings.TrimSuffix(line, "\n")); n > terminalWidth+2 {
				t.Errorf("%s: a line of %d columns: %s", lang, n, line)
			}
		}
	}
}

// Five findings, in the order of the customers they touched, each with evidence.
func TestFindingsAreOrderedAndProved(t *testing.T) {
	got := review.Run("-json")
	var r struct {
		Tickets  int       `json:"tickets"`
		Findings []finding `json:"findings"`
		Bad      []BadRow  `json:"bad"`
	}
	if err := json.Unmarshal([]byte(got.Out), &r); err != nil || got.Status != done || got.Errs != "" {
		t.Fatalf("exit status %d, %v, said %s", got.Status, err, got.Errs)
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
	all := []string{review.Run("-html", page).Out, review.Run("-json").Out, exampletest.Read(t, page)}
	seen := map[string]bool{}
	for _, messages := range w.Messages {
		for _, m := range messages {
			if m.From.String() == "customer" && len(m.Text) > 12 && !seen[m.Text] {
				seen[m.Text] = true
				for _, printed := range all {
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
	if got := review.Run("-html", page, "-lang", "zh-Hans"); got.Status != done || got.Errs != "" {
		t.Fatalf("exit status %d, said %s", got.Status, got.Errs)
	}
	html := exampletest.Read(t, page)
	for _, want := range []string{`<html lang="zh-Hans">`, "<svg", "</html>"} {
		if !strings.Contains(html, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, link := range []string{"src=", "http://", "https://", "@import", "<script"} {
		if s := strings.ReplaceAll(html, "http://www.w3.org/", ""); strings.Contains(s, link) {
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
	was := exampletest.Read(t, filepath.Join(dir, name))
	text := was + with + "\n"
	if old != "" {
		text = strings.Replace(was, old, with, 1)
	}
	if text == was {
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
	got := review.Run("-dir", dir)
	if got.Status != withBadRows || !strings.HasPrefix(got.Out, "The week at Brightwell") {
		t.Fatalf("exit status %d, printed %.80s, said %s", got.Status, got.Out, got.Errs)
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
		if !strings.Contains(got.Errs, want) {
			t.Errorf("did not say %q", want)
		}
	}
	if t.Failed() {
		t.Log(got.Errs)
	}
}

func TestBadInput(t *testing.T) {
	missing, broken, swapped := copyWeek(t), copyWeek(t), copyWeek(t)
	if err := os.Remove(filepath.Join(missing, surveyFile)); err != nil {
		t.Fatal(err)
	}
	change(t, broken, deskFile, `"limit": "15s"`, `"limit": "-15s"`)
	change(t, swapped, deskFile, `"to": "2026`, `"to": "2025`)
	review.Refuses(t, done, "-dir", "-h")
	review.Refuses(t, misused, `"x-"`, "-lang", "x-")
	review.Refuses(t, misused, `got argument "week"`, "week")
	review.Refuses(t, misused, "perhaps", "-progress=perhaps")
	review.Refuses(t, failed, "desk.json", "-dir", "nowhere")
	review.Refuses(t, failed, "survey.csv", "-dir", missing)
	review.Refuses(t, failed, "rules[0].targets[0].limit", "-dir", broken)
	review.Refuses(t, failed, "want from before to", "-dir", swapped)
	review.Refuses(t, failed, "nowhere", "-html", filepath.Join("nowhere", "report.html"))
}

func TestProgressSaysHowFarItIs(t *testing.T) {
	got := review.Run("-progress")
	if got.Status != done || !strings.Contains(got.Errs, "\r50 % of 400 tickets") || !strings.HasSuffix(got.Errs, "\r100 % of 400 tickets\n") {
		t.Errorf("exit status %d, said %q", got.Status, got.Errs)
	}
	if review.Run("-progress=false").Out != got.Out {
		t.Error("progress changes the report")
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	review.Stops(t, "review: stopped before the end; there is no report\n")
}

func TestOutputThatFailsIsReported(t *testing.T) {
	review.Fails(t, failed, "review: disk full\n")
}
