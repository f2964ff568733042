package conduct_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette/conduct"
)

// One contradiction at a time in a card that is fine, and what is said about it.
func TestParseCardRefuses(t *testing.T) {
	f, err := standardsOf(t, simpleItems()).Form(nil)
	if err != nil {
		t.Fatal(err)
	}
	c, _ := f.Card(conduct.Head{Conversation: "c1"})
	if err := c.Fill(deskReader(t).Read(english("Thank you."))); err != nil {
		t.Fatal(err)
	}
	if err := c.Answer("thanks", conduct.No, "sarcastic"); err != nil {
		t.Fatal(err)
	}
	if err := c.Measure("rings", conduct.Whole(2), ""); err != nil {
		t.Fatal(err)
	}
	good := asJSON(t, c)
	want := `{"version":1,"form":"` + f.Fingerprint().String() + `","head":{"conversation":"c1"},"lines":[` +
		`{"item":"rings","person":{"answer":"yes","measured":{"num":2,"den":1}}},` +
		`{"item":"thanks","text":{"answer":"yes","places":[{"message":0,"start":0,"end":9}]},"person":{"answer":"no","reason":"sarcastic"}}]}`
	if good != want {
		t.Fatalf("got\n%s\nwant\n%s", good, want)
	}
	const rings, thanks = `{"item":"rings","person":{"answer":"yes","measured":{"num":2,"den":1}}}`, `"text":{"answer":"yes","places":[{"message":0,"start":0,"end":9}]}`
	for _, row := range []struct{ from, to, says string }{
		{`{`, ``, `damaged: got no card: `},
		{`"version":1`, `"version":2`, `card "c1": other-form: got version 2 of`},
		{`"form":"`, `"form":"0`, `fingerprint`},
		{f.Fingerprint().String(), "00112233445566778899aabbccddeeff", `other-form: got version 1 of 00112233445566778899aabbccddeeff, want version 1 of ` + f.Fingerprint().String()},
		{`"c1"`, `""`, `bad-name: got no conversation`},
		{`"head"`, `"Head"`, `a field that nothing is called`},
		{`"rings"`, `"nobody"`, `card "c1": item "nobody": unknown-item`},
		{rings, rings + `,` + rings, `item "rings": damaged: got an item twice or out of order, want the order of the form`},
		{rings + `,`, ``, ``},
		{rings, `{"item":"rings"}`, `item "rings": damaged: got no judgement, want one`},
		{rings, `{"item":"rings","person":{"answer":"yes"}}`, ``},
		{rings, `{"item":"rings","text":{"answer":"yes","places":[{"message":0,"start":0,"end":9}]}}`, `item "rings": bad-answer: got the text showing yes, want an item with a sign`},
		{`"num":2`, `"num":4`, `item "rings": bad-answer: got yes by the measure 4/1, want a number, and the answer that the bound gives`},
		{`"answer":"yes","measured"`, `"answer":"no","measured"`, `got no by the measure 2/1`},
		{`"den":1`, `"den":0`, `got yes by the measure 2/0`},
		{`"den":1`, `"den":-1`, `got yes by the measure 2/-1`},
		{`"sarcastic"`, `" "`, `item "thanks": no-reason: got no where the text shows yes`},
		{`"sarcastic"`, `"` + strings.Repeat("a", 2001) + `"`, `no-reason: got 2001 bytes, want valid UTF-8 of at most 2000`},
		{`"reason":"sarcastic"`, `"reason":"sarcastic","places":[{"message":0,"start":0,"end":9}]`, `bad-answer: got places by a person, want a reason`},
		{`"reason":"sarcastic"`, `"reason":"sarcastic","measured":{"num":1,"den":1}`, `got no by the measure 1/1`},
		{thanks, `"text":{"answer":"not-observed","places":[{"message":0,"start":0,"end":9}]}`, `bad-answer: got the text showing not-observed`},
		{thanks, `"text":{"answer":"yes"}`, `got a text without a place or with a measure or a reason, want places alone`},
		{thanks, thanks[:len(thanks)-1] + `,"reason":"so"}`, `got a text without a place or with a measure or a reason`},
		{thanks, thanks[:len(thanks)-1] + `,"measured":{"num":1,"den":1}}`, `got a text without a place or with a measure or a reason`},
		{thanks, `"text":{"reason":"so"}`, `got the text showing Answer(0)`},
		{thanks, `"text":{"measured":{"num":1,"den":1}}`, `got the text showing Answer(0)`},
		{thanks, `"text":{"places":[{"message":0,"start":0,"end":9}]}`, `got the text showing Answer(0)`},
		{`"answer":"no","reason"`, `"reason"`, `item "thanks": bad-answer: got Answer(0), want one of the five answers`},
		{`"answer":"no","reason":"sarcastic"`, `"measured":{"num":1,"den":1}`, `item "thanks": bad-answer: got Answer(0)`},
		{`"message":0`, `"message":-1`, `bad-answer: got the place {Message:-1 Start:0 End:9}, want one in a text`},
		{`"start":0`, `"start":-1`, `got the place {Message:0 Start:-1 End:9}`},
		{`"start":0`, `"start":10`, `got the place {Message:0 Start:10 End:9}`},
		{`"start":0`, `"start":9`, ``},
	} {
		text := strings.Replace(good, row.from, row.to, 1)
		if text == good {
			t.Fatalf("%s is not in %s", row.from, good)
		}
		_, err := f.ParseCard([]byte(text))
		switch {
		case row.says == "":
			if err != nil {
				t.Errorf("%s: %v", text, err)
			}
		case problem(err) == 0 || !strings.Contains(err.Error(), row.says):
			t.Errorf("%s: got %v, want %s", row.to, err, row.says)
		}
	}
	if _, err := f.ParseCard([]byte(strings.Replace(strings.Replace(good, "rings", "nobody", 1), "sarcastic", "", 1))); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("got %v, want two faults at once", err)
	}
	spaces := func(n int) []byte { return []byte(good + strings.Repeat(" ", n-len(good))) }
	if _, err := f.ParseCard(spaces(16 << 20)); err != nil {
		t.Errorf("a card of the greatest size is refused: %v", err)
	}
	if _, err := f.ParseCard(spaces(16<<20 + 1)); problem(err) != conduct.Damaged || !strings.Contains(err.Error(), "got 16777217 bytes, want at most 16777216") {
		t.Errorf("got %v, want that it is too large", err)
	}
	if _, err := new(conduct.Card).MarshalJSON(); problem(err) != conduct.OtherForm {
		t.Errorf("got %v, want no form", err)
	}
}

