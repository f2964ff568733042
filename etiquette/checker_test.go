package etiquette_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/iotest"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/phrase"
)

func TestCheckAllocatesNothingForCleanTexts(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	c := builtIn(t)
	room := make([]etiquette.Finding, 0, 8)
	for _, text := range []string{"您好，您的包裹已经到达转运站，预计明天上午派送。", "您好，包裹明天上午送達。", "Your parcel will reach you tomorrow.", "三岁小孩都会，不行，不可以"} {
		for _, in := range []etiquette.Setting{{}, {Channel: etiquette.Social}, {Language: etiquette.Hant}} {
			if n := testing.AllocsPerRun(100, func() { room, _ = c.Append(room[:0], text, in) }); n != 0 {
				t.Errorf("%q: got %v allocations, want none", text, n)
			}
		}
	}
}

func TestCheckReportsWhereItStops(t *testing.T) {
	c := desk(t)
	findings, truncated := c.Check(strings.Repeat("I can't help. ", etiquette.MaxFindings/2+1), etiquette.Setting{})
	if !truncated && len(findings) != etiquette.MaxFindings/2+2 {
		t.Errorf("got %d findings, truncated %v", len(findings), truncated)
	}
	findings, truncated = c.Check(strings.Repeat("I can't help. ", etiquette.MaxFindings+1), etiquette.Setting{})
	if len(findings) != etiquette.MaxFindings || !truncated {
		t.Errorf("got %d findings, truncated %v, want %d, true", len(findings), truncated, etiquette.MaxFindings)
	}
	long := strings.Repeat("é ", etiquette.MaxText/3) + "I can't help."
	if findings, truncated := c.Check(long, etiquette.Setting{}); len(findings) != 0 || !truncated {
		t.Errorf("got %d findings, truncated %v, want none behind the limit, true", len(findings), truncated)
	}
	if findings, truncated := c.Check(long[len(long)-etiquette.MaxText:], etiquette.Setting{}); len(findings) != 2 || truncated {
		t.Errorf("got %d findings, truncated %v, want two, false", len(findings), truncated)
	}
	room, _ := c.Append(findings[:1], "I can't help.", etiquette.Setting{})
	if len(room) != 3 || room[0].Start != findings[0].Start {
		t.Errorf("got %d findings, want one old and two new", len(room))
	}
}

func TestCheckCutsNoCharacter(t *testing.T) {
	c := desk(t)
	text := strings.Repeat("你", etiquette.MaxText/3+1)
	if _, truncated := c.Check(text, etiquette.Setting{Language: etiquette.English}); !truncated {
		t.Error("got no truncated mark")
	}
	text = strings.Repeat("\x80", etiquette.MaxText+1)
	if _, truncated := c.Check(text, etiquette.Setting{Language: etiquette.English}); !truncated {
		t.Error("got no truncated mark for what is no text")
	}
}

func TestCheckHeedsTheSetting(t *testing.T) {
	p := goodPack()
	p.Rules[0].Channels = []etiquette.Channel{etiquette.Chat, etiquette.Social}
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	for in, want := range map[etiquette.Setting]int{
		{}:                          0,
		{Channel: etiquette.Chat}:   1,
		{Channel: etiquette.Social}: 1,
		{Channel: etiquette.Email}:  0,
		{Channel: 77}:               0,
		{Channel: etiquette.Chat, Language: etiquette.English}: 1,
		{Channel: etiquette.Chat, Language: etiquette.Hans}:    0,
		{Channel: etiquette.Chat, Language: "nonsense"}:        0,
	} {
		if got := len(slices.Collect(c.All("I can't help.", in))); got != want {
			t.Errorf("%+v: got %d findings, want %d", in, got, want)
		}
		c.Review(etiquette.Conversation{Channel: in.Channel, Language: in.Language, Messages: say("I can't help.")})
	}
}

func TestAllStopsWhenToldTo(t *testing.T) {
	n := 0
	for range desk(t).All("I can't help.", etiquette.Setting{}) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("got %d rounds", n)
	}
}

