package etiquette_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/servicequality/servicequality/etiquette"
)

// goodPack is a small pack without a fault.
func goodPack() etiquette.Pack {
	return etiquette.Pack{
		Name: "good", Languages: []etiquette.Language{etiquette.English},
		Sets:   map[string][]string{"we": {"we", "i"}},
		Quotes: []string{`""`},
		Guards: []string{"condition"},
		Clues:  map[string]etiquette.Clue{"condition": {Reach: etiquette.Lead, Phrases: []string{"if"}}},
		Ideas: map[etiquette.Idea]etiquette.IdeaText{etiquette.CantSolve: {Severity: etiquette.Error, Reason: english("It helps nobody."),
			Suggestions: map[etiquette.Language][]string{etiquette.English: {"Let me see what I can do."}}}},
		Rules: []etiquette.Rule{{ID: "cant", Idea: etiquette.CantSolve, Phrases: []string{"{we} can't…help"}, Exceptions: []string{"we can't help but"},
			Tags: []string{"refusal"}, Examples: []string{"I can't help you."}, Counterexamples: []string{"If I can't help you, call us.", "We can't help but smile."}}},
		Courtesies: []etiquette.CourtesyWords{{Courtesy: etiquette.Greeting, Daytime: etiquette.Morning, Phrases: []string{"good morning"}, Examples: []string{"Good morning!"}}},
	}
}