// One contradiction at a time in a tally that is fine, and what is said about it.
func TestTallyRefuses(t *testing.T) {
	f := formOf(t, simpleItems())
	tally := tallyOf(t, f, []sheet{
		{conduct.Head{Conversation: "c1", Agent: "ann"}, map[string]conduct.Answer{"rings": conduct.No, "thanks": conduct.Partly}},
		{conduct.Head{Conversation: "c2", Agent: "ann"}, map[string]conduct.Answer{"rings": conduct.Yes, "thanks": conduct.NotObserved}},
		{conduct.Head{Conversation: "c3", Agent: "bob"}, map[string]conduct.Answer{"rings": conduct.NotApplicable, "thanks": conduct.Yes}},
	})
	good := asJSON(t, tally)
	item := func(id string, yes, partly, no, na, unseen int64, shown string) string {
		return fmt.Sprintf(`{"item":%q,"counts":{"yes":%d,"partly":%d,"no":%d,"not_applicable":%d,"not_observed":%d}%s}`, id, yes, partly, no, na, unseen, shown)
	}
	rings, thanks := item("rings", 1, 0, 1, 0, 0, `,"shown":["c1"]`), item("thanks", 0, 1, 0, 0, 1, `,"shown":["c1"]`)
	bob := `{"key":{"agent":"bob"},"cards":1,"items":[` + item("rings", 0, 0, 0, 1, 0, "") + `,` + item("thanks", 1, 0, 0, 0, 0, "") + `]}`
	want := `{"version":1,"form":"` + f.Fingerprint().String() + `","cells":[{"key":{"agent":"ann"},"cards":2,"failed":1,"items":[` + rings + `,` + thanks + `]},` + bob + `]}`
	if good != want {
		t.Fatalf("got\n%s\nwant\n%s", good, want)
	}
	for _, row := range []struct{ from, to, says string }{
		{`{`, ``, `damaged: got no tally: `},
		{`"version":1`, `"version":2`, `other-form: got version 2 of`},
		{f.Fingerprint().String(), "00112233445566778899aabbccddeeff", `other-form: got version 1 of 0011`},
		{`"cells"`, `"more":1,"cells"`, `unknown field "more"`},
		{`"bob"`, `"ann"`, `damaged: got cell 1 with the key of another, or out of order, want rising keys`},
		{`"bob"`, `"al"`, `got cell 1 with the key of another, or out of order`},
		{`"bob"`, `"b\n"`, `bad-name: got a key with a control character, want plain text of at most 64 bytes`},
		{`{"agent":"bob"}`, `{"agent":"bob","team":"b\n"}`, `a key with a control character`},
		{`{"agent":"bob"}`, `{"agent":"bob","channel":"b\n"}`, `a key with a control character`},
		{`"cards":2`, `"cards":0`, `got 0 cards and 2 items, want 1 to 1000000000000 cards and 2 items`},
		{`"cards":2`, `"cards":1000000000001`, `got 1000000000001 cards and 2 items`},
		{`,` + thanks, ``, `got 2 cards and 1 items`},
		{`"item":"thanks"`, `"item":"rings"`, `damaged: got item "rings", want "thanks"`},
		{thanks, item("thanks", 0, 1, 0, -1, 2, `,"shown":["c1"]`), `item "thanks": damaged: got a count of -1, want 0 to 2`},
		{thanks, item("thanks", 0, 1, 0, 3, 1, `,"shown":["c1"]`), `item "thanks": damaged: got a count of 3, want 0 to 2`},
		{thanks, item("thanks", 1, 1, 0, 0, 1, `,"shown":["c1"]`), `got 3 answers, want 2, one on each card`},
		{thanks, item("thanks", 0, 1, 0, 0, 0, `,"shown":["c1"]`), `got 1 answers, want 2`},
		{thanks, item("thanks", 0, 1, 0, 0, 1, ``), `got 0 conversations for 1 misses, want up to 5`},
		{thanks, item("thanks", 0, 1, 0, 0, 1, `,"shown":["c1","c2"]`), `got 2 conversations for 1 misses`},
		{thanks, item("thanks", 1, 0, 0, 0, 1, `,"shown":["c1"]`), `got 1 conversations for 0 misses`},
		{thanks, item("thanks", 0, 2, 0, 0, 0, `,"shown":["c1","c2"]`), ``},
		{thanks, item("thanks", 0, 2, 0, 0, 0, `,"shown":["c2","c1"]`), `got conversations that are no names or out of order, want rising names`},
		{thanks, item("thanks", 0, 2, 0, 0, 0, `,"shown":["c1","c1"]`), `out of order`},
		{thanks, item("thanks", 0, 1, 0, 0, 1, `,"shown":[""]`), `conversations that are no names`},
		{thanks, item("thanks", 0, 1, 0, 0, 1, `,"shown":["a\n"]`), `conversations that are no names`},
		{`"failed":1`, `"failed":0`, `damaged: got 3 answers and 0 failed cards, want 2 answers at least and 1 to 1 failed cards`},
		{`"failed":1`, `"failed":2`, `got 3 answers and 2 failed cards`},
		{bob, `{"key":{"agent":"bob"},"cards":1,"items":[` + item("rings", 0, 0, 0, 0, 1, "") + `,` + item("thanks", 0, 0, 0, 0, 1, "") + `]}`, `got 0 answers and 0 failed cards, want 1 answers at least`},
		{bob, `{"key":{"agent":"bob"},"cards":1000000000000,"items":[` + item("rings", 0, 0, 0, 1000000000000, 0, "") + `,` + item("thanks", 1000000000000, 0, 0, 0, 0, "") + `]}`, `got 1000000000002 cards, want at most 1000000000000`},
		{bob, `{"key":{"agent":"bob"},"cards":999999999998,"items":[` + item("rings", 0, 0, 0, 999999999998, 0, "") + `,` + item("thanks", 999999999998, 0, 0, 0, 0, "") + `]}`, ``},
	} {
		text := strings.Replace(good, row.from, row.to, 1)
		if text == good {
			t.Fatalf("%s is not in %s", row.from, good)
		}
		read := conduct.NewTally(f)
		err := read.UnmarshalJSON([]byte(text))
		switch {
		case row.says == "":
			if err != nil {
				t.Errorf("%s: %v", text, err)
			}
		case problem(err) == 0 || !strings.Contains(err.Error(), row.says) || read.Cards() != 0:
			t.Errorf("%s: got %v, want %s", row.to, err, row.says)
		}
	}
	both := strings.Replace(strings.Replace(good, `"cards":2`, `"cards":0`, 1), `"cards":1`, `"cards":0`, 1)
	if err := conduct.NewTally(f).UnmarshalJSON([]byte(both)); err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("got %v, want two faults at once", err)
	}
	var none conduct.Tally
	_, inBytes := none.MarshalBinary()
	_, inJSON := none.MarshalJSON()
	for _, err := range []error{inBytes, inJSON, none.UnmarshalBinary(nil), none.UnmarshalJSON([]byte(good)), conduct.NewTally(f).Merge(nil)} {
		if problem(err) != conduct.OtherForm {
			t.Errorf("got %v, want no form", err)
		}
	}
	if c := none.Total(); c.Cards() != 0 || len(c.Coach()) > 0 || none.Form() != nil {
		t.Errorf("a tally of no form has %+v", c)
	}
	if _, ok := none.Total().Item("rings"); ok {
		t.Error("a cell of no form has an item")
	}
	if _, ok := tally.Total().Item("nobody"); ok || tally.Form() != f {
		t.Error("a cell has an item that the form does not have, or another form")
	}
	if _, ok := tally.Cell(conduct.Key{Agent: "nobody"}); ok {
		t.Error("there is a cell that no card has")
	}
}

