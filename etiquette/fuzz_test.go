package etiquette_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

func FuzzParsePack(f *testing.F) {
	f.Add([]byte(ownPack))
	small, err := json.Marshal(goodPack())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small)
	for _, row := range []string{"", "{}", `{"name":"a","languages":["en"],"rules":[{"id":"a","idea":"b","phrases":["((a|)|{x}…"]}]}`, `{"sets":{"a":["{a}"]}}`, `{"quotes":["\""]}`} {
		f.Add([]byte(row))
	}
	f.Add([]byte(`{"courtesies":[{}],"channels":[{"courtesies":[{}]}]}`)) // what New refuses
	f.Add([]byte(`{"Courtesies":[{}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := etiquette.ParsePack(data)
		if err != nil {
			return
		}
		checkPackComesBack(t, p)
		c, err := etiquette.New(p)
		if (c == nil) == (err == nil) {
			t.Fatalf("got a checker %v and %v", c != nil, err)
		}
	})
}

func FuzzCheck(f *testing.F) {
	for _, text := range []string{"三岁小孩都会", "行不行？不行。", "\xff不行\x80", "03/04/2026 13800138000 4111 1111 1111 1111", "I can't help. ok…\u0301\u200d👨‍👩‍👧", strings.Repeat("不", 99)} {
		for channel := range uint8(6) {
			f.Add(text, channel, "")
		}
	}
	f.Add("ok", uint8(1), "en")
	f.Fuzz(func(t *testing.T, text string, channel uint8, language string) {
		in := etiquette.Setting{Channel: etiquette.Channel(channel), Language: etiquette.Language(language)}
		for _, c := range []*etiquette.Checker{builtIn(t), desk(t)} {
			checkSlices(t, text, c.Explain(text, in))
			findings, _ := c.Check(text, in)
			checkOrder(t, findings)
			c.Review(etiquette.Conversation{Channel: in.Channel, Language: in.Language, Messages: say("x" + text)})
			c.ReviewLetter(etiquette.Letter{Subject: text, Body: text}, in.Language)
		}
	})
}