func TestRead(t *testing.T) {
	c := desk(t)
	text, findings, truncated, err := c.Read(iotest.OneByteReader(strings.NewReader("I can't help.")), etiquette.Setting{})
	if text != "I can't help." || len(findings) != 2 || truncated || err != nil {
		t.Errorf("got %q, %v, %v, %v", text, findings, truncated, err)
	}
	text, _, truncated, err = c.Read(strings.NewReader(strings.Repeat("a", etiquette.MaxText+9)), etiquette.Setting{})
	if len(text) != etiquette.MaxText+1 || !truncated || err != nil {
		t.Errorf("got %d bytes, %v, %v", len(text), truncated, err)
	}
	text, findings, _, err = c.Read(io.MultiReader(strings.NewReader("I can't help."), iotest.ErrReader(io.ErrClosedPipe)), etiquette.Setting{})
	if !errors.Is(err, io.ErrClosedPipe) || !strings.Contains(err.Error(), "after 13 bytes") || text != "" || findings != nil {
		t.Errorf("got %q, %v, %v", text, findings, err)
	}
}

func TestCheckerServesManyAtOnce(t *testing.T) {
	c := builtIn(t)
	texts := []string{"三岁小孩都会", "I can't help", "不行。", "谢谢您"}
	var want [4][]etiquette.Verdict
	for i, text := range texts {
		want[i] = c.Explain(text, etiquette.Setting{})
	}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for i := range 200 {
				if got := c.Explain(texts[i%4], etiquette.Setting{}); len(got) != len(want[i%4]) {
					t.Errorf("%q: got %v", texts[i%4], got)
				}
			}
		})
	}
	all.Wait()
}

// What only a detector finds is judged by the clauses of its own text, not of the text before.
func TestDetectorsAreJudgedByTheirOwnText(t *testing.T) {
	p := goodPack()
	p.Rules = append(p.Rules,
		etiquette.Rule{ID: "date", Idea: etiquette.CantSolve, Detector: "ambiguous_date", Unless: []string{"due"}, Examples: []string{"1/2/2026"}},
		etiquette.Rule{ID: "picture", Idea: etiquette.Slang, Detector: "emoji", Severity: etiquette.Info, Reason: english("x"),
			Suggestions: map[etiquette.Language][]string{"en": {"y"}}, Examples: []string{"😊"}})
	p.Clues["due"] = etiquette.Clue{Reach: etiquette.Before, Phrases: []string{"due"}}
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	in := etiquette.Setting{Language: etiquette.English}
	c.Check("I, can't. a, b, c, d, e, f. We can't help", in)
	if all := c.Explain("it is due by 1/2/2026", in); len(all) != 1 || all[0].Dropped != "due" {
		t.Errorf("got %v, want the date dropped by the clue", all)
	}
	c.Check("I can't help you with that at all today", in)
	if all := c.Explain("due, 1/2/2026", in); len(all) != 1 || all[0].Dropped != "" {
		t.Errorf("got %v, want the date found", all)
	}
}

func TestImprove(t *testing.T) {
	p := goodPack()
	p.Rules = append(p.Rules,
		etiquette.Rule{ID: "ok", Idea: etiquette.CantSolve, Phrases: []string{"ok", "ok then"}, Replace: english("Certainly"), Examples: []string{"ok"}},
		etiquette.Rule{ID: "then", Idea: etiquette.TooCasual, Phrases: []string{"then"}, Replace: english("afterwards"), Severity: etiquette.Info,
			Reason: english("x"), Suggestions: map[etiquette.Language][]string{"en": {"y"}}, Examples: []string{"then"}})
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	better, changes := c.Improve("ＯＫ then, I can't help. Then ok", etiquette.Setting{})
	if want := "Certainly, I can't help. Afterwards Certainly"; better != want {
		t.Errorf("got %q, want %q", better, want)
	}
	if len(changes) != 3 || changes[0] != (etiquette.Change{Rule: "ok", Start: 0, End: 11, Old: "ＯＫ then", New: "Certainly", Reason: "It helps nobody."}) {
		t.Errorf("got %+v", changes)
	}
	if better, changes := c.Improve("All is well.", etiquette.Setting{}); better != "All is well." || changes != nil {
		t.Errorf("got %q, %v", better, changes)
	}
}

