package conduct_test

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// The figures that training teaches are in the standards as data.
func TestStandardsHaveTheFigures(t *testing.T) {
	s := standards(t)
	for id, want := range map[string]string{
		"third-ring":          "at most 3 rings",
		"distance":            "80 to 120 centimetres",
		"phone-pace":          "120 to 150 per-minute",
		"reception-ready":     "5 to 10 minutes",
		"meeting-ready":       "15 to 30 minutes",
		"visit-thanks":        "at most 2 days",
		"chat-first-answer":   "at most 3 minutes",
		"email-first-answer":  "at most 24 hours",
		"social-first-answer": "at most 30 minutes",
		"foreign-answer":      "at most 24 hours",
		"promise-update":      "at most 24 hours",
		"ask-leading":         "at most 2 questions",
	} {
		item, ok := s.Item(id)
		if !ok || item.Bound.String() != want {
			t.Errorf("%s: got the bound %v, %v, want %s", id, item.Bound, ok, want)
		}
	}
	for _, item := range s.Items() {
		bounded := strings.ContainsAny(item.Do[etiquette.English], "0123456789")
		if bounded && item.Bound == (conduct.Bound{}) {
			t.Errorf("%s names a figure and has no bound: %s", item.ID, item.Do[etiquette.English])
		}
	}
}

