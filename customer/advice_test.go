package customer_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

var updateAdvice = flag.Bool("update-advice", false, "write the rows to testdata/advice.json")

// The rows stand in testdata/advice.json, so that a change of one is meant and can be
// read over in all three languages.
func TestBuiltInAdviceIsLocked(t *testing.T) {
	const file = "testdata/advice.json"
	var now bytes.Buffer
	out := json.NewEncoder(&now)
	out.SetEscapeHTML(false)
	out.SetIndent("", " ")
	if err := out.Encode(customer.BuiltIn()); err != nil {
		t.Fatal(err)
	}
	if *updateAdvice {
		if err := os.WriteFile(file, now.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	locked, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(locked), now.String()); diff != "" {
		t.Errorf("the advice changed; if that is meant, run this test with -update-advice (-locked +now):\n%s", diff)
	}
	list, err := customer.ParseAdvice(locked)
	if err != nil || !slices.Equal(list, customer.BuiltIn()) {
		t.Errorf("the rows do not come back: %v", err)
	}
}

// Each row could be a row of a caller's own, apart from its id; ids are unique and
// begin alike for one source.
func TestBuiltInAdviceIsSound(t *testing.T) {
	seen, heads := map[string]bool{}, map[customer.Source]string{}
	rows := customer.BuiltIn()
	for i, a := range rows {
		if seen[a.ID] {
			t.Errorf("%s stands twice", a.ID)
		}
		seen[a.ID] = true
		head, _, _ := strings.Cut(a.ID, ".")
		if was := heads[a.Source]; was != "" && was != head && a.Layer != customer.LayerLaw {
			t.Errorf("%s: other rows for %v begin with %s", a.ID, a.Source, was)
		}
		heads[a.Source] = head
		if i > 0 && a.Layer < rows[i-1].Layer && a.Layer != customer.LayerPrimary {
			t.Errorf("%s is out of order", a.ID)
		}
		rows[i].ID = "own." + strings.ReplaceAll(a.ID, ".", "-")
	}
	if h, err := customer.NewHandbook(rows...); err != nil || len(h.Advice()) != 2*len(rows) {
		t.Errorf("the rows would be refused: %v", err)
	}
	if len(rows) < 60 {
		t.Errorf("only %d rows", len(rows))
	}
}

// Traditional texts have no simplified character, and the other way round; sentences
// end as they should.
func TestBuiltInAdviceKeepsScriptsApart(t *testing.T) {
	const hans, hant = "们这说为时对开见问书记气议应动给与办贵师专业门电话单数据错误听写总结论质", "們這說為時對開見問書記氣議應動給與辦貴師專業門電話單數據錯誤聽寫總結論質"
	for _, a := range customer.BuiltIn() {
		if strings.ContainsAny(a.Text.Hant, hans) {
			t.Errorf("%s: simplified characters in %s", a.ID, a.Text.Hant)
		}
		if strings.ContainsAny(a.Text.Hans, hant) {
			t.Errorf("%s: traditional characters in %s", a.ID, a.Text.Hans)
		}
		for _, text := range []string{a.Text.Hans, a.Text.Hant} {
			if !strings.HasSuffix(text, "。") && !strings.HasSuffix(text, "？") || strings.ContainsAny(text, ",;!?") {
				t.Errorf("%s: punctuation of %s", a.ID, text)
			}
		}
		if !unicode.IsUpper([]rune(a.Text.English)[0]) && a.Text.English[0] != '0' || !strings.HasSuffix(a.Text.English, ".") && !strings.HasSuffix(a.Text.English, "?") {
			t.Errorf("%s: %s is no sentence", a.ID, a.Text.English)
		}
	}
}

func TestBuiltInIsTheCallersOwn(t *testing.T) {
	rows := customer.BuiltIn()
	clear(rows)
	if customer.BuiltIn()[0].ID != "law.safety-first" {
		t.Error("writing to the list changed the advice")
	}
	p := compose(t, customer.Situation{Primary: customer.Hurried, Secondary: customer.Deliberate})
	clear(p.Do())
	clear(p.Dropped())
	if p.Do()[0].ID != "law.safety-first" || p.Dropped()[0].By != "hurried.answer-first" {
		t.Error("writing to a list changed the plan")
	}
}

func TestNewHandbookRefuses(t *testing.T) {
	tests := []struct {
		why  string
		set  func(*customer.Advice)
		says string
	}{
		{"an id of ours", func(a *customer.Advice) { a.ID = "facts.price" }, `customer: advice: [0].id: got "facts.price", want an id that is not taken`},
		{"an id of one word", func(a *customer.Advice) { a.ID = "house" }, `customer: advice: [0].id: got "house", want words such as "house.call-back", 64 bytes at most`},
		{"a long id", func(a *customer.Advice) { a.ID = "house." + strings.Repeat("a", 59) }, `customer: advice: [0].id: got "house.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…", want words such as "house.call-back", 64 bytes at most`},
		{"no layer", func(a *customer.Advice) { a.Layer = 0 }, `customer: advice: [0].layer: got "Layer(0)", want one of law, baseline, emotional, stated, primary, overlay, secondary, tier, channel`},
		{"a secondary row", func(a *customer.Advice) { a.Layer, a.For = customer.LayerSecondary, "hurried" }, `customer: advice: [0].layer: got "secondary", want primary: the rows of a type serve as its secondary ones, too`},
		{"a law for some", func(a *customer.Advice) { a.Layer = customer.LayerLaw }, `customer: advice: [0].for: got "face-to-face", want nothing, for the layer is for everyone`},
		{"a type that stays, as the second one", func(a *customer.Advice) {
			a.Source, a.Slot, a.Stance = customer.Source{Layer: customer.LayerPrimary, For: "assertive"}, customer.SlotContent, "one-recommendation"
		}, `customer: advice: [0].stance: got "one-recommendation", want none that contradicts hesitant.compare
customer: advice: [0].stance: got "one-recommendation", want none that contradicts undecided.compare`},
		{"for nothing", func(a *customer.Advice) { a.For = "" }, `customer: advice: [0].for: got "", want one of face-to-face, phone, chat, email, letter, social, self-service`},
		{"for another layer", func(a *customer.Advice) { a.Layer = customer.LayerOverlay; a.For = "emotional" }, `customer: advice: [0].for: got "emotional", want one of detail-minded, undecided`},
		{"a typed status", func(a *customer.Advice) { a.Layer = customer.LayerPrimary; a.For = "typed" }, `customer: advice: [0].for: got "typed", want one of hurried, deliberate, hesitant, assertive, unknown, ambiguous, opted-out`},
		{"no direction", func(a *customer.Advice) { a.Direction = 0 }, `customer: advice: [0].direction: got "Direction(0)", want do or avoid`},
		{"no slot", func(a *customer.Advice) { a.Slot = 9 }, `customer: advice: [0].slot: got "Slot(9)", want one of opening, pace, detail, tone, content, closing, channel, follow-up`},
		{"no standing", func(a *customer.Advice) { a.Stance, a.Standing = "x", 0 }, `customer: advice: [0].standing: got "Standing(0)", want one of stays, on-request, left-out`},
		{"a stance in capitals", func(a *customer.Advice) { a.Stance = "X" }, `customer: advice: [0].stance: got "X", want nothing, or a word such as "brief"`},
		{"a long stance", func(a *customer.Advice) { a.Stance = strings.Repeat("x", 65) }, `customer: advice: [0].stance: got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", want nothing, or a word such as "brief"`},
		{"gives way to nothing", func(a *customer.Advice) { a.Standing = customer.OnRequest }, `customer: advice: [0].standing: got "on-request", want stays, for nothing contradicts an advice without a stance`},
		{"a law that gives way", func(a *customer.Advice) {
			a.Source, a.Stance, a.Standing = customer.Source{Layer: customer.LayerLaw}, "x", customer.LeftOut
		}, `customer: advice: [0].standing: got "left-out", want stays, as all of the law and the baseline`},
		{"a baseline that gives way", func(a *customer.Advice) {
			a.Source, a.Stance, a.Standing = customer.Source{Layer: customer.LayerBaseline}, "x", customer.OnRequest
		}, `customer: advice: [0].standing: got "on-request", want stays, as all of the law and the baseline`},
		{"a tier with a stance", func(a *customer.Advice) {
			a.Source, a.Stance = customer.Source{Layer: customer.LayerTier, For: "key"}, "x"
		}, `customer: advice: [0].stance: got "x", want none, for a tier adds resources and takes no advice away`},
		{"a law against feelings first", func(a *customer.Advice) {
			a.Source, a.Slot, a.Stance = customer.Source{Layer: customer.LayerLaw}, customer.SlotOpening, "notice-first"
		}, `customer: advice: [0].stance: got "notice-first", want none that contradicts emotional.feelings-first`},
		{"a hurry that stays", func(a *customer.Advice) {
			a.Source, a.Slot, a.Stance = customer.Source{Layer: customer.LayerChannel, For: "chat"}, customer.SlotDetail, "brief"
		}, `customer: advice: [0].stance: got "brief", want none that contradicts details.as-asked
customer: advice: [0].stance: got "brief", want none that contradicts deliberate.full
customer: advice: [0].stance: got "brief", want none that contradicts hesitant.full
customer: advice: [0].stance: got "brief", want none that contradicts detail-minded.full`},
		{"a type against itself", func(a *customer.Advice) {
			a.Source, a.Slot, a.Stance, a.Standing = customer.Source{Layer: customer.LayerPrimary, For: "hurried"}, customer.SlotClosing, "open", customer.LeftOut
		}, `customer: advice: [0].stance: got "open", want none that contradicts hurried.settle`},
		{"no English", func(a *customer.Advice) { a.Text.English = "" }, `customer: advice: [0].text.en: got "", want 1 to 300 characters without control characters or spaces around them`},
		{"a long text", func(a *customer.Advice) { a.Text.Hans = strings.Repeat("好", 301) }, `customer: advice: [0].text.zh-Hans: got "好好好好好好好好好好好好好…", want 1 to 300 characters without control characters or spaces around them`},
		{"a broken text", func(a *customer.Advice) { a.Text.Hant = "\xff" }, `customer: advice: [0].text.zh-Hant: got "\xff", want 1 to 300 characters without control characters or spaces around them`},
	}
	for _, tt := range tests {
		a := house[len(house)-1]
		tt.set(&a)
		if _, err := customer.NewHandbook(a); err == nil || err.Error() != tt.says {
			t.Errorf("%s: got\n%v\nwant\n%s", tt.why, err, tt.says)
		}
	}
	if _, err := customer.NewHandbook(house[0], house[0]); err == nil || err.Error() != `customer: advice: [1].id: got "house.notice", want an id that is not taken` {
		t.Error(err)
	}
	longest := house[0]
	longest.ID, longest.Text.Hant = "house."+strings.Repeat("a", 58), strings.Repeat("好", 300)
	stance := house[3]
	stance.Stance, stance.Slot = strings.Repeat("x", 64), customer.SlotChannel
	if _, err := customer.NewHandbook(longest, stance); err != nil {
		t.Error(err)
	}
}

func TestParseAdviceRefuses(t *testing.T) {
	tests := []struct{ json, says string }{
		{`null`, `customer: advice: got "null", want a list`},
		{`[] []`, `customer: advice: got "[] []", want JSON (line 1, column 4: invalid character '[' after top-level value)`},
		{`[1]`, `customer: advice: [0]: got "1", want an object`},
		{`[{"code":1}]`, `customer: advice: [0].code: got "code", want one of direction, for, id, layer, slot, stance, standing, text`},
		{`[{"ID":"house.a"}]`, `customer: advice: [0].ID: got "ID", want one of direction, for, id, layer, slot, stance, standing, text`},
		{`[{"id":"house.a","id":"house.b"}]`, `customer: advice: [0].id: got "id", want each name once`},
		{`[{},{"layer":"first","slot":2,"text":{"de":""}}]`, `customer: advice: [1].layer: got "first", want one of law, baseline, emotional, stated, primary, overlay, secondary, tier, channel
customer: advice: [1].slot: got "2", want one of opening, pace, detail, tone, content, closing, channel, follow-up
customer: advice: [1].text.de: got "de", want one of en, zh-Hans, zh-Hant`},
	}
	for _, tt := range tests {
		if list, err := customer.ParseAdvice([]byte(tt.json)); err == nil || err.Error() != tt.says || list != nil {
			t.Errorf("%s: got %v, want %s", tt.json, err, tt.says)
		}
	}
	if _, err := customer.ParseAdvice([]byte(`[{}]`)); len(faultsOf(t, err)) != 8 {
		t.Errorf("an empty row has the faults %v", err)
	}
	if list, err := customer.ParseAdvice([]byte(` [] `)); err != nil || len(list) != 0 {
		t.Errorf("no row: %v, %v", list, err)
	}
}

func TestSourceSays(t *testing.T) {
	tests := []struct {
		source         customer.Source
		text, en, hant string
	}{
		{customer.Source{Layer: customer.LayerLaw}, "law", "Law, safety and privacy", "法律、安全與隱私"},
		{customer.Source{Layer: customer.LayerSecondary, For: "hesitant"}, "secondary hesitant", "How the customer may like to be served, too: Prefers certainty", "客戶可能也希望的服務方式：希望安心穩妥"},
		{customer.Source{Layer: customer.LayerChannel, For: "fax"}, "channel fax", "Form of the channel", "溝通管道的規範"},
		{customer.Source{}, "Layer(0)", "Layer(0)", "Layer(0)"},
	}
	for _, tt := range tests {
		if got := tt.source.String(); got != tt.text {
			t.Errorf("got %q, want %q", got, tt.text)
		}
		if got := tt.source.Label(language.English); got != tt.en {
			t.Errorf("got %q, want %q", got, tt.en)
		}
		if got := tt.source.Label(language.MustParse("zh-TW")); got != tt.hant {
			t.Errorf("got %q, want %q", got, tt.hant)
		}
	}
}
