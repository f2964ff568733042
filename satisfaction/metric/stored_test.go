package metric_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/satisfaction/metric"
)

// seeds are stored forms, whole and broken, for every decoder.
var seeds = []string{
	"", "{}", "null", "[]", `"x"`, "promoters=4 passives=3 detractors=2", `{"promoters":4,"passives":3,"detractors":2}`,
	"hit=3 n=4", "hit=4 n=3", `{"hit":3,"n":4}`, `{"n":4,"hit":3}`, `{"hit":-1,"n":4}`, `{"hit":3,"n":4,"n":4}`, `{"hit":3,"n":4}x`,
	`{"hit":3.0,"n":4}`, `{"hit":null,"n":4}`, `{"hit":"3","n":4}`, `{"Hit":3,"n":4}`, `{"hit":3,"n":9007199254740992}`, `{"hit":3`, `{"hit":`,
	"solvedFirst=1 solvedLater=2 openOnce=3 openAgain=4", `{"solvedFirst":1,"solvedLater":2,"openOnce":3,"openAgain":4}`,
	"must-be=1 one-dimensional=2 attractive=3 indifferent=4 reverse=5 questionable=6",
	`{"must-be":1,"one-dimensional":2,"attractive":3,"indifferent":4,"reverse":5,"questionable":6}`,
	"1=11 2=0 3=31 4=0 5=20", "1=11 3=31", "0=1 1=2 ", "2=1 3=1", `{"1":11,"2":0,"3":31,"4":0,"5":20}`, `{"5":1,"4":1,"3":1,"2":1,"1":1}`, `{"01":1,"2":1}`, `{"1":1,"99999999999999999999":1}`,
}

func fuzz[V comparable, P stored[V]](f *testing.F, before V) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	text, _ := metric.KanoTable{{1, 2}, {3}}.MarshalText()
	data, _ := metric.KanoTable{{1, 2}, {3}}.MarshalJSON()
	f.Add(text)
	f.Add(data)
	f.Fuzz(func(t *testing.T, input []byte) { readsOnlyWhatItWrites[V, P](t, before, input) })
}

func FuzzNPS(f *testing.F)        { fuzz(f, metric.NPS{Promoters: 7}) }
func FuzzProportion(f *testing.F) { fuzz(f, metric.Proportion{Hit: 1, N: 2}) }
func FuzzContacts(f *testing.F)   { fuzz(f, metric.Contacts{OpenOnce: 7}) }
func FuzzKano(f *testing.F)       { fuzz(f, metric.Kano{Reverse: 7}) }
func FuzzKanoTable(f *testing.F)  { fuzz(f, metric.KanoTable{{7}}) }
func FuzzAnswers(f *testing.F) {
	a, err := metric.CountedAnswers(0, 1, 2, 3)
	if err != nil {
		f.Fatal(err)
	}
	fuzz(f, a)
}

// The forms are stored by other programs: they never change.
func TestStoredForms(t *testing.T) {
	answers, err := metric.CountedAnswers(1, 11, 0, 31, 0, 20)
	if err != nil {
		t.Fatal(err)
	}
	table := metric.KanoTable{{0, 2, 0, 0, 5}, {}, {1}}
	tests := []struct {
		value      interface{ String() string }
		text, json string
	}{
		{metric.NPS{Promoters: 4, Passives: 3, Detractors: 2}, "promoters=4 passives=3 detractors=2", `{"promoters":4,"passives":3,"detractors":2}`},
		{metric.Proportion{Hit: 78, N: 100}, "hit=78 n=100", `{"hit":78,"n":100}`},
		{metric.Contacts{SolvedFirst: 92, SolvedLater: 5, OpenOnce: 2, OpenAgain: 1}, "solvedFirst=92 solvedLater=5 openOnce=2 openAgain=1", `{"solvedFirst":92,"solvedLater":5,"openOnce":2,"openAgain":1}`},
		{metric.Kano{MustBe: 1, OneDimensional: 2, Attractive: 3, Indifferent: 4, Reverse: 5, Questionable: 6},
			"must-be=1 one-dimensional=2 attractive=3 indifferent=4 reverse=5 questionable=6",
			`{"must-be":1,"one-dimensional":2,"attractive":3,"indifferent":4,"reverse":5,"questionable":6}`},
		{table, "like/like=0 like/expect=2 like/neutral=0 like/tolerate=0 like/dislike=5 " +
			"expect/like=0 expect/expect=0 expect/neutral=0 expect/tolerate=0 expect/dislike=0 " +
			"neutral/like=1 neutral/expect=0 neutral/neutral=0 neutral/tolerate=0 neutral/dislike=0 " +
			"tolerate/like=0 tolerate/expect=0 tolerate/neutral=0 tolerate/tolerate=0 tolerate/dislike=0 " +
			"dislike/like=0 dislike/expect=0 dislike/neutral=0 dislike/tolerate=0 dislike/dislike=0",
			`{"like/like":0,"like/expect":2,"like/neutral":0,"like/tolerate":0,"like/dislike":5,` +
				`"expect/like":0,"expect/expect":0,"expect/neutral":0,"expect/tolerate":0,"expect/dislike":0,` +
				`"neutral/like":1,"neutral/expect":0,"neutral/neutral":0,"neutral/tolerate":0,"neutral/dislike":0,` +
				`"tolerate/like":0,"tolerate/expect":0,"tolerate/neutral":0,"tolerate/tolerate":0,"tolerate/dislike":0,` +
				`"dislike/like":0,"dislike/expect":0,"dislike/neutral":0,"dislike/tolerate":0,"dislike/dislike":0}`},
		{answers, "1=11 2=0 3=31 4=0 5=20", `{"1":11,"2":0,"3":31,"4":0,"5":20}`},
		{metric.Answers{}, "", `{}`},
	}
	for _, tt := range tests {
		data, err := json.Marshal(tt.value)
		if tt.value.String() != tt.text || err != nil || string(data) != tt.json {
			t.Errorf("%q and %s, %v, want %q and %s", tt.value, data, err, tt.text, tt.json)
		}
	}
}