func TestNewRefuses(t *testing.T) {
	if _, err := etiquette.New(goodPack()); err != nil {
		t.Fatal(err)
	}
	type (
		pack = *etiquette.Pack
		tags = map[etiquette.Language][]string
	)
	clue := func(p pack, c etiquette.Clue) { p.Clues["condition"] = c }
	for name, row := range map[string]struct {
		spoil func(p pack)
		want  string
	}{
		"no name":                    {func(p pack) { p.Name = "" }, "want a name"},
		"no language":                {func(p pack) { p.Languages = nil }, "got none, want those"},
		"bad language":               {func(p pack) { p.Languages[0] = "no language at all" }, "want a tag"},
		"bad idea":                   {func(p pack) { p.Ideas["Not An Idea"] = etiquette.IdeaText{} }, `got "Not An Idea"`},
		"bad idea of a rule":         {func(p pack) { p.Rules[0].Idea = "9" }, `got the idea "9"`},
		"bad id":                     {func(p pack) { p.Rules[0].ID = "Cant!" }, `got the id "Cant!"`},
		"empty id":                   {func(p pack) { p.Rules[0].ID = "" }, `got the id ""`},
		"same id":                    {func(p pack) { p.Rules = append(p.Rules, p.Rules[0]) }, "rules[1] cant: got an id that rules[0] cant"},
		"no phrases":                 {func(p pack) { p.Rules[0].Phrases, p.Rules[0].Exceptions = nil, nil }, "got neither phrases nor a detector"},
		"phrases and no_alternative": {func(p pack) { p.Rules[0].Detector, p.Rules[0].Idea = "no_alternative", etiquette.NoAlternative }, "with 1 phrases, want it"},
		"unknown detector":           {func(p pack) { p.Rules[0].Phrases, p.Rules[0].Detector = nil, "nose" }, `"nose", want one of "acronym"`},
		"derived idea":               {func(p pack) { p.Rules[0].Phrases, p.Rules[0].Detector = nil, "no_alternative" }, "for the idea"},
		"no examples":                {func(p pack) { p.Rules[0].Examples = nil }, "got no examples"},
		"example not found":          {func(p pack) { p.Rules[0].Examples[0] = "All is well." }, "no phrase matches"},
		"example dropped":            {func(p pack) { p.Rules[0].Examples[0] = "If I can't help" }, "dropped by condition"},
		"counterexample found":       {func(p pack) { p.Rules[0].Counterexamples[0] = "I can't help you." }, "got a finding of the rule"},
		"replacement found":          {func(p pack) { p.Rules[0].Replace = english("I can't help") }, "in which the rule has a finding"},
		"foreign replacement":        {func(p pack) { p.Rules[0].Replace = map[etiquette.Language]string{"fr": "oui"} }, `"fr", want one of the rule's`},
		"no severity": {func(p pack) {
			p.Ideas[etiquette.CantSolve] = etiquette.IdeaText{Reason: english("x"), Suggestions: tags{"en": {"y"}}}
		}, "got no severity"},
		"no reason": {func(p pack) {
			p.Ideas[etiquette.CantSolve] = etiquette.IdeaText{Severity: 1, Suggestions: tags{"en": {"y"}}}
		}, "got no reason"},
		"no suggestion":                 {func(p pack) { p.Ideas[etiquette.CantSolve] = etiquette.IdeaText{Severity: 1, Reason: english("x")} }, "no suggestion"},
		"bad channel":                   {func(p pack) { p.Rules[0].Channels = []etiquette.Channel{9} }, "got the channel Channel(9)"},
		"bad tag":                       {func(p pack) { p.Rules[0].Tags[0] = "A b" }, `got the tag "A b"`},
		"negative at least":             {func(p pack) { p.Rules[0].AtLeast = -1 }, "got at_least -1"},
		"negative gap":                  {func(p pack) { p.Rules[0].Gap = -1 }, "got a gap of -1"},
		"great gap":                     {func(p pack) { p.Rules[0].Gap = etiquette.MaxGap + 1 }, "got a gap of 65"},
		"gap at the start":              {func(p pack) { p.Rules[0].Mode = etiquette.Start }, "want none here"},
		"foreign language":              {func(p pack) { p.Rules[0].Languages = []etiquette.Language{"fr"} }, `got the language "fr"`},
		"exception beside hits":         {func(p pack) { p.Rules[0].Exceptions[0] = "we will not" }, "can cover no hit"},
		"exception of a clue beside it": {func(p pack) { clue(p, etiquette.Clue{Phrases: []string{"you"}, Exceptions: []string{"your"}}) }, `got "your", which can cover no hit`},
		"exception inside a clause": {func(p pack) {
			p.Rules[0].Mode, p.Rules[0].Phrases[0], p.Rules[0].Exceptions[0] = etiquette.Clause, "we can't", "so we can't"
		}, "can cover no hit"},
		"unknown clue":          {func(p pack) { p.Rules[0].Unless = []string{"offer"} }, `got the clue "offer"`},
		"unknown needed clue":   {func(p pack) { p.Rules[0].Needs = []string{"offer"} }, `got the clue "offer"`},
		"unknown guard":         {func(p pack) { p.Guards = []string{"offer"} }, `got the clue "offer"`},
		"without what is not":   {func(p pack) { p.Rules[0].Without = []string{"offer"} }, `got "offer", want one of "longer_word"`},
		"clue of nothing":       {func(p pack) { clue(p, etiquette.Clue{}) }, "got no phrases"},
		"clue like code":        {func(p pack) { p.Clues["a_not_a"] = etiquette.Clue{Phrases: []string{"x"}} }, "belongs to a guard in code"},
		"unknown set":           {func(p pack) { p.Rules[0].Phrases[0] = "{they} can't" }, `got the set "they"`},
		"bad set":               {func(p pack) { p.Sets["loop"] = []string{"{loop}"} }, "inside itself"},
		"bad set name":          {func(p pack) { p.Sets["A"] = []string{"b"} }, "sets.A"},
		"gap in a longer word":  {func(p pack) { p.Words = []string{"a…b"} }, "want none here"},
		"one quotation mark":    {func(p pack) { p.Quotes = []string{`"`} }, "want two marks"},
		"bad text":              {func(p pack) { p.Rules[0].Phrases = append(p.Rules[0].Phrases, "\xff") }, "rules[0] cant: phrases[1]"},
		"same text":             {func(p pack) { p.Words = []string{"a", "\u0301"} }, "words[1]"},
		"nothing to override":   {func(p pack) { p.Overrides = []etiquette.Override{{Rule: "nobody", Off: true}} }, `got rule "nobody"`},
		"two ways to override":  {func(p pack) { p.Overrides = []etiquette.Override{{Rule: "cant", Tag: "refusal", Off: true}} }, "want one of them"},
		"empty override":        {func(p pack) { p.Overrides = []etiquette.Override{{Rule: "cant"}} }, "got nothing to change"},
		"on and off":            {func(p pack) { p.Overrides = []etiquette.Override{{Rule: "cant", On: true, Off: true}} }, "both on and off"},
		"no courtesy":           {func(p pack) { p.Courtesies[0].Courtesy = 0 }, "got no courtesy"},
		"courtesy of nothing":   {func(p pack) { p.Courtesies[0].Phrases = nil }, "got no phrases"},
		"courtesy not found":    {func(p pack) { p.Courtesies[0].Examples[0] = "Hm" }, "got no such courtesy"},
		"courtesy found":        {func(p pack) { p.Courtesies[0].Counterexamples = []string{"Good morning"} }, "got such a courtesy"},
		"thanks in the morning": {func(p pack) { p.Courtesies[0].Courtesy = etiquette.Thanks }, "only for greetings"},
		"no refusal's part":     {func(p pack) { p.Refusal = map[etiquette.RefusalPart][]string{9: {"condition"}} }, "got RefusalPart(9), want understanding"},
		"alternative by name":   {func(p pack) { p.Refusal = map[etiquette.RefusalPart][]string{etiquette.Alternative: {"condition"}} }, "got alternative, want"},
		"unknown part's clue":   {func(p pack) { p.Refusal = map[etiquette.RefusalPart][]string{etiquette.Reason: {"because"}} }, `refusal.reason: got "because", want a clue`},
		"part's clue too near":  {func(p pack) { p.Refusal = map[etiquette.RefusalPart][]string{etiquette.Reason: {"condition"}} }, `refusal.reason: got "condition", want a clue`},
		"unknown part of a day": {func(p pack) { p.Courtesies[0].Daytime = 9 }, "got the daytime Daytime(9)"},
	} {
		t.Run(name, func(t *testing.T) {
			p := goodPack()
			row.spoil(&p)
			c, err := etiquette.New(p)
			if c != nil || err == nil || !strings.Contains(err.Error(), row.want) {
				t.Fatalf("got %v, want %q", err, row.want)
			}
			if e, ok := errors.AsType[*etiquette.PackError](err); !ok || e.Pack != p.Name {
				t.Errorf("got %#v, want a PackError of the pack %q", err, p.Name)
			}
		})
	}
}

