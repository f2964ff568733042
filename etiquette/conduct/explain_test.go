package conduct_test

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette/conduct"
)

func TestWriteText(t *testing.T) {
	f, err := standards(t).Form(func(i conduct.Item) bool {
		return strings.HasPrefix(i.ID, "phone-") && i.Stage == "closing" || i.ID == "third-ring" || i.ID == "promise-kept" || i.ID == "phone-pace"
	})
	if err != nil {
		t.Fatal(err)
	}
	card := func(c *conduct.Card, err error) *conduct.Card {
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	c := card(f.Card(conduct.Head{Conversation: "c"}))
	if err := errors.Join(
		c.Fill(builtIn(t).Read(english("> Hi.", "Is everything working now?", "Thank you. Goodbye."))),
		c.Measure("third-ring", conduct.Ratio{Num: 9, Den: 2}, ""),
		c.Answer("promise-kept", conduct.Partly, ""),
		c.Answer("phone-summary", conduct.NotApplicable, "nothing was agreed"),
	); err != nil {
		t.Fatal(err)
	}
	blank := card(f.Card(conduct.Head{Conversation: "c"}))
	undefined := card(f.Card(conduct.Head{Conversation: "c"}))
	if err := undefined.Answer("promise-kept", conduct.NotApplicable, ""); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		card *conduct.Card
		tag  language.Tag
		want string
	}{
		{c, language.English, `Promising: Keep
	Partly met 4/8 Carry out every promise.
Telephone: Getting ready
	Not met 0/6 Pick up by the third ring. = 9/2
Telephone: Closing
	Not applicable 0/0 Sum up what was agreed. (message 1: 0-26 +1) [the text shows: Not met] — nothing was agreed
	Met 6/6 Ask whether the matter is solved. (message 1: 0-25)
	Not met 0/4 Ask whether there is anything else. (message 1: 0-26 +1)
	Met 4/4 Thank the customer for the call. (message 2: 0-9)
	Met 2/2 Take leave with a wish that suits the occasion. (message 2: 11-18)
Total 53.3%, coverage 78.9%, failed by promise-kept
`},
		{undefined, language.TraditionalChinese, `承諾：兌現
	不適用 0/0 凡有承諾，一一兌現。
總分 無法計算，涵蓋率 0.0%
`},
		{undefined, language.English, "Promising: Keep\n\tNot applicable 0/0 Carry out every promise.\nTotal undefined, coverage 0.0%\n"},
		{undefined, language.SimplifiedChinese, "承诺：兑现\n\t不适用 0/0 凡有承诺，一一兑现。\n总分 无法计算，覆盖率 0.0%\n"},
	} {
		var b strings.Builder
		if err := row.card.WriteText(&b, row.tag); err != nil || b.String() != row.want {
			t.Errorf("%v: got\n%s%v\nwant\n%s", row.tag, b.String(), err, row.want)
		}
	}
	for tag, want := range map[language.Tag][]string{
		language.SimplifiedChinese:  {"(消息 1: 0-26 +1)", "[文字显示: 未做到]", "，否决项未达标 promise-kept"},
		language.TraditionalChinese: {"(訊息 1: 0-26 +1)", "[文字顯示: 未做到]", "，否決項未達標 promise-kept"},
	} {
		var b strings.Builder
		if err := c.WriteText(&b, tag); err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(b.String(), w) {
				t.Errorf("%v: got %s, want %s in it", tag, b.String(), w)
			}
		}
	}
	if err := blank.WriteText(failing{}, language.English); problem(err) != conduct.NoAnswers {
		t.Errorf("got %v, want no answers", err)
	}
	if err := c.WriteText(failing{}, language.English); !errors.Is(err, errFull) {
		t.Errorf("got %v, want that of the writer", err)
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// The result of a card, as JSON.
func TestResultInJSON(t *testing.T) {
	f := formOf(t, simpleItems())
	r := sheet{conduct.Head{Conversation: "c"}, map[string]conduct.Answer{"rings": conduct.Partly, "thanks": conduct.NotObserved}}.result(t, f)
	const rings = `"points":3,"of":6,"unseen":0,"counts":{"yes":0,"partly":1,"no":0,"not_applicable":0,"not_observed":0}`
	want := `{"form":"` + f.Fingerprint().String() + `","failed":["rings"],` +
		`"total":{"points":3,"of":6,"unseen":4,"counts":{"yes":0,"partly":1,"no":0,"not_applicable":0,"not_observed":1}},"sections":[` +
		`{"occasion":"call","points":3,"of":6,"unseen":4,"counts":{"yes":0,"partly":1,"no":0,"not_applicable":0,"not_observed":1}},` +
		`{"occasion":"call","stage":"first",` + rings + `},` +
		`{"occasion":"call","stage":"last","points":0,"of":0,"unseen":4,"counts":{"yes":0,"partly":0,"no":0,"not_applicable":0,"not_observed":1}}]}`
	if got := asJSON(t, r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// What decides how a card is filled and scored is in the version of its form, what
// people read is not.
func TestFingerprints(t *testing.T) {
	print := func(spoil func(items []conduct.Item)) conduct.Fingerprint {
		items := simpleItems()
		spoil(items)
		return formOf(t, items).Fingerprint()
	}
	plain := print(func([]conduct.Item) {})
	for i, spoil := range []func(items []conduct.Item){
		func(i []conduct.Item) { i[0].Do = in("Say thank you.") }, func(i []conduct.Item) { i[0].Tags = []string{"a"} },
	} {
		if print(spoil) != plain {
			t.Errorf("change %d of what people read gives another version", i)
		}
	}
	seen := map[conduct.Fingerprint]bool{plain: true}
	for i, spoil := range []func(items []conduct.Item){
		func(i []conduct.Item) { i[0].ID = "thank" }, func(i []conduct.Item) { i[0].Stage = "first" }, func(i []conduct.Item) { i[0].Weight = 3 },
		func(i []conduct.Item) { i[0].Critical = true }, func(i []conduct.Item) { i[0].Sign.Last = 1 }, func(i []conduct.Item) { i[0].Sign = nil },
		func(i []conduct.Item) { i[1].Bound.Most = 4 }, func(i []conduct.Item) { i[1].Evidence = conduct.Text }, func(i []conduct.Item) { i[0].Occasion = "visit" },
	} {
		p := print(spoil)
		if seen[p] {
			t.Errorf("change %d gives no version of its own", i)
		}
		seen[p] = true
	}
	var p conduct.Fingerprint
	text, _ := plain.MarshalText()
	if err := p.UnmarshalText(text); err != nil || p != plain {
		t.Errorf("got %v, %v, want %v", p, err, plain)
	}
	for _, bad := range []string{"", "0011", strings.Repeat("g", 32), strings.ToUpper("00112233445566778899aabbccddeeff")} {
		if err := p.UnmarshalText([]byte(bad)); problem(err) != conduct.Damaged || p != plain {
			t.Errorf("%q: got %v, %v", bad, p, err)
		}
	}
}