// The occasions with their stages, in order, and how many items each has.
func TestStandardsCoverTheOccasions(t *testing.T) {
	s := standards(t)
	items := map[string]int{}
	for _, item := range s.Items() {
		items[item.Occasion+"/"+item.Stage]++
	}
	var got []string
	for _, o := range s.Occasions() {
		line := []string{o.ID + ":"}
		for _, stage := range o.Stages {
			line = append(line, fmt.Sprint(stage.ID, " ", items[o.ID+"/"+stage.ID]))
		}
		got = append(got, strings.Join(line, " "))
	}
	want := []string{
		"appearance: dress 2 grooming 3 bearing 3",
		"asking: open 1 closed 1 leading 2",
		"foreign-guests: prepare 1 greeting 1 language 2 dates 4 table 2",
		"hand-over: explain 2 pass-on 1 introduce 1",
		"key-customers: before 2 during 3 after 2",
		"language: opening 1 wording 4 closing 1",
		"listening: attend 1 understand 2 respond 1 note 1",
		"meeting: prepare 1 welcome 1 during 1 farewell 1",
		"non-verbal: face 2 gesture 1 space 1",
		"promising: assess 2 state 1 keep 3",
		"reception: prepare 1 welcome 1 lead 1 seat 1 needs 1 hand-over 1 farewell 1 follow-up 1",
		"refusing: understanding 1 reason 1 alternative 1 wording 1",
		"self-control: notice 1 breathe 1 reframe 2 help 1",
		"social-media: response 2 public 3 criticism 3 reviews 2",
		"telephone: ready 2 opening 4 listening 3 speaking 2 closing 6",
		"writing: response 3 form 5 tone 2 privacy 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Each text is there in three languages, and each sign of the built-in standards can
// be told by the built-in packs on a channel of its item.
func TestStandardsAreWhole(t *testing.T) {
	s := standards(t)
	three := []etiquette.Language{etiquette.English, etiquette.Hans, etiquette.Hant}
	wordings := map[string]conduct.Wording{}
	for _, o := range s.Occasions() {
		wordings[o.ID] = o.Name
		for _, stage := range o.Stages {
			wordings[o.ID+" "+stage.ID] = stage.Name
		}
	}
	critical := 0
	for _, item := range s.Items() {
		wordings[item.ID] = item.Do
		if own, ok := s.Item(item.ID); !ok || asJSON(t, own) != asJSON(t, item) {
			t.Errorf("%s: Items and Item differ", item.ID)
		}
		if item.Critical {
			critical++
		}
		if item.Sign == nil {
			continue
		}
		channel := etiquette.Social
		if len(item.Channels) > 0 {
			channel = item.Channels[0]
		}
		talk := english("> Hello?", "Hello, shall I? Sorry, what is it? I can't. I will transfer you. I can refund it.")
		talk.Channel, talk.WallClock = channel, true
		talk.Messages[1].Spoken = 1
		f, err := s.Form(func(i conduct.Item) bool { return i.ID == item.ID })
		if err != nil {
			t.Fatal(err)
		}
		c, _ := f.Card(conduct.Head{Conversation: "c"})
		if err := c.Fill(builtIn(t).Read(talk)); err != nil || c.Lines()[0].Text.Answer == 0 {
			t.Errorf("%s: the text tells nothing on %v: %v", item.ID, channel, err)
		}
	}
	if critical != 7 {
		t.Errorf("got %d critical items, want 7", critical)
	}
	for at, w := range wordings {
		if len(w) != 3 {
			t.Errorf("%s: got %d languages, want three", at, len(w))
		}
		for _, l := range three {
			if strings.TrimSpace(w[l]) != w[l] || w[l] == "" || l == etiquette.English && !strings.HasPrefix(w[l], strings.ToUpper(w[l][:1])) {
				t.Errorf("%s: got %q in %s", at, w[l], l)
			}
		}
	}
}

func TestWordingIn(t *testing.T) {
	all := conduct.Wording{etiquette.English: "E", etiquette.Hans: "S", etiquette.Hant: "T"}
	for _, row := range []struct {
		w    conduct.Wording
		tag  string
		want string
	}{
		{all, "zh-TW", "T"}, {all, "zh", "S"}, {all, "fr", "E"},
		{conduct.Wording{etiquette.Hans: "S", etiquette.English: "E"}, "zh-TW", "E"},
		{conduct.Wording{etiquette.Hant: "T", etiquette.Hans: "S"}, "en", "S"},
		{nil, "en", ""},
	} {
		if got := row.w.In(language.MustParse(row.tag)); got != row.want {
			t.Errorf("%v in %s: got %q, want %q", row.w, row.tag, got, row.want)
		}
	}
}

// One fault at a time in a pack that is fine, and what is said about it.
func TestNewRefuses(t *testing.T) {
	weight := int64(-1)
	for _, row := range []struct {
		spoil func(p *conduct.Pack)
		says  string
	}{
		{func(p *conduct.Pack) { p.Name = "" }, `conduct: pack "": name: got "", want a name that no other pack has`},
		{func(p *conduct.Pack) { p.Occasions[0].ID = "Call" }, `occasions[0] Call: got the id "Call", want lower case letters and digits, joined by hyphens`},
		{func(p *conduct.Pack) { p.Occasions[0].Name = nil }, `occasions[0] call: name: got no text, want it in one language at least`},
		{func(p *conduct.Pack) { p.Occasions[1].Stages[1].ID = "a_b" }, `occasions[1] visit: stages[1] a_b: got the id "a_b"`},
		{func(p *conduct.Pack) { p.Occasions[1].Stages[1].Name = in(" ") }, `occasions[1] visit: stages[1] last: name: got a blank text for "en"`},
		{func(p *conduct.Pack) { p.Occasions[0].Name = conduct.Wording{"x y": "Call"} }, `name: got the language "x y", want a tag like "zh-Hans"`},
		{func(p *conduct.Pack) { p.Items[0].ID = "-thanks" }, `items[0] -thanks: got the id "-thanks"`},
		{func(p *conduct.Pack) { p.Items[1].ID = "thanks" }, `items[1] thanks: got an id that another item has already`},
		{func(p *conduct.Pack) { p.Items[0].Occasion = "nobody" }, `items[0] thanks: got the occasion "nobody" and the stage "last", want those of this or an earlier pack`},
		{func(p *conduct.Pack) { p.Items[0].Stage = "nobody" }, `got the occasion "call" and the stage "nobody"`},
		{func(p *conduct.Pack) { p.Items[0].Do = nil }, `items[0] thanks: do: got no text`},
		{func(p *conduct.Pack) { p.Items[0].Evidence = 0 }, `items[0] thanks: got the evidence Evidence(0), want text or observer`},
		{func(p *conduct.Pack) { p.Items[0].Evidence = conduct.Observer }, `items[0] thanks: sign: got one with the evidence observer, want it for text`},
		{func(p *conduct.Pack) { p.Items[0].Weight = -1 }, `items[0] thanks: got the weight -1, want 0 to 1000`},
		{func(p *conduct.Pack) { p.Items[0].Weight = 1001 }, `got the weight 1001`},
		{func(p *conduct.Pack) { p.Items[0].Channels = []etiquette.Channel{9} }, `got the channel Channel(9), want one of the five`},
		{func(p *conduct.Pack) { p.Items[0].Tags = []string{"A"} }, `got the tag "A"`},
		{func(p *conduct.Pack) { p.Items[1].Bound.Unit = 0 }, `items[1] rings: bound: got a bound without a unit`},
		{func(p *conduct.Pack) { p.Items[1].Bound.Least = 4 }, `bound: got the bound 4 to 3, want one end above 0 and the lower one first`},
		{func(p *conduct.Pack) { p.Items[1].Bound.Most = 0 }, `bound: got the bound 0 to 0`},
		{func(p *conduct.Pack) { p.Items[1].Bound.Most = -1 }, `bound: got the bound 0 to -1`},
		{func(p *conduct.Pack) { p.Items[1].Bound.Least = -1 }, `bound: got the bound -1 to 3`},
		{func(p *conduct.Pack) { p.Items[0].Sign = &conduct.Sign{} }, `sign: got nothing to look for, want want, avoid or a gauge`},
		{func(p *conduct.Pack) { p.Items[0].Sign = &conduct.Sign{Avoid: []conduct.Mark{"idea/x"}, First: 1} }, `sign: got a place without want`},
		{func(p *conduct.Pack) { p.Items[0].Sign = &conduct.Sign{Avoid: []conduct.Mark{"idea/x"}, Last: 1} }, `sign: got a place without want`},
		{func(p *conduct.Pack) {
			p.Items[0].Sign = &conduct.Sign{Avoid: []conduct.Mark{"idea/x"}, Before: []conduct.Mark{"idea/y"}}
		}, `sign: got a place without want`},
		{func(p *conduct.Pack) { p.Items[0].Sign.First = -1 }, `sign: got first -1 and last 0, want 0 or more`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Last = -1 }, `sign: got first 0 and last -1, want 0 or more`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Want[0] = "thanks" }, `sign: got the mark "thanks", want courtesy/, idea/, lapse/, sign/ or question/ and a name`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Want[0] = "courtesy/x" }, `sign: etiquette: Courtesy: got "x"`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Given = []conduct.Mark{"question/x"} }, `sign: conduct: QuestionKind: got "x"`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Avoid = []conduct.Mark{"lapse/no-thanks"} }, `sign: got the lapse "no-thanks", want greeting-time or private-first`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Before = []conduct.Mark{"idea/"} }, `sign: got the name "", want lower case letters, digits and underscores`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Before = []conduct.Mark{"sign/A"} }, `sign: got the name "A"`},
		{func(p *conduct.Pack) { p.Items[0].Sign.Gauge = conduct.Pace }, `sign: got a gauge with want or avoid, want it alone`},
		{func(p *conduct.Pack) { p.Items[0].Sign = &conduct.Sign{Gauge: conduct.Pace} }, `sign: got the gauge pace with a bound in Unit(0), want one of [per-minute]`},
		{func(p *conduct.Pack) {
			p.Items[0].Sign = &conduct.Sign{Gauge: conduct.FirstAnswer}
			p.Items[0].Bound = conduct.Bound{Most: 1, Unit: conduct.PerMinute}
		}, `sign: got the gauge first-answer with a bound in per-minute, want one of [minutes hours days]`},
		{func(p *conduct.Pack) { p.Items[0].Sign = &conduct.Sign{Gauge: 9} }, `sign: got the gauge Gauge(9)`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Off: true}} }, `overrides[0]: got item "" and tag "", want one of them`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Item: "a", Tag: "b", Off: true}} }, `overrides[0]: got item "a" and tag "b", want one of them`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Item: "thanks"}} }, `overrides[0]: got nothing to change or both on and off`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Item: "thanks", On: true, Off: true}} }, `overrides[0]: got nothing to change or both on and off`},
		{func(p *conduct.Pack) {
			p.Overrides = []conduct.Override{{Item: "thanks", On: true, Off: true, Weight: new(int64)}}
		}, `overrides[0]: got nothing to change or both on and off`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Item: "nobody", Off: true}} }, `overrides[0]: got item "nobody", tag "", want those of an item in this or an earlier pack`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Tag: "nobody", Off: true}} }, `overrides[0]: got item "", tag "nobody"`},
		{func(p *conduct.Pack) { p.Overrides = []conduct.Override{{Item: "thanks", Weight: &weight}} }, `overrides[0] on thanks: got the weight -1, want 0 to 1000`},
		{func(p *conduct.Pack) { p.Items = append(p.Items, plainItems(999)...) }, `items[1000] item-998: got item number 1001 of all packs, want at most 1000`},
	} {
		p := conduct.Pack{Name: "own", Occasions: twoOccasions(), Items: simpleItems()}
		row.spoil(&p)
		s, err := conduct.New(p)
		if s != nil || err == nil || !strings.Contains(err.Error(), row.says) {
			t.Errorf("got %v, want %s", err, row.says)
			continue
		}
		if fault, ok := errors.AsType[*conduct.PackError](err); !ok || fault.Pack != p.Name {
			t.Errorf("got %v, want a PackError of %q", err, p.Name)
		}
	}
	p := conduct.Pack{Name: "own", Occasions: twoOccasions(), Items: simpleItems()}
	if _, err := conduct.New(p, p); err == nil || !strings.Contains(err.Error(), `name: got "own", want a name that no other pack has`) {
		t.Errorf("got %v, want a fault for the second pack of a name", err)
	}
	p.Items = append(p.Items, plainItems(998)...)
	if _, err := conduct.New(p); err != nil {
		t.Errorf("1000 items are refused: %v", err)
	}
	p.Items[0].Weight, p.Items[1].Evidence = -1, 0
	if _, err := conduct.New(p); strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("got %v, want two faults at once", err)
	}
}