// The binary form, written out.
func TestTallyInBytes(t *testing.T) {
	f := formOf(t, simpleItems())
	tally := tallyOf(t, f, []sheet{{conduct.Head{Conversation: "c1", Agent: "ann", Team: "n", Channel: "x"}, map[string]conduct.Answer{"rings": conduct.No, "thanks": conduct.Yes}}})
	print := f.Fingerprint()
	want := "etiquette/conduct\x01" + string(print[:]) + "\x01" + "\x03ann\x01n\x01x" + "\x01\x01" + "\x00\x00\x01\x00\x00" + "\x01\x02c1" + "\x01\x00\x00\x00\x00" + "\x00"
	if got := stored(t, tally); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	head := len("etiquette/conduct\x01") + len(print)
	for _, row := range []struct {
		data, says string
	}{
		{"", "no tally"},
		{"etiquette/conducT" + want[17:], "no tally"},
		{want[:17] + "\x02" + want[18:], "version 2"},
		{want[:18] + "\x00\x00" + want[20:], "other-form"},
		{want[:head] + "\x00" + want[head+1:], "no tally"},
		{want[:head] + "\x02" + want[head+1:], "no tally"},
		{want + "\x00", "no tally"},
		{want[:len(want)-1], "no tally"},
		{want[:head] + "\x81\x00" + want[head+1:], "shortest form"},
		{want[:head] + "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01" + want[head+1:], "no tally"},
		{want[:head+1] + "\xff\xff\xff\xff\xff\xff\xff\xff\x7f" + want[head+2:], "no tally"},
	} {
		err := conduct.NewTally(f).UnmarshalBinary([]byte(row.data))
		if problem(err) == 0 || !strings.Contains(err.Error(), row.says) {
			t.Errorf("%q: got %v, want %s", row.data, err, row.says)
		}
	}
}

