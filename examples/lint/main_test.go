package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/etiquette"
)

// lint runs the program.
func lint(stdin string, args ...string) (status int, stdout, stderr string) {
	var out, errs strings.Builder
	status = run(context.Background(), args, strings.NewReader(stdin), &out, &errs)
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
	status, out, errs := lint("", "replies")
	if status != found || errs != "" {
		t.Fatalf("exit status %d, said %s", status, errs)
	}
	if diff := cmp.Diff(shown, strings.ReplaceAll(out, "replies/", "examples/lint/replies/")); diff != "" {
		t.Errorf("README.md shows other output (-readme +printed):\n%s", diff)
	}
}

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "broken.json", "[\n{\"text\": \"ok\",}\n]")
	write(t, dir, "short.json", `[{"text": "OK"`)
	write(t, dir, "other.csv", "id,remark\n1,OK\n")
	write(t, dir, "quote.csv", "text\n\"OK\n")
	write(t, dir, "empty.csv", "")
	tests := []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"-h"}, clean, "-level"},
		{nil, failed, "want files or folders"},
		{[]string{"-level", "grave", "replies"}, failed, `"grave"`},
		{[]string{"-channel", "pigeon", "replies"}, failed, `"pigeon"`},
		{[]string{"-lang", "fr", "replies"}, failed, `got language "fr"`},
		{[]string{"-fix", "-"}, failed, "-fix needs files"},
		{[]string{"-packs", "nowhere", "replies"}, failed, "no file matches"},
		{[]string{filepath.Join(dir, "missing.txt")}, failed, "missing.txt"},
		{[]string{filepath.Join(dir, "broken.json")}, failed, "broken.json:2: invalid character"},
		{[]string{filepath.Join(dir, "short.json")}, failed, "unexpected EOF"},
		{[]string{filepath.Join(dir, "other.csv")}, failed, "got columns id, remark, want one of text"},
		{[]string{filepath.Join(dir, "quote.csv")}, failed, `extraneous or missing "`},
		{[]string{filepath.Join(dir, "empty.csv")}, failed, "header: unexpected EOF"},
	}
	for _, tt := range tests {
		status, out, errs := lint("", tt.args...)
		if status != tt.status || !strings.Contains(errs, tt.says) || out != "" {
			t.Errorf("%v: exit status %d, printed %q, said %s", tt.args, status, out, errs)
		}
	}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	name = filepath.Join(dir, name)
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestCleanTextsAreClean(t *testing.T) {
	if status, out, errs := lint("Thank you for writing to us. I will call you before noon.", "-"); status != clean || out != "" || errs != "" {
		t.Errorf("exit status %d, printed %q, said %s", status, out, errs)
	}
	if status, out, _ := lint("Thank you for writing to us.", "-json", "-"); status != clean || out != "[]\n" {
		t.Errorf("exit status %d, printed %q", status, out)
	}
}

// Findings stand at their places in the file, however the file writes the text.
func TestPlacesInTheFile(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"a.txt":   "您好。\n这个连三岁小孩都会。",
		"a.json":  `{"text": "您好\n\t😀 \ud83d\ude00 \"A\" 连三岁小孩都会", "id": "连三岁小孩都会"}`,
		"a.jsonl": "{\"text\": \"您好\"}\n{\"body\": [\"连三岁小孩都会\"]}",
		"b.json":  `{"original": [["customer", "连三岁小孩都会"], ["agent", "\u0041 连三岁小孩都会"]]}`,
		"a.csv":   "id,text\r\n1,\"\"\"您好\"\",\r\n连三岁小孩都会\"\r\n2,好的",
		"b.csv":   "text,id\n连三岁小孩都会,3",
	} {
		file := write(t, dir, name, text)
		status, out, errs := lint("", "-json", "-level", "error", file)
		var reports []etiquette.Report
		if err := json.Unmarshal([]byte(out), &reports); err != nil || status != found || len(reports) != 1 {
			t.Fatalf("%s: exit status %d, %v, printed %s, said %s", name, status, err, out, errs)
		}
		r := reports[0]
		if len(r.Findings) != 1 || r.Text != text || r.Name != file {
			t.Fatalf("%s: found %v", name, r.Findings)
		}
		if f := r.Findings[0]; text[f.Start:f.End] != "连三岁小孩都会" || f.Text != "连三岁小孩都会" {
			t.Errorf("%s: found %q at %d", name, text[f.Start:f.End], f.Start)
		}
	}
}

const ownPack = `{"name": "own", "languages": ["en"], "ideas": {"slang": {"severity": "warning"}}, "rules": [{
	"id": "own.bwx", "idea": "slang", "phrases": ["bwx"], "mode": "word", "replace": {"en": "thank \"you\""},
	"reason": {"en": "Write it out."}, "suggestions": {"en": ["Thank you."]}, "examples": ["bwx a lot"], "counterexamples": ["thank you"]}]}`

func TestFixWritesSafeReplacements(t *testing.T) {
	packs, dir := t.TempDir(), t.TempDir()
	write(t, packs, "own.json", ownPack)
	for name, text := range map[string]string{
		"a.txt":  "bwx and bwx",
		"a.json": `{"text": "\u0041 bwx \"and\" bwx", "id": "bwx"}`,
		"a.csv":  "id,text\nbwx,\"a \"\"b\"\" bwx, bwx\"\n",
	} {
		file := write(t, dir, name, text)
		status, out, errs := lint("", "-fix", "-packs", packs, "-keys", "text", file)
		data, err := os.ReadFile(file)
		if err != nil || status != clean || out != "" || strings.Count(errs, `"bwx" becomes`) != 2 {
			t.Fatalf("%s: exit status %d, %v, printed %s, said %s", name, status, err, out, errs)
		}
		want := strings.ReplaceAll(text, " bwx", " T")
		want = strings.Replace(want, "bwx and", "T and", 1)
		want = strings.ReplaceAll(want, "T", map[string]string{"a.txt": `thank "you"`, "a.json": `thank \"you\"`, "a.csv": `thank ""you""`}[name])
		if diff := cmp.Diff(want, string(data)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if status, _, _ := lint("", "-fix", "-packs", packs, "-keys", "text", file); status != clean {
			t.Errorf("%s: not clean after the fix", name)
		}
	}
}

func TestSARIF(t *testing.T) {
	status, out, errs := lint("", "-sarif", "replies")
	if status != found || errs != "" || !strings.Contains(out, `"version": "2.1.0"`) && !strings.Contains(out, `"version":"2.1.0"`) {
		t.Errorf("exit status %d, said %s, printed %s", status, errs, out)
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs strings.Builder
	status := run(ctx, []string{"replies"}, strings.NewReader(""), &out, &errs)
	if status != interrupted || out.String() != "" || errs.String() != "lint: stopped before the end\n" {
		t.Errorf("exit status %d, printed %q, said %s", status, out.String(), errs.String())
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

func TestOutputThatFailsIsReported(t *testing.T) {
	var errs strings.Builder
	if status := run(context.Background(), []string{"replies"}, nil, full{}, &errs); status != failed || errs.String() != "lint: disk full\n" {
		t.Errorf("exit status %d, said %s", status, errs.String())
	}
	if status := run(context.Background(), []string{"-"}, io.MultiReader(), full{}, &errs); status != clean {
		t.Errorf("exit status %d for nothing", status)
	}
}
