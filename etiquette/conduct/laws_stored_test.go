package conduct_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// checkPackComesBack: decode(encode(x)) = x, and the bytes of that are the same again.
func checkPackComesBack(t failer, p conduct.Pack) {
	t.Helper()
	data := asJSON(t, p)
	again, err := conduct.ParsePack([]byte(data))
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if second := asJSON(t, again); second != data {
		t.Fatalf("got %s, want %s", second, data)
	}
}

func TestLawPacksComeBack(t *testing.T) {
	files, err := fs.Glob(conduct.BuiltIn(), "*.json")
	if err != nil || len(files) != 16 {
		t.Fatalf("got the packs %q, %v, want 16", files, err)
	}
	packs, err := conduct.LoadPacks(conduct.BuiltIn(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range packs {
		if p.Name+".json" != files[i] {
			t.Errorf("got the pack %q, want that of %s", p.Name, files[i])
		}
		checkPackComesBack(t, p)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := conduct.Pack{Name: rapid.String().Draw(t, "name"), Occasions: twoOccasions(), Items: drawItems(t)}
		p.Items[0].Sign = drawSign(t)
		p.Items[0].Tags = []string{"tag"}
		p.Items[0].Channels = []etiquette.Channel{etiquette.Phone}
		weight, critical := rapid.Int64().Draw(t, "weight"), rapid.Bool().Draw(t, "critical")
		p.Overrides = []conduct.Override{{Item: "a", Weight: &weight}, {Tag: "b", Critical: &critical, Bound: &conduct.Bound{Least: 1, Unit: conduct.Days}}, {Tag: "c", Off: true}, {Tag: "c", On: true}}
		checkPackComesBack(t, p)
		again, err := conduct.ParsePack([]byte(asJSON(t, p)))
		if diff := cmp.Diff(p, again); err != nil || diff != "" && json.Valid([]byte(p.Name)) {
			t.Fatalf("%v %s", err, diff)
		}
	})
}

// drawTalked draws a card of items that the text shows and of others, filled and
// overruled.
func drawTalked(t *rapid.T) (*conduct.Form, *conduct.Card) {
	items := drawItems(t)
	for i := range items {
		if rapid.Bool().Draw(t, "shown") {
			items[i].Evidence, items[i].Sign = conduct.Text, &conduct.Sign{Want: []conduct.Mark{"courtesy/thanks"}}
		}
	}
	f := formOf(t, items)
	c := must(f.Card(conduct.Head{Conversation: "c", Reviewer: "ann"}))(t)
	talk, _ := drawTalk(t)
	if err := c.Fill(deskReader(t).Read(talk)); err != nil {
		t.Fatal(err)
	}
	for _, item := range f.Items() {
		switch rapid.IntRange(0, 2).Draw(t, "says") {
		case 0:
			if err := c.Answer(item.ID, rapid.SampledFrom(conduct.Answers()).Draw(t, "answer"), "because “so”\n"); err != nil {
				t.Fatal(err)
			}
		case 1:
			if err := c.Measure(item.ID, conduct.Ratio{Num: rapid.Int64Range(0, 9).Draw(t, "num"), Den: 2}, "measured"); (err == nil) != (item.Bound.Unit != 0) {
				t.Fatal(err)
			}
		}
	}
	return f, c
}

func must[V any](v V, err error) func(failer) V {
	return func(t failer) V {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// checkCardComesBack: what is accepted encodes to bytes that decode to the same.
func checkCardComesBack(t failer, f *conduct.Form, c *conduct.Card) {
	t.Helper()
	data := asJSON(t, c)
	again, err := f.ParseCard([]byte(data))
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	if second := asJSON(t, again); second != data || c.Head() != again.Head() || asJSON(t, c.Lines()) != asJSON(t, again.Lines()) {
		t.Fatalf("got %s, want %s", second, data)
	}
}

func TestLawCardsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, c := drawTalked(t)
		checkCardComesBack(t, f, c)
		var spaced bytes.Buffer
		if err := json.Indent(&spaced, []byte(asJSON(t, c)), "", "  "); err != nil {
			t.Fatal(err)
		}
		again, err := f.ParseCard(spaced.Bytes())
		if err != nil || asJSON(t, again) != asJSON(t, c) {
			t.Fatalf("got %v, %v", again, err)
		}
	})
}

// Both forms give the tally back; what is damaged is refused or gives a sound tally,
// and one that is refused changes nothing.
func TestLawStoredTalliesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		tally := tallyOf(t, f, drawDesk(t, f))
		for _, c := range []struct {
			data []byte
			into func(*conduct.Tally, []byte) error
		}{
			{[]byte(stored(t, tally)), (*conduct.Tally).UnmarshalBinary},
			{[]byte(asJSON(t, tally)), (*conduct.Tally).UnmarshalJSON},
		} {
			other := tallyOf(t, f, drawDesk(t, f))
			if err := c.into(other, c.data); err != nil || stored(t, other) != stored(t, tally) || asJSON(t, other) != asJSON(t, tally) {
				t.Fatalf("got %q, %v, want %q", stored(t, other), err, stored(t, tally))
			}
			damaged := slices.Clone(c.data)
			switch at := rapid.IntRange(0, len(damaged)-1).Draw(t, "at"); rapid.IntRange(0, 2).Draw(t, "damage") {
			case 0:
				damaged[at]++
			case 1:
				damaged = damaged[:at]
			case 2:
				damaged = slices.Insert(damaged, at, rapid.Byte().Draw(t, "byte"))
			}
			checkDamaged(t, f, damaged, c.into)
		}
	})
}

// checkDamaged reads data that may be anything into a tally.
func checkDamaged(t failer, f *conduct.Form, data []byte, into func(*conduct.Tally, []byte) error) {
	t.Helper()
	tally := conduct.NewTally(f)
	before := stored(t, tally)
	err := into(tally, data)
	if err != nil {
		if _, ok := errors.AsType[*conduct.CardError](err); !ok || stored(t, tally) != before {
			t.Fatalf("%q: got %v and the tally %q", data, err, stored(t, tally))
		}
		return
	}
	binary, text := stored(t, tally), asJSON(t, tally)
	again := conduct.NewTally(f)
	if err := again.UnmarshalBinary([]byte(binary)); err != nil || asJSON(t, again) != text {
		t.Fatalf("%q: the tally does not come back: %v", data, err)
	}
	if !bytes.HasPrefix(data, []byte("{")) && !strings.HasPrefix(strings.TrimSpace(string(data)), "{") && string(data) != binary {
		t.Fatalf("%q is taken for %q", data, binary)
	}
	tally.Total().Coach()
	if _, err := tally.Ranking(conduct.LeastCards); err != nil {
		t.Fatal(err)
	}
}