func TestWriteText(t *testing.T) {
	r := desk(t).Report("draft.txt", "Sorry.\nI can't help.", etiquette.Setting{})
	r.Truncated, r.Findings[0].Replace = true, "I will help"
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	want := `draft.txt:2:1: error cant cant_solve "I can't help": It helps nobody.
	→ Let me see what I can do.
	= I will help
draft.txt:2:1: warning nothing no_alternative "I can't help": It leads nowhere.
	→ What I can do is …
draft.txt: truncated
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}

func TestOutputsRefuseForeignFindings(t *testing.T) {
	r := desk(t).Report("draft.txt", "I can't help.", etiquette.Setting{})
	r.Text = "No."
	for _, write := range []func(io.Writer) error{r.WriteText, func(w io.Writer) error { return etiquette.WriteSARIF(w, r) }} {
		if _, ok := errors.AsType[*phrase.PlaceError](write(io.Discard)); !ok {
			t.Error("got no PlaceError")
		}
	}
	r.Text = "I can't help."
	for _, write := range []func(io.Writer) error{r.WriteText, func(w io.Writer) error { return etiquette.WriteSARIF(w, r) }} {
		if err := write(brokenWriter{}); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("got %v, want what the writer said", err)
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWriteSARIF(t *testing.T) {
	r := desk(t).Report("a.txt", "你\nI can't help.", etiquette.Setting{Language: etiquette.English})
	r.Findings[0].Replace = "I will help"
	var b bytes.Buffer
	if err := etiquette.WriteSARIF(&b, r, etiquette.Report{Name: "b.txt", Truncated: true}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			ColumnKind string
			Tool       struct {
				Driver struct{ Rules []struct{ ID string } }
			}
			Properties struct{ Truncated bool }
			Results    []struct {
				Level     string
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           map[string]any
					}
				}
				Fixes []struct {
					ArtifactChanges []struct {
						Replacements []struct{ InsertedContent struct{ Text string } }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if log.Version != "2.1.0" || run.ColumnKind != "unicodeCodePoints" || !run.Properties.Truncated || fmt.Sprint(run.Tool.Driver.Rules) != "[{cant} {nothing}]" || len(run.Results) != 2 {
		t.Fatalf("got %s", b.Bytes())
	}
	first, place := run.Results[0], run.Results[0].Locations[0].PhysicalLocation
	if first.Level != "error" || run.Results[1].Level != "warning" || place.ArtifactLocation.URI != "a.txt" ||
		fmt.Sprint(place.Region) != "map[byteLength:12 byteOffset:4 endColumn:13 endLine:2 snippet:map[text:I can't help] startColumn:1 startLine:2]" {
		t.Errorf("got %+v", first)
	}
	if first.Fixes[0].ArtifactChanges[0].Replacements[0].InsertedContent.Text != "I will help" || run.Results[1].Fixes != nil {
		t.Errorf("got %+v", first.Fixes)
	}
	b.Reset()
	if err := etiquette.WriteSARIF(&b); err != nil || !strings.Contains(b.String(), `"results": []`) {
		t.Errorf("got %s, %v, want an empty run", b.Bytes(), err)
	}
}

// Logs hold no words of people.
func TestLogsAreSilentAboutTexts(t *testing.T) {
	const secret = "I can't help"
	r := desk(t).Report("draft.txt", secret, etiquette.Setting{})
	talk := etiquette.Conversation{Messages: say(secret)}
	var b bytes.Buffer
	log := slog.New(slog.NewTextHandler(&b, nil))
	log.Info("x", "report", r, "finding", r.Findings[0], "talk", talk, "message", talk.Messages[0],
		"letter", etiquette.Letter{Subject: secret, Body: secret}, "change", etiquette.Change{Rule: "cant", Old: secret, New: secret},
		"review", desk(t).Review(talk), "verdict", etiquette.Verdict{Finding: r.Findings[0]}, "found", etiquette.ConversationFinding{Finding: r.Findings[0]})
	for _, want := range []string{"cant_solve", "rule=cant", "severity=error", "messages=1", "subject_bytes=12", "review.findings=2"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("got %s, want %s in it", &b, want)
		}
	}
	if strings.Contains(b.String(), "help") {
		t.Errorf("got %s, want no word of the text", &b)
	}
}

func TestPhrasesAndDetectorCountTogether(t *testing.T) {
	p := goodPack()
	p.Rules[0] = etiquette.Rule{ID: "jargon", Idea: etiquette.CantSolve, Phrases: []string{"ticket", "trouble ticket", "the RMA"}, Detector: "acronym", AtLeast: 2,
		Exceptions: []string{"USB stick"}, Examples: []string{"The ticket is with KYC."}, Counterexamples: []string{"The ticket is here.", "Our USB stick, your ticket."}}
	c, err := etiquette.New(p)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"The trouble ticket is here.":     0, // two phrases, one place
		"Your ticket, and one ticket":     2,
		"My RMA and KYC":                  2,
		"the RMA, please":                 0, // phrase and detector at one place
		"The ticket of the RMA and KYC":   3,
		"The ticket, RMA stick, no words": 2,
	} {
		if got := len(slices.Collect(c.All(text, etiquette.Setting{}))); got != want {
			t.Errorf("%q: %d findings, want %d", text, got, want)
		}
	}
}
