package phrase_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

func Example() {
	m, err := phrase.New(phrase.Of(phrase.Word, "不知道", "impossible"), phrase.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "這個我不知道。That is ＩＭＰＯＳＳＩＢＬＥ!"
	for _, h := range m.Find(text) {
		fmt.Println(m.Phrase(h.Phrase).Text, h.Start, h.End, text[h.Start:h.End])
	}
	// Output:
	// 不知道 9 18 不知道
	// impossible 29 59 ＩＭＰＯＳＳＩＢＬＥ
}

func ExampleNew_refused() {
	_, err := phrase.New(phrase.Of(phrase.Word, "不行", "", "\u200b", "沒問題", "没问题"), phrase.Options{})
	fmt.Println(err)
	// Output:
	// phrase: phrase 1 "": got no visible character, want at least one
	// phrase: phrase 2 "\u200b": got no visible character, want at least one
	// phrase: phrase 4 "没问题": got the same as an earlier phrase, want each once (phrase 3)
}

func ExampleEdge() {
	m := phrase.Must([]phrase.Phrase{
		{Text: "行", Edge: phrase.Clause},
		{Text: "不行", Edge: phrase.Word},
		{Text: "no", Edge: phrase.Word},
	}, phrase.Options{})
	for _, text := range []string{"行，我马上办", "银行的行长", "这样不行吧", "I know. No!"} {
		for _, h := range m.Find(text) {
			fmt.Printf("%s: %s\n", text, text[h.Start:h.End])
		}
	}
	// Output:
	// 行，我马上办: 行
	// 这样不行吧: 不行
	// I know. No!: No
}

func ExampleKind() {
	phrases := phrase.Of(phrase.Anywhere, "不知", "不知道", "知道")
	for _, kind := range []phrase.Kind{phrase.LeftmostLongest, phrase.LeftmostFirst, phrase.Overlapping} {
		fmt.Println(kind, phrase.Must(phrases, phrase.Options{Kind: kind}).Find("不知道"))
	}
	// Output:
	// leftmost-longest [{1 0 9}]
	// leftmost-first [{0 0 6}]
	// overlapping [{0 0 6} {1 0 9} {2 3 9}]
}

func ExampleMatcher_Read() {
	m := phrase.Must(phrase.Of(phrase.Word, "it is impossible"), phrase.Options{})
	for h, err := range m.Read(strings.NewReader("Sorry, it is\n  impossible.")) {
		if e, ok := errors.AsType[*phrase.ReadError](err); ok {
			fmt.Println("read", e.Offset, "bytes:", e.Err)
			return
		}
		fmt.Println(h.Start, h.End)
	}
	// Output: 7 25
}

func ExampleMatcher_All() {
	m := phrase.Must(phrase.Of(phrase.Word, "沒辦法", "無法"), phrase.Options{})
	for h := range m.All("真的没办法，无法退货") {
		fmt.Println(m.Phrase(h.Phrase).Text, h.Start)
		break // what is behind is not read
	}
	fmt.Println(m.Contains("办法总是有的"))
	// Output:
	// 沒辦法 6
	// false
}

func ExampleLocate() {
	m := phrase.Must(phrase.Of(phrase.Word, "不行"), phrase.Options{})
	text := "您好😊\n这个不行。"
	spans, err := phrase.Locate(text, m.Find(text))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%+v\n%+v\n", spans[0].Start, spans[0].End)
	// Output:
	// {Byte:17 Rune:6 UTF16:7 Line:2 Column:3}
	// {Byte:23 Rune:8 UTF16:9 Line:2 Column:5}
}

func ExampleFold() {
	fmt.Println(phrase.Fold("Ｔｈａｔ’s ﬁne,\u200b  沒問題①", 0))
	fmt.Println(phrase.Fold("Ｔｈａｔ’s ﬁne,\u200b  沒問題①", phrase.Case|phrase.Script))
	// Output:
	// that's fine, 没问题1
	// That's fine, 沒問題1
}
