package complaint_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
)

// Every advice stands in testdata/advice.txt too, where it was proof-read.
func TestAdviceIsWhatWasProofRead(t *testing.T) {
	var got strings.Builder
	for _, a := range complaint.AdviceRows() {
		action := "-"
		if a.Action != 0 {
			action = a.Action.String()
		}
		fmt.Fprintf(&got, "%s %s\n    %s\n    %s\n    %s\n", a.ID, action,
			a.Text(language.English), a.Text(language.SimplifiedChinese), a.Text(language.TraditionalChinese))
	}
	want, err := os.ReadFile("testdata/advice.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
		t.Errorf("-file +advice:\n%s", diff)
	}
}

// advised lists the ids of what Next says.
func advised(c *complaint.Case, now time.Time) []string {
	var ids []string
	for _, a := range c.Next(now) {
		ids = append(ids, a.ID)
	}
	return ids
}

func TestNext(t *testing.T) {
	tense := func(c *complaint.Case) *complaint.Case {
		told(c, complaint.Assess, complaint.Assessment{Heat: complaint.HeatTense})
		return c
	}
	hot := func(c *complaint.Case) *complaint.Case {
		told(c, complaint.Assess, complaint.Assessment{Heat: complaint.HeatHigh})
		return c
	}
	calm := []string{"calm-confirm", "calm-assess", "calm-listen", "calm-manage"}
	changes := []string{"change-person", "change-place", "change-time"}
	dissatisfied := append(toCorrected[:7:7], complaint.CheckDissatisfied)
	again := append(dissatisfied[:8:8], complaint.Correct, complaint.CheckDissatisfied)
	for _, row := range []struct {
		c    *complaint.Case
		in   time.Duration
		want []string
	}{
		{after(), 0, nil},
		{after(toClosed[:1]...), 0, []string{"step-thank", "principle-no-argument"}},
		{after(toClosed[:2]...), 0, []string{"step-appreciate", "principle-no-argument"}},
		{after(toClosed[:3]...), 0, []string{"step-apologise", "principle-no-argument"}},
		{after(toClosed[:4]...), 0, []string{"step-promise"}},
		{after(toClosed[:5]...), 0, []string{"step-gather", "principle-save-face", "principle-act-fast"}},
		{after(toClosed[:5]...), time.Hour, []string{"step-gather", "principle-save-face", "principle-act-fast"}},
		{after(toClosed[:5]...), time.Hour + 1, []string{"step-gather", "due-promise", "principle-save-face", "principle-act-fast"}},
		{after(toClosed[:6]...), 0, []string{"step-correct", "principle-save-face", "principle-settle-inside", "principle-act-fast"}},
		{after(toClosed[:7]...), 0, []string{"step-check", "principle-follow-up"}},
		{after(toClosed[:7]...), 20*time.Hour - 1, []string{"step-check", "principle-follow-up"}},
		{after(toClosed[:7]...), 20 * time.Hour, []string{"step-check", "due-feedback", "principle-follow-up"}},
		{after(toClosed[:7]...), 200 * time.Hour, []string{"step-check", "due-feedback", "principle-follow-up"}},
		{after(dissatisfied...), 0, []string{"step-rework", "principle-no-argument", "principle-save-face"}},
		{after(again...), 0, slices.Concat([]string{"step-limit"}, calm, []string{"principle-calm-first", "principle-no-argument", "principle-save-face"})},
		{after(toClosed[:8]...), 0, []string{"step-prevent", "principle-settle-inside"}},
		{after(toClosed[:9]...), 0, []string{"step-close", "principle-keep-record"}},
		{after(append(toClosed[:9:9], complaint.Refer)...), 0, []string{"due-outside", "principle-keep-record"}},
		{after(toClosed...), 0, []string{"principle-follow-up", "principle-keep-record"}},
		{after(append(toCorrected[:7:7], complaint.Conclude)...), 0, []string{"step-recourse", "principle-keep-record"}},
		{after(append(toClosed[:10:10], complaint.Reopen)...), 0, []string{"step-gather", "principle-act-fast"}},
		{after(toPlan[:1]...), 0, []string{"hidden-visit"}},
		{after(toPlan[:2]...), 0, []string{"hidden-cause"}},
		{after(toPlan[:3]...), 0, []string{"hidden-remedy", "hidden-plan", "principle-settle-inside"}},
		{after(toPlan...), 0, []string{"hidden-approval"}},
		{after(append(toPlan[:4:4], complaint.Reject)...), 0, []string{"hidden-revise"}},
		{after(append(toPlan[:4:4], complaint.Approve)...), 0, []string{"hidden-remedy"}},
		{tense(after(toPlan[:1]...)), 0, slices.Concat([]string{"hidden-visit"}, calm, []string{"principle-calm-first"})},
		{hot(after(toPlan[:1]...)), 0, slices.Concat([]string{"hidden-visit"}, calm, changes, []string{"principle-calm-first", "principle-moment"})},
	} {
		at, _ := row.c.At()
		if diff := cmp.Diff(row.want, advised(row.c, at.Add(row.in))); diff != "" {
			t.Errorf("%v after %v (-want +got):\n%s", row.c, row.in, diff)
		}
	}
}

func TestReworkBringsTheThreeChanges(t *testing.T) {
	c := openCase("C-1")
	for _, a := range append(toCorrected[1:7:7], complaint.CheckDissatisfied, complaint.Correct, complaint.CheckDissatisfied) {
		must(c.Do(good(c, a)))
	}
	if ids := advised(c, dawn); !slices.Contains(ids, "calm-listen") || slices.Contains(ids, "change-place") {
		t.Errorf("after one rework: %v", ids)
	}
	must(c.Do(good(c, complaint.Correct)))
	if ids := advised(c, dawn); !slices.Contains(ids, "change-place") {
		t.Errorf("after two: %v", ids)
	}
}

func TestOverdueDecisionsAreCalledFor(t *testing.T) {
	c := openCase("C-1")
	told(c, complaint.Assess, complaint.Assessment{DecideBy: day})
	if ids := advised(c, day); slices.Contains(ids, "due-decision") {
		t.Errorf("at the date: %v", ids)
	}
	if ids := advised(c, day.Add(1)); !slices.Contains(ids, "due-decision") {
		t.Errorf("after the date: %v", ids)
	}
}

func TestAdviceRows(t *testing.T) {
	ids, texts := map[string]bool{}, map[string]bool{}
	principles := 0
	for _, a := range complaint.AdviceRows() {
		if ids[a.ID] {
			t.Errorf("%s stands there twice", a.ID)
		}
		ids[a.ID] = true
		if strings.HasPrefix(a.ID, "principle-") {
			principles++
		}
		for _, tag := range []language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese} {
			text := a.Text(tag)
			if text == "" || texts[text] || strings.TrimSpace(text) != text || !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "。") {
				t.Errorf("%s in %v: %q", a.ID, tag, text)
			}
			texts[text] = true
		}
	}
	if principles != 8 || len(ids) != len(complaint.AdviceRows()) {
		t.Errorf("%d principles", principles)
	}
}

// Advice names an action only where it can be done.
func TestAdviceCanBeFollowed(t *testing.T) {
	all := explore()
	for _, s := range all.order {
		for _, a := range all.cases[s].Next(day.Add(100 * time.Hour)) {
			if a.Action != 0 && !all.cases[s].Allowed().Has(a.Action) {
				t.Errorf("%+v: %s advises %v", s, a.ID, a.Action)
			}
		}
	}
}
