package conduct_test

import (
	"testing"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

func FuzzParsePack(f *testing.F) {
	f.Add([]byte(asJSON(f, conduct.Pack{Name: "a", Occasions: twoOccasions(), Items: simpleItems()})))
	for _, row := range []string{"", "{}", "[]", `{"name":"a","name":"b"}`, `{"Name":"a"}`, `{"items":[{"sign":{"want":["x/y"]}}]}`, `{"overrides":[{"item":"a","weight":-1}]}`} {
		f.Add([]byte(row))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := conduct.ParsePack(data)
		if err != nil {
			return
		}
		checkPackComesBack(t, p)
		s, err := conduct.New(p)
		if (s == nil) == (err == nil) {
			t.Fatalf("got standards %v and %v", s != nil, err)
		}
		if s != nil {
			_, _ = s.Form(nil)
		}
	})
}

func FuzzParseCard(f *testing.F) {
	form := formOf(f, simpleItems())
	c := sheet{conduct.Head{Conversation: "c"}, map[string]conduct.Answer{"thanks": conduct.Yes, "rings": conduct.NotObserved}}.card(f, form)
	f.Add([]byte(asJSON(f, c)))
	if err := c.Fill(deskReader(f).Read(english("Thank you."))); err != nil {
		f.Fatal(err)
	}
	if err := c.Measure("rings", conduct.Whole(2), ""); err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(asJSON(f, c)))
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := form.ParseCard(data)
		if err != nil {
			if problem(err) == 0 {
				t.Fatalf("%q: got the untyped %v", data, err)
			}
			return
		}
		checkCardComesBack(t, form, c)
		_, _ = c.Result()
	})
}

func FuzzTally(f *testing.F) {
	form := formOf(f, simpleItems())
	tally := tallyOf(f, form, []sheet{
		{conduct.Head{Conversation: "c1", Agent: "ann"}, map[string]conduct.Answer{"thanks": conduct.No, "rings": conduct.Partly}},
		{conduct.Head{Conversation: "c2", Team: "north"}, map[string]conduct.Answer{"thanks": conduct.Yes, "rings": conduct.NotObserved}},
	})
	f.Add([]byte(stored(f, tally)))
	f.Add([]byte(asJSON(f, tally)))
	f.Add([]byte(stored(f, conduct.NewTally(form))))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		checkDamaged(t, form, data, (*conduct.Tally).UnmarshalBinary)
		checkDamaged(t, form, data, (*conduct.Tally).UnmarshalJSON)
	})
}

func FuzzRead(f *testing.F) {
	for _, text := range append(utterances, "请问“为什么？”", "a. b.c? \"d?\" e?", "？？？", "???!。") {
		for _, language := range []string{"", "en", "zh-Hans", "fr"} {
			f.Add(text, language, uint8(len(text)%7))
		}
	}
	f.Fuzz(func(t *testing.T, text, language string, channel uint8) {
		talk := etiquette.Conversation{Language: etiquette.Language(language), Channel: etiquette.Channel(channel),
			Messages: []etiquette.Message{{Role: etiquette.Customer, Text: text}, {Role: etiquette.Agent, Text: text}}}
		reading, c := fill(t, builtIn(t), talk)
		checkReading(t, talk, reading, c)
	})
}

func FuzzFingerprint(f *testing.F) {
	f.Add("00112233445566778899aabbccddeeff")
	f.Add("00112233445566778899AABBCCDDEEFF")
	f.Fuzz(func(t *testing.T, text string) {
		var print conduct.Fingerprint
		err := print.UnmarshalText([]byte(text))
		if err == nil && print.String() != text || err != nil && (problem(err) != conduct.Damaged || print != conduct.Fingerprint{}) {
			t.Fatalf("%q: got %v, %v", text, print, err)
		}
	})
}