func TestNewReportsAllFaultsAtOnce(t *testing.T) {
	p := goodPack()
	p.Rules[0].ID, p.Rules[0].Gap, p.Words = "!", 99, []string{"a…b"}
	_, err := etiquette.New(p, p)
	for _, want := range []string{`the id "!"`, "a gap of 99", "words[0]", "no other pack has"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q too", err, want)
		}
	}
}

func TestParsePackRefuses(t *testing.T) {
	for text, want := range map[string]string{
		``:                                   "EOF",
		`{`:                                  "EOF",
		`{"name": "a"} {}`:                   "more than one",
		`{"name": "a"} x`:                    "more than one",
		`{"nam": "a"}`:                       `unknown field "nam"`,
		`{"rules": [{"idd": "a"}]}`:          `unknown field "idd"`,
		`{"Name": "a"}`:                      `Name: got a field that nothing is called`,
		`{"name": "a", "name": "b"}`:         "name: got the field twice",
		`{"rules": [{"id": "a", "id": ""}]}`: "rules[0].id: got the field twice",
		`{"rules": [{"mode": "loud"}]}`:      `"loud", want one of word`,
		`{"rules": [{"severity": 3}]}`:       "cannot unmarshal",
		strings.Repeat("[", 1<<20):           "max depth",
		`[]`:                                 "cannot unmarshal",
		`{"clues": {"a": {}, "a": {}}}`:      "clues.a: got the field twice",
	} {
		p, err := etiquette.ParsePack([]byte(text))
		if _, ok := errors.AsType[*etiquette.PackError](err); !ok || !strings.Contains(err.Error(), want) || p.Name != "" {
			t.Errorf("%s gives %v, want a PackError with %q", text, err, want)
		}
	}
}

