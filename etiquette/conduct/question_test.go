package conduct_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// labelled is a row of testdata/questions.jsonl: what a message of an agent asks, in
// the judgement of a person. The held-out rows were written with the others, and no
// rule was changed because of them.
type labelled struct {
	Set, Lang, Text string
	Kinds           []conduct.QuestionKind
}

func readLabelled(t *testing.T) (all []labelled) {
	t.Helper()
	file, err := os.Open("testdata/questions.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var row labelled
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		all = append(all, row)
	}
	return all
}

// builtIn is the reader of all built-in packs.
func builtIn(t testing.TB) *conduct.Reader {
	t.Helper()
	r, err := builtInReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// builtInReader builds the reader of all built-in packs, once.
var builtInReader = sync.OnceValues(func() (*conduct.Reader, error) {
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	if err != nil {
		return nil, err
	}
	checker, err := etiquette.New(packs...)
	if err != nil {
		return nil, err
	}
	signs, err := etiquette.LoadPacks(conduct.Signs(), "*.json")
	if err != nil {
		return nil, err
	}
	return conduct.NewReader(checker, signs...)
})

// hits counts verdicts about questions of one kind.
type hits struct{ right, wrong, missed int }

func (h hits) precision() int { return percent(h.right, h.right+h.wrong) }
func (h hits) recall() int    { return percent(h.right, h.right+h.missed) }

func percent(part, whole int) int {
	if whole == 0 {
		return 100
	}
	return part * 100 / whole
}

// judged compares what a message asks with what was found, kind by kind.
func (h *hits) judge(want, got int) {
	h.right += min(want, got)
	h.wrong += max(got-want, 0)
	h.missed += max(want-got, 0)
}

func TestQuestionsAreToldApart(t *testing.T) {
	found := map[string]*hits{}
	at := func(key string) *hits {
		if found[key] == nil {
			found[key] = &hits{}
		}
		return found[key]
	}
	total := 0
	for _, row := range readLabelled(t) {
		total += len(row.Kinds)
		reading := builtIn(t).Read(etiquette.Conversation{Language: etiquette.Language(row.Lang), Messages: []etiquette.Message{{Role: etiquette.Agent, Text: row.Text}}})
		wrong := false
		for _, kind := range conduct.QuestionKinds() {
			want := 0
			for _, k := range row.Kinds {
				if k == kind {
					want++
				}
			}
			got := reading.Asked(kind)
			wrong = wrong || want != got
			at(fmt.Sprint(row.Set, " ", kind)).judge(want, got)
			at(row.Set+" "+row.Lang).judge(want, got)
			at(row.Set).judge(want, got)
		}
		if wrong && row.Set == "dev" {
			t.Logf("%s: got %v, want %v", row.Text, reading.Questions, row.Kinds)
		}
	}
	if total < 150 {
		t.Errorf("the corpus has %d questions, want 150 at least", total)
	}
	for key, h := range found {
		least := map[string]int{"dev": 97, "held-out": 90}[strings.Fields(key)[0]]
		t.Logf("%-22s precision %3d %% recall %3d %%  %+v", key, h.precision(), h.recall(), *h)
		if h.precision() < least || h.recall() < least {
			t.Errorf("%s: precision %d %%, recall %d %%, want %d %%", key, h.precision(), h.recall(), least)
		}
	}
}

// What stands in marks is quoted or a name: nobody asks it here.
func TestQuotedQuestionsAreNotAsked(t *testing.T) {
	for _, marks := range []string{"“”", "「」", "『』", "《》"} {
		r := []rune(marks)
		text := "您看到" + string(r[0]) + "为什么要等？怎么退？" + string(r[1]) + "这一页了吗？"
		reading := builtIn(t).Read(etiquette.Conversation{Language: etiquette.Hans, Messages: []etiquette.Message{{Role: etiquette.Agent, Text: text}}})
		if len(reading.Questions) != 1 || reading.Questions[0].Start != 0 || reading.Questions[0].End != len(text) {
			t.Errorf("%s: %v", text, reading.Questions)
		}
	}
}
