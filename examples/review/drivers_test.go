package main

import (
	"testing"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// cases gives so many promises about a topic in a language, the first of them broken.
func cases(topic, language string, broken, of int) (all []judged) {
	for i := range of {
		all = append(all, judged{
			Break: Break{Metric: sla.Resolution, Channel: "chat"}, broken: i < broken, topic: topic, language: language,
			started: time.Date(2026, 4, 27, 9, 0, 0, 0, time.UTC),
		})
	}
	return all
}

func join(parts ...[]judged) (all []judged) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

func TestDriverIsWhatStandsOut(t *testing.T) {
	tests := []struct {
		name  string
		cases []judged
		want  Driver
	}{
		{"a topic", join(cases("pump", "en", 6, 10), cases("bill", "en", 2, 40)), Driver{Field: ByTopic, Value: "pump", Broken: 6, Of: 10, Else: 2, ElseOf: 40}},
		{"a language", join(cases("pump", "en", 1, 20), cases("pump", "zh", 5, 9), cases("bill", "zh", 5, 9)), Driver{Field: ByLanguage, Value: "zh", Broken: 10, Of: 18, Else: 1, ElseOf: 20}},
		{"twice the share is enough", join(cases("pump", "en", 4, 10), cases("bill", "en", 8, 40)), Driver{Field: ByTopic, Value: "pump", Broken: 4, Of: 10, Else: 8, ElseOf: 40}},
		{"less is not", join(cases("pump", "en", 4, 10), cases("bill", "en", 9, 40)), Driver{Else: 13, ElseOf: 50}},
		{"two are too few", join(cases("pump", "en", 2, 3), cases("bill", "en", 0, 40)), Driver{Else: 2, ElseOf: 43}},
		{"all alike", cases("pump", "en", 10, 40), Driver{Else: 10, ElseOf: 40}},
	}
	for _, tt := range tests {
		got, ok := driver(tt.cases, time.UTC)
		if !ok || len(got.All) != got.Broken+got.Else {
			t.Errorf("%s: ok is %v, %d listed", tt.name, ok, len(got.All))
		}
		if got.All = nil; got.Field != tt.want.Field || got.Value != tt.want.Value || got.Broken != tt.want.Broken || got.Of != tt.want.Of || got.Else != tt.want.Else || got.ElseOf != tt.want.ElseOf {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
	if _, ok := driver(cases("pump", "en", 0, 10), time.UTC); ok {
		t.Error("nothing is broken and something stands out")
	}
}