func TestLoadPacksReadsFilesInOrder(t *testing.T) {
	files := fstest.MapFS{"b.json": {Data: []byte(`{"name": "b"}`)}, "a.json": {Data: []byte(`{"name": "a"}`)}, "c.txt": {Data: []byte("?")}, "wrong.json": {Data: []byte(`{"name": "right"}`)}}
	packs, err := etiquette.LoadPacks(files, "[ab].json")
	if err != nil || len(packs) != 2 || packs[0].Name != "a" || packs[1].Name != "b" {
		t.Errorf("got %v, %v, want a and b", packs, err)
	}
	for _, pattern := range []string{"*.txt", "none", "[", "wrong.json"} {
		if packs, err := etiquette.LoadPacks(files, "a.json", pattern); err == nil || packs != nil {
			t.Errorf("%s: got %v, want an error", pattern, packs)
		}
	}
	if _, err := etiquette.LoadPacks(files, "c.txt", "wrong.json"); !strings.Contains(err.Error(), "c.txt") || !strings.Contains(err.Error(), `got "right", want "wrong"`) {
		t.Errorf("got %v, want both files", err)
	}
}

// A rule that rests on another one passes its examples although the other one is
// switched off.
func TestOverridesDoNotDisturbExamples(t *testing.T) {
	first := deskPack()
	c, err := etiquette.New(first, etiquette.Pack{Name: "later", Languages: first.Languages, Overrides: []etiquette.Override{{Rule: "cant", Off: true}}})
	if err != nil {
		t.Fatal(err)
	}
	if all := c.Explain("I can't help.", etiquette.Setting{}); all != nil {
		t.Errorf("got %v, want nothing", all)
	}
}

func TestOverrides(t *testing.T) {
	first := goodPack()
	for name, row := range map[string]struct {
		overrides []etiquette.Override
		want      etiquette.Severity // 0: off
	}{
		"none":           {nil, etiquette.Error},
		"severity":       {[]etiquette.Override{{Rule: "cant", Severity: etiquette.Info}}, etiquette.Info},
		"by tag":         {[]etiquette.Override{{Tag: "refusal", Severity: etiquette.Info}}, etiquette.Info},
		"off":            {[]etiquette.Override{{Rule: "cant", Off: true}}, 0},
		"off and on":     {[]etiquette.Override{{Rule: "cant", Off: true}, {Tag: "refusal", On: true}}, etiquette.Error},
		"the last wins":  {[]etiquette.Override{{Rule: "cant", Severity: etiquette.Info}, {Tag: "refusal", Severity: etiquette.Warning}}, etiquette.Warning},
		"on keeps level": {[]etiquette.Override{{Rule: "cant", Severity: etiquette.Info}, {Rule: "cant", On: true}}, etiquette.Info},
	} {
		t.Run(name, func(t *testing.T) {
			c, err := etiquette.New(first, etiquette.Pack{Name: "later", Languages: first.Languages, Overrides: row.overrides})
			if err != nil {
				t.Fatal(err)
			}
			findings, _ := c.Check("We can't really help.", etiquette.Setting{})
			if row.want == 0 && len(findings) > 0 || row.want != 0 && (len(findings) != 1 || findings[0].Severity != row.want) {
				t.Errorf("got %v, want %v", findings, row.want)
			}
		})
	}
}
