package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/examples/internal/exampletest"
)

// lint is the program.
var lint = exampletest.Program(run)

func TestReadmeShowsTheOutput(t *testing.T) {
	got := lint.Run("replies")
	if got.Status != found || got.Errs != "" {
		t.Errorf("%+v", got)
	}
	exampletest.Readme(t, strings.ReplaceAll(got.Out, "replies/", "examples/lint/replies/"))
}

func TestBadInput(t *testing.T) {
	file := func(name, text string) string { return exampletest.Write(t, name, text) }
	lint.Refuses(t, clean, "-level", "-h")
	lint.Refuses(t, failed, "want files or folders")
	lint.Refuses(t, failed, `"grave"`, "-level", "grave", "replies")
	lint.Refuses(t, failed, `"pigeon"`, "-channel", "pigeon", "replies")
	lint.Refuses(t, failed, `got language "fr"`, "-lang", "fr", "replies")
	lint.Refuses(t, failed, "-fix needs files", "-fix", "-")
	lint.Refuses(t, failed, "no file matches", "-packs", "nowhere", "replies")
	lint.Refuses(t, failed, "missing.txt", "missing.txt")
	lint.Refuses(t, failed, "broken.json:2: invalid character", file("broken.json", "[\n{\"text\": \"ok\",}\n]"))
	lint.Refuses(t, failed, "unexpected EOF", file("short.json", `[{"text": "OK"`))
	lint.Refuses(t, failed, "got columns id, remark, want one of text", file("other.csv", "id,remark\n1,OK\n"))
	lint.Refuses(t, failed, `extraneous or missing "`, file("quote.csv", "text\n\"OK\n"))
	lint.Refuses(t, failed, "header: unexpected EOF", file("empty.csv", ""))
}

func TestCleanTextsAreClean(t *testing.T) {
	if got := lint.RunOn("Thank you for writing to us. I will call you before noon.", "-"); got != (exampletest.Outcome{Status: clean}) {
		t.Errorf("%+v", got)
	}
	if got := lint.RunOn("Thank you for writing to us.", "-json", "-"); got.Status != clean || got.Out != "[]\n" {
		t.Errorf("%+v", got)
	}
}

// Findings stand at their places in the file, however the file writes the text.
func TestPlacesInTheFile(t *testing.T) {
	for name, text := range map[string]string{
		"a.txt":   "您好。\n这个连三岁小孩都会。",
		"a.json":  `{"text": "您好\n\t😀 \ud83d\ude00 \"A\" 连三岁小孩都会", "id": "连三岁小孩都会"}`,
		"a.jsonl": "{\"text\": \"您好\"}\n{\"body\": [\"连三岁小孩都会\"]}",
		"b.json":  `{"original": [["customer", "连三岁小孩都会"], ["agent", "\u0041 连三岁小孩都会"]]}`,
		"a.csv":   "id,text\r\n1,\"\"\"您好\"\",\r\n连三岁小孩都会\"\r\n2,好的",
		"b.csv":   "text,id\n连三岁小孩都会,3",
	} {
		file := exampletest.Write(t, name, text)
		got := lint.Run("-json", "-level", "error", file)
		var reports []etiquette.Report
		if err := json.Unmarshal([]byte(got.Out), &reports); err != nil || got.Status != found || len(reports) != 1 {
			t.Fatalf("%s: %v, %+v", name, err, got)
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
	packs := filepath.Dir(exampletest.Write(t, "own.json", ownPack))
	for name, text := range map[string]string{
		"a.txt":  "bwx and bwx",
		"a.json": `{"text": "\u0041 bwx \"and\" bwx", "id": "bwx"}`,
		"a.csv":  "id,text\nbwx,\"a \"\"b\"\" bwx, bwx\"\n",
	} {
		file := exampletest.Write(t, name, text)
		got := lint.Run("-fix", "-packs", packs, "-keys", "text", file)
		if got.Status != clean || got.Out != "" || strings.Count(got.Errs, `"bwx" becomes`) != 2 {
			t.Fatalf("%s: %+v", name, got)
		}
		want := strings.ReplaceAll(text, " bwx", " T")
		want = strings.Replace(want, "bwx and", "T and", 1)
		want = strings.ReplaceAll(want, "T", map[string]string{"a.txt": `thank "you"`, "a.json": `thank \"you\"`, "a.csv": `thank ""you""`}[name])
		if diff := cmp.Diff(want, exampletest.Read(t, file)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if again := lint.Run("-fix", "-packs", packs, "-keys", "text", file); again != (exampletest.Outcome{Status: clean}) {
			t.Errorf("%s: not clean after the fix", name)
		}
	}
}

func TestSARIF(t *testing.T) {
	got := lint.Run("-sarif", "replies")
	if got.Status != found || got.Errs != "" || !strings.Contains(got.Out, `"version": "2.1.0"`) && !strings.Contains(got.Out, `"version":"2.1.0"`) {
		t.Errorf("%+v", got)
	}
}

func TestInterruptedRunSaysSo(t *testing.T) {
	lint.Stops(t, "lint: stopped before the end\n", "replies")
}

func TestOutputThatFailsIsReported(t *testing.T) {
	lint.Fails(t, failed, "lint: disk full\n", "replies")
	lint.Fails(t, clean, "", "-") // of nothing there is nothing to print
}