// Packs add up: later ones extend occasions, and the last override that sets a field
// decides.
func TestPacksAddUp(t *testing.T) {
	two, five, yes, no := int64(2), int64(5), true, false
	base := conduct.Pack{Name: "base", Occasions: twoOccasions(), Items: simpleItems()}
	base.Items[0].Tags = []string{"talk"}
	own := conduct.Pack{Name: "own",
		Occasions: []conduct.Occasion{
			{ID: "call", Name: conduct.Wording{etiquette.Hans: "电话"}, Stages: []conduct.Stage{{ID: "after", Name: in("After")}, {ID: "first", Name: in("Opening")}}},
			{ID: "letter", Name: in("Letter"), Stages: []conduct.Stage{{ID: "form", Name: in("Form")}}},
		},
		Items: []conduct.Item{
			{ID: "note", Occasion: "call", Stage: "after", Do: in("Note it."), Evidence: conduct.Text, Weight: 1},
			{ID: "subject", Occasion: "letter", Stage: "form", Do: in("Give it a subject."), Evidence: conduct.Text, Weight: 1},
			{ID: "smile", Occasion: "call", Stage: "first", Do: in("Smile."), Evidence: conduct.Observer, Weight: 1, Tags: []string{"talk"}},
		},
		Overrides: []conduct.Override{
			{Item: "rings", Weight: &five, Critical: &no, Bound: &conduct.Bound{Most: 2, Unit: conduct.Rings}},
			{Item: "rings", Weight: &two},
			{Tag: "talk", Off: true}, {Item: "thanks", On: true}, {Item: "thanks", Critical: &yes},
		}}
	s, err := conduct.New(base, own)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, i := range s.Items() {
		got = append(got, fmt.Sprintf("%s %d %v %v", i.ID, i.Weight, i.Critical, i.Bound.Most))
	}
	if want := []string{"rings 2 false 2", "thanks 2 true 0", "note 1 false 0", "subject 1 false 0"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	got = nil
	for _, o := range s.Occasions() {
		got = append(got, o.ID+" "+o.Name.In(language.English)+" "+o.Name.In(language.Chinese))
		for _, stage := range o.Stages {
			got = append(got, stage.ID+" "+stage.Name.In(language.English))
		}
	}
	if want := []string{"call Call 电话", "first Opening", "last Last", "after After", "visit Visit Visit", "first First", "last Last", "letter Letter Letter", "form Form"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, ok := s.Item("smile"); ok {
		t.Error("an item that is off is there")
	}
	f, _ := s.Form(nil)
	c, _ := f.Card(conduct.Head{Conversation: "c"})
	if err := c.Answer("smile", conduct.Yes, ""); problem(err) != conduct.NotOnCard {
		t.Errorf("an item that is off: got %v, want that it is not on the card", err)
	}
	if base.Items[1].Weight != 3 {
		t.Error("an override changed the pack")
	}
}

// What a caller does with what it was given changes nothing.
func TestStandardsNeverChange(t *testing.T) {
	p := conduct.Pack{Name: "own", Occasions: twoOccasions(), Items: simpleItems()}
	p.Items[0].Tags, p.Items[0].Channels = []string{"a"}, []etiquette.Channel{etiquette.Chat}
	p.Items[0].Sign.Given, p.Items[0].Sign.Avoid, p.Items[0].Sign.Before = []conduct.Mark{"idea/a"}, []conduct.Mark{"idea/b"}, []conduct.Mark{"idea/c"}
	s, err := conduct.New(p)
	if err != nil {
		t.Fatal(err)
	}
	f, _ := s.Form(nil)
	before := asJSON(t, []any{s.Items(), s.Occasions(), f.Items()})
	one, _ := s.Item("thanks")
	for _, item := range append(append(s.Items(), append(f.Items(), p.Items...)...), one) {
		item.Do[etiquette.English] = "spoilt"
		if item.Sign != nil {
			item.Sign.Want[0], item.Sign.Given[0], item.Sign.Avoid[0], item.Sign.Before[0] = "x", "x", "x", "x"
			item.Tags[0], item.Channels[0] = "x", 0
		}
	}
	for _, o := range append(s.Occasions(), p.Occasions...) {
		o.Name[etiquette.English], o.Stages[0].Name[etiquette.English] = "spoilt", "spoilt"
		o.Stages[0].ID = "spoilt"
	}
	if after := asJSON(t, []any{s.Items(), s.Occasions(), f.Items()}); after != before {
		t.Errorf("from %s\nto %s", before, after)
	}
}

func TestLoadPacksRefuses(t *testing.T) {
	file := func(text string) fstest.MapFS { return fstest.MapFS{"a.json": {Data: []byte(text)}} }
	for _, row := range []struct {
		files fs.FS
		says  string
	}{
		{fstest.MapFS{}, `conduct: pack "*.json": no file matches`},
		{file(`{"name":"b"}`), `conduct: pack "a.json": name: got "b", want "a" like the file`},
		{file(`{"name":"a"} {}`), `got more than one value`},
		{file(`{"name":"a","colour":1}`), `unknown field "colour"`},
		{file(`{"name":"a","name":"a"}`), `name: got the field twice`},
		{file(`{"Name":"a"}`), `Name: got a field that nothing is called`},
		{file(`{"name":"a","items":[{"do":{"zh-Hans":"a","zh-Hans":"b"}}]}`), `items[0].do.zh-Hans: got the field twice`},
		{file(`{"name":"a","items":[{"evidence":"none"}]}`), `Evidence: got "none"`},
		{file(`{"name":`), `unexpected EOF`},
		{file(strings.Repeat(" ", conduct.MaxPackSize+1)), `got 8388609 bytes, want at most 8388608`},
		{fstest.MapFS{"a.json": {Mode: fs.ModeDir}}, `a.json`},
	} {
		packs, err := conduct.LoadPacks(row.files, "*.json")
		if packs != nil || err == nil || !strings.Contains(err.Error(), row.says) {
			t.Errorf("got %v, want %s", err, row.says)
		}
	}
	if _, err := conduct.LoadPacks(file(`{"name":"a"}`+strings.Repeat(" ", conduct.MaxPackSize-12)), "*.json"); err != nil {
		t.Errorf("a pack of the greatest size is refused: %v", err)
	}
	_, err := conduct.LoadPacks(fstest.MapFS{"a.json": {}, "b.json": {}}, "*.json", "[", "c*")
	if err == nil || strings.Count(err.Error(), "\n") != 3 {
		t.Errorf("got %v, want four faults at once", err)
	}
}
