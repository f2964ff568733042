package etiquette_test

import (
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

// guardPack refuses in Chinese, with every guard in code and one clue of each kind.
func guardPack() etiquette.Pack {
	text := map[etiquette.Language]string{etiquette.Hans: "因为"}
	return etiquette.Pack{
		Name: "guards", Languages: []etiquette.Language{etiquette.Hans},
		Words: []string{"不行动", "好不行"}, Quotes: []string{"“”", `""`, "「」"}, Guards: []string{"customer"},
		Clues: map[string]etiquette.Clue{"customer": {Reach: etiquette.Before, Phrases: []string{"您"}, Exceptions: []string{"您的"}, BrokenBy: []string{"我们"}}},
		Ideas: map[etiquette.Idea]etiquette.IdeaText{etiquette.FlatNo: {Severity: etiquette.Error, Reason: text, Suggestions: map[etiquette.Language][]string{etiquette.Hans: {"好"}}}},
		Rules: []etiquette.Rule{{ID: "no", Idea: etiquette.FlatNo, Phrases: []string{"不行", "不知道", "不方便", "没有", "可以", "不…能"}, Examples: []string{"不行"}}},
	}
}

func TestGuards(t *testing.T) {
	c, err := etiquette.New(guardPack())
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct{ text, want, why string }{
		{"不行", "", "a plain refusal"},
		{"行不行", "a_not_a", "a question"},
		{"知不知道", "a_not_a", "the short form"},
		{"知道不知道", "a_not_a", "the long form"},
		{"方不方便", "a_not_a", "the short form"},
		{"有没有", "a_not_a", "with 没"},
		{"有沒有", "a_not_a", "in the other script"},
		{"可不可以", "a_not_a", "the hit is the second half, without 不"},
		{"行还是不行", "a_not_a", "with an or between"},
		{"行還是不行", "a_not_a", "with an or in the other script"},
		{"方便或者不方便", "a_not_a", "with another or"},
		{"试了还是不行", "", "still not, nothing to choose from"},
		{"不行还是不行", "", "denied before as well"},
		{"不行不行", "", "the first half is itself denied: said twice"},
		{"道不知道", "", "not the same word"},
		{"行，不行", "", "two clauses"},
		{"啊　不　行", "no hit", "blanks are no word"},
		{"啊　不　能", "", "nor do blanks make a question"},
		{"不行动", "longer_word", "a longer word"},
		{"大家不行动不行", "longer_word", "the first of two"},
		{"好不行", "longer_word", "a longer word that ends with it"},
		{"他说“不行”", "quotation", "quoted"},
		{"他说＂不行＂", "quotation", "wide marks"},
		{"他说「真的不行」吧", "quotation", "inside"},
		{"他说“真的”不行", "", "behind the quotation"},
		{"“不”字才能", "quotation", "out of a quotation"},
		{"不要“能”", "", "into a quotation"},
		{"“好”不“能”", "", "from between quotations into one"},
		{"他说“不行", "", "a quotation that never ends is none"},
		{"他说“不\n”不行", "", "a quotation ends at the line"},
		{"“好”不行“好”", "", "between quotations"},
		{"“他说「好」也不行”", "quotation", "quotations in each other"},
		{"您要是不行", "customer", "the customer is the subject"},
		{"您的单子不行", "", "the customer's thing is the subject"},
		{"您问我们，我们不行", "", "another clause"},
		{"您说我们不行", "", "another subject in between"},
	} {
		got := "no hit"
		if all := c.Explain(row.text, etiquette.Setting{Language: etiquette.Hans}); len(all) > 0 {
			got = all[0].Dropped
		}
		if got != row.want {
			t.Errorf("%q: got %q, want %q: %s", row.text, got, row.want, row.why)
		}
	}
}

// The clues that must touch do so over blanks and what cannot be seen. Those that come
// later do so over the ends of sentences.
func TestCluesThatTouchOrComeLater(t *testing.T) {
	for _, row := range []struct {
		reach etiquette.Reach
		text  string
		want  string
	}{
		{etiquette.Touching, "您不行", "customer"}, {etiquette.Touching, "您 \u200b　不行", "customer"}, {etiquette.Touching, "您\u200b不行", "customer"},
		{etiquette.Touching, "您都不行", ""}, {etiquette.Touching, "不行您", ""}, {etiquette.Touching, "您、不行", ""},
		{etiquette.Following, "不行您", "customer"}, {etiquette.Following, "不行\u200b 您", "customer"},
		{etiquette.Following, "不行的您", ""}, {etiquette.Following, "您不行", ""}, {etiquette.Following, "不行，您", ""}, {etiquette.Following, "不行的您，您", ""},
		{etiquette.Later, "不行您", "customer"}, {etiquette.Later, "不行。那么，您", "customer"}, {etiquette.Later, "不行。\n您", "customer"},
		{etiquette.Later, "您不行", ""}, {etiquette.Later, "您。不行。", ""}, {etiquette.Later, "您不行。", ""},
	} {
		p := guardPack()
		p.Clues["customer"] = etiquette.Clue{Reach: row.reach, Phrases: []string{"您"}}
		c, err := etiquette.New(p)
		if err != nil {
			t.Fatal(err)
		}
		if all := c.Explain(row.text, etiquette.Setting{Language: etiquette.Hans}); len(all) != 1 || all[0].Dropped != row.want {
			t.Errorf("%v: %+q: got %v, want %q", row.reach, row.text, all, row.want)
		}
	}
}