func TestTooManyCards(t *testing.T) {
	f := formOf(t, plainItems(1))
	one := sheet{conduct.Head{Conversation: "c"}, map[string]conduct.Answer{"item-000": conduct.Yes}}
	tally := tallyOf(t, f, []sheet{one})
	var err error
	for err == nil {
		before := tally.Cards()
		if err = tally.Merge(tally); err != nil && tally.Cards() != before {
			t.Fatal("a refused merge changed the tally")
		}
	}
	if problem(err) != conduct.TooMany || tally.Cards() != 1<<39 || !strings.Contains(err.Error(), "got 549755813888 cards and 549755813888 more, want at most 1000000000000") {
		t.Errorf("got %d cards and %v", tally.Cards(), err)
	}
	full := conduct.NewTally(f)
	for n, left := tally, int64(conduct.MaxCards-1); left > 0; {
		if n.Cards() > left {
			n = tallyOf(t, f, []sheet{one})
			for n.Cards()*2 <= left {
				if err := n.Merge(n); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := full.Merge(n); err != nil {
			t.Fatal(err)
		}
		left -= n.Cards()
	}
	if err := full.Add(one.card(t, f)); err != nil || full.Cards() != conduct.MaxCards {
		t.Errorf("the last card that has room is refused: %v, %d", err, full.Cards())
	}
	if err := full.Add(one.card(t, f)); problem(err) != conduct.TooMany {
		t.Errorf("got %v, want too many", err)
	}
	if s := full.Total().Score(); s.Points != 2*conduct.MaxCards || s.Of != 2*conduct.MaxCards {
		t.Errorf("got %+v", s)
	}
}

func TestRanking(t *testing.T) {
	items := plainItems(2)
	items[1].Weight = 0
	f := formOf(t, items)
	var sheets []sheet
	for _, row := range []struct {
		agent  string
		cards  int
		first  conduct.Answer
		second conduct.Answer
	}{
		{"d", 10, conduct.No, conduct.Yes}, {"c", 10, conduct.Partly, conduct.Yes}, {"b", 11, conduct.Partly, conduct.No}, {"a", 10, conduct.Yes, conduct.Yes},
		{"few", 9, conduct.Yes, conduct.Yes}, {"nothing", 10, conduct.NotApplicable, conduct.Yes},
	} {
		for range row.cards {
			sheets = append(sheets, sheet{conduct.Head{Conversation: "c", Agent: row.agent}, map[string]conduct.Answer{"item-000": row.first, "item-001": row.second}})
		}
	}
	r, err := tallyOf(t, f, sheets).Ranking(10)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range r.Ranked {
		got = append(got, fmt.Sprintf("%d %s %d %v %v", s.Rank, s.Key.Agent, s.Cards, s.Score.Mean(), s.Failed))
	}
	if want := []string{"1 a 10 20/20 0/10", "2 b 11 11/22 0/11", "2 c 10 10/20 0/10", "4 d 10 0/20 0/10"}; !slices.Equal(got, want) || fmt.Sprint(r.Unranked) != "[{few  } {nothing  }]" {
		t.Errorf("got %q and %v, want %q", got, r.Unranked, want)
	}
	if _, err := tallyOf(t, f, sheets).Ranking(9); problem(err) != conduct.TooFew || !strings.Contains(err.Error(), "got a ranking by 9 cards, want 10 at least") {
		t.Errorf("got %v, want too few", err)
	}
}

func TestKeysInOrder(t *testing.T) {
	order := []conduct.Key{{}, {Channel: "x"}, {Team: "n"}, {Team: "n", Channel: "x"}, {Agent: "a"}, {Agent: "a", Team: "n"}}
	for i, p := range order {
		for j, q := range order {
			if got := p.Compare(q); got > 0 != (i > j) || got < 0 != (i < j) {
				t.Errorf("%+v and %+v: got %d", p, q, got)
			}
		}
	}
}