// What is refused, and what the error says.
func TestStoredFormsRefused(t *testing.T) {
	tests := []struct{ why, input, want string }{
		{"negative", `{"hit":-1,"n":4}`, "metric: Proportion: hit: got -1, want 0 to 9007199254740991"},
		{"beyond every JSON reader", `{"hit":0,"n":9007199254740992}`, "metric: Proportion: n: got 9007199254740992, want 0 to 9007199254740991"},
		{"more hits than answers", `{"hit":5,"n":4}`, "metric: Proportion: hit: got 5, want at most n, 4"},
		{"missing", `{"hit":5}`, "metric: Proportion: n: got nothing, want a count"},
		{"twice", `{"hit":1,"n":4,"hit":2}`, `metric: Proportion: names: got "hit", want each of hit, n once`},
		{"unknown", `{"hit":1,"n":4,"m":2}`, `metric: Proportion: names: got "m", want each of hit, n once`},
		{"no whole number", `{"hit":1.0,"n":4}`, `metric: Proportion: JSON: got "{\"hit\":1.0,\"n\":4}", want an object of whole numbers`},
		{"not closed", `{"hit":1,"n":4`, `metric: Proportion: JSON: got "{\"hit\":1,\"n\":4", want an object of whole numbers`},
		{"closed otherwise", `{"hit":1,"n":4]`, `metric: Proportion: JSON: got "{\"hit\":1,\"n\":4]", want an object of whole numbers`},
		{"going on", `{"hit":1,"n":4}{}`, `metric: Proportion: JSON: got "{\"hit\":1,\"n\":4}{}", want an object of whole numbers`},
		{"null", `null`, `metric: Proportion: JSON: got "null", want an object of whole numbers`},
		{"text in another order", "n=4 hit=1", `metric: Proportion: text: got "n=4 hit=1", want "hit=1 n=4"`},
		{"text with a loose field", "hit n=4", `metric: Proportion: text: got "hit", want a name, = and a count`},
	}
	for _, tt := range tests {
		var p metric.Proportion
		err := p.UnmarshalJSON([]byte(tt.input))
		if tt.input[0] != '{' && tt.input != "null" {
			err = p.UnmarshalText([]byte(tt.input))
		}
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}

// The names of Answers are the ratings of their scale.
func TestStoredAnswersRefused(t *testing.T) {
	tests := []struct{ why, input, want string }{
		{"no rating", `{"1":4,"x":2}`, `metric: Answers: names: got "x", want a rating`},
		{"no scale", `{"2":4,"3":2}`, "metric: Answers: scale: got 2 to 3, want 0 or 1 to at most 10"},
		{"a rating missing", `{"1":4,"3":2}`, "metric: Answers: 2: got nothing, want a count"},
		{"a rating twice", `{"1":4,"2":2,"2":1}`, `metric: Answers: names: got "2", want each of 1, 2 once`},
		{"a rating in other digits", `{"1":4,"+2":2}`, "metric: Answers: names: got \"+2\", want each of 1, 2 once\nmetric: Answers: 2: got nothing, want a count"},
		{"an array", `[1,2]`, `metric: Answers: JSON: got "[1,2]", want an object of whole numbers`},
		{"a text that goes on", strings.Repeat("1=1 ", 20), `metric: Answers: scale: got 1 to 1, want 0 or 1 to at most 10`},
		{"a long text that is none", strings.Repeat("x", 80), `metric: Answers: text: got "` + strings.Repeat("x", 60) + `…", want a name, = and a count`},
	}
	for _, tt := range tests {
		var a metric.Answers
		err := a.UnmarshalJSON([]byte(tt.input))
		if tt.input[0] != '{' && tt.input[0] != '[' {
			err = a.UnmarshalText([]byte(tt.input))
		}
		if err == nil || err.Error() != tt.want || a != (metric.Answers{}) {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
}

// What holds no valid counts is not written, because it could not be read.
func TestInvalidValuesAreNotWritten(t *testing.T) {
	for _, v := range []interface {
		MarshalText() ([]byte, error)
		MarshalJSON() ([]byte, error)
	}{
		metric.NPS{Promoters: -1}, metric.Proportion{Hit: 2, N: 1}, metric.Proportion{N: -1}, metric.Contacts{OpenAgain: -1},
		metric.Kano{Questionable: most + 1}, metric.KanoTable{{}, {}, {}, {}, {0, 0, 0, 0, -1}},
	} {
		_, err := v.MarshalText()
		_, err2 := v.MarshalJSON()
		for _, err := range []error{err, err2} {
			if _, ok := errors.AsType[*metric.InputError](err); !ok {
				t.Errorf("%v was written: %v", v, err)
			}
		}
	}
}
