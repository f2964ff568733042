package etiquette_test

import (
	"slices"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

func TestIdeasAreThoseThatCanBeFound(t *testing.T) {
	pack := etiquette.Pack{Name: "two", Languages: []etiquette.Language{etiquette.English, etiquette.Hans},
		Ideas: map[etiquette.Idea]etiquette.IdeaText{}}
	for _, row := range []struct {
		idea     etiquette.Idea
		language etiquette.Language
		channel  etiquette.Channel
	}{
		{"b_here", etiquette.English, etiquette.Social}, {"a_there", etiquette.English, 0}, {"a_there", etiquette.English, etiquette.Chat},
		{"c_zh", etiquette.Hans, 0}, {"d_off", etiquette.English, 0},
	} {
		rule := etiquette.Rule{ID: "r" + string(rune('a'+len(pack.Rules))), Idea: row.idea, Severity: etiquette.Info, Languages: []etiquette.Language{row.language},
			Phrases: []string{string(row.idea)}, Examples: []string{string(row.idea)},
			Reason:      map[etiquette.Language]string{row.language: "Why."},
			Suggestions: map[etiquette.Language][]string{row.language: {"So."}}}
		if row.channel != 0 {
			rule.Channels = []etiquette.Channel{row.channel}
		}
		pack.Rules = append(pack.Rules, rule)
	}
	pack.Overrides = []etiquette.Override{{Rule: "re", Off: true}}
	c, err := etiquette.New(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		in   etiquette.Setting
		want []etiquette.Idea
	}{
		{etiquette.Setting{}, []etiquette.Idea{"a_there", "c_zh"}},
		{etiquette.Setting{Channel: etiquette.Social}, []etiquette.Idea{"a_there", "b_here", "c_zh"}},
		{etiquette.Setting{Channel: 200}, []etiquette.Idea{"a_there", "c_zh"}},
		{etiquette.Setting{Language: etiquette.English, Channel: etiquette.Social}, []etiquette.Idea{"a_there", "b_here"}},
		{etiquette.Setting{Language: etiquette.Hans, Channel: etiquette.Social}, []etiquette.Idea{"c_zh"}},
		{etiquette.Setting{Language: etiquette.Hant}, nil},
	} {
		if got := c.Ideas(row.in); !slices.Equal(got, row.want) {
			t.Errorf("%+v: got %q, want %q", row.in, got, row.want)
		}
	}
}
