package etiquette_test

import (
	"fmt"
	"os"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette"
)

// A pack for a desk of one's own, as it stands in a file.
const ownPack = `{
  "name": "desk",
  "languages": ["zh-Hans", "zh-Hant"],
  "sets": {"child": ["三岁(小孩|孩子)", "小学生"]},
  "guards": ["condition"],
  "clues": {
    "condition": {"reach": "lead", "phrases": ["如果", "要是"]},
    "offer": {"reach": "message", "phrases": ["我(可以|来)帮您"]}
  },
  "ideas": {
    "belittle": {"severity": "error",
      "reason": {"zh-Hans": "让客户难堪。", "zh-Hant": "讓客戶難堪。"},
      "suggestions": {"zh-Hans": ["我陪您一步步操作。"], "zh-Hant": ["我陪您一步一步操作。"]}},
    "flat_no": {"severity": "error",
      "reason": {"zh-Hans": "把路堵死了。", "zh-Hant": "把路堵死了。"},
      "suggestions": {"zh-Hans": ["这个做不到，不过我可以帮您……"], "zh-Hant": ["這個做不到，不過我可以幫您……"]}},
    "no_alternative": {"severity": "warning",
      "reason": {"zh-Hans": "没有给出别的办法。", "zh-Hant": "沒有提出其他辦法。"},
      "suggestions": {"zh-Hans": ["我可以帮您……"], "zh-Hant": ["我可以幫您……"]}},
    "too_casual": {"severity": "info",
      "reason": {"zh-Hans": "太随便。", "zh-Hant": "太隨便。"},
      "suggestions": {"zh-Hans": ["好的"], "zh-Hant": ["好的"]}}
  },
  "rules": [
    {"id": "desk.child", "idea": "belittle", "phrases": ["{child}…(都|也)(会|懂)"], "examples": ["这个三岁小孩都会。"], "counterexamples": ["如果三岁小孩都会，就好了。"]},
    {"id": "desk.no", "idea": "flat_no", "mode": "clause", "phrases": ["不行", "不可以"], "examples": ["不行，规定就是这样。"], "counterexamples": ["您看行不行？"]},
    {"id": "desk.nothing", "idea": "no_alternative", "detector": "no_alternative", "unless": ["offer"], "examples": ["不行。"], "counterexamples": ["不行，我来帮您换一个。"]},
    {"id": "desk.fine", "idea": "too_casual", "mode": "clause", "phrases": ["没问题", "行"], "replace": {"zh-Hans": "好的", "zh-Hant": "好的"}, "examples": ["没问题。"]}
  ],
  "courtesies": [
    {"courtesy": "greeting", "phrases": ["(您|你)好"], "exceptions": ["你好像"], "examples": ["您好！"], "counterexamples": ["你好像没填。"]},
    {"courtesy": "greeting", "daytime": "morning", "phrases": ["早上好"], "examples": ["早上好。"]},
    {"courtesy": "thanks", "phrases": ["谢谢您"], "examples": ["谢谢您的等待。"]},
    {"courtesy": "solved-check", "phrases": ["(还有|有)(别的|其他)…吗"], "examples": ["还有别的需要吗？"]},
    {"courtesy": "farewell", "phrases": ["再见"], "exceptions": ["再见面"], "examples": ["再见。"], "counterexamples": ["期待再见面"]}
  ]
}`

func ownChecker() *etiquette.Checker {
	pack, err := etiquette.ParsePack([]byte(ownPack))
	if err != nil {
		panic(err)
	}
	checker, err := etiquette.New(pack)
	if err != nil {
		panic(err)
	}
	return checker
}

func ExampleNew() {
	checker, err := etiquette.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	findings, _ := checker.Check("这个三岁小孩都会。", etiquette.Setting{Channel: etiquette.Chat})
	for _, f := range findings {
		fmt.Println(f.Idea, f.Severity, f.Text)
	}
	findings, _ = checker.Check("我陪您一步步操作。", etiquette.Setting{Channel: etiquette.Chat})
	fmt.Println(len(findings))
	// Output:
	// belittle error 三岁小孩都会
	// 0
}

func ExampleChecker_Check() {
	checker := ownChecker()
	for _, text := range []string{
		"不行，规定就是这样。",
		"不行，我来帮您换一个。", // an offer
		"您看行不行？",      // a question
		"這個小學生都懂。",    // the other script
	} {
		findings, _ := checker.Check(text, etiquette.Setting{})
		fmt.Println(text)
		for _, f := range findings {
			fmt.Printf("  %s %q: %s → %s\n", f.Idea, f.Text, f.Reason, f.Suggestions[0])
		}
	}
	// Output:
	// 不行，规定就是这样。
	//   flat_no "不行": 把路堵死了。 → 这个做不到，不过我可以帮您……
	//   no_alternative "不行": 没有给出别的办法。 → 我可以帮您……
	// 不行，我来帮您换一个。
	//   flat_no "不行": 把路堵死了。 → 这个做不到，不过我可以帮您……
	// 您看行不行？
	// 這個小學生都懂。
	//   belittle "小學生都懂": 讓客戶難堪。 → 我陪您一步一步操作。
}

func ExampleChecker_Explain() {
	for _, v := range ownChecker().Explain("如果三岁孩子都会，就好了。", etiquette.Setting{}) {
		fmt.Printf("%s %q: dropped by %s\n", v.Rule, v.Text, v.Dropped)
	}
	// Output: desk.child "三岁孩子都会": dropped by condition
}

func ExampleChecker_Improve() {
	better, changes := ownChecker().Improve("没问题，马上给您改。", etiquette.Setting{})
	fmt.Println(better)
	for _, c := range changes {
		fmt.Println(c.Old, "→", c.New, c.Reason)
	}
	// Output:
	// 好的，马上给您改。
	// 没问题 → 好的 太随便。
}

func ExampleChecker_Review() {
	at := time.Date(2026, 3, 2, 20, 15, 0, 0, time.FixedZone("", 8*3600))
	review := ownChecker().Review(etiquette.Conversation{
		Channel:   etiquette.Chat,
		WallClock: true,
		Messages: []etiquette.Message{
			{Role: etiquette.Agent, At: at, Text: "早上好，请讲。"},
			{Role: etiquette.Customer, At: at, Text: "能换货吗？谢谢您，再见。"},
			{Role: etiquette.Agent, At: at, Text: "不行。"},
			{Role: etiquette.Agent, At: at, Text: "我可以帮您修好。还有别的需要吗？再见。"},
		},
	})
	points, deductions := review.Score()
	fmt.Println(points)
	for _, d := range deductions {
		fmt.Println(-d.Points, d.Rule, d.Lapse, d.Message)
	}
	// Output:
	// 82
	// -10 desk.no Lapse(0) 2
	// -5  no-thanks -1
	// -3  greeting-time 0
}

func ExampleChecker_Refusal() {
	checker, err := etiquette.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	text := "I see how disappointing this is. We can't refund a ticket that has been used."
	refusal, ok := checker.Refusal(text, etiquette.Setting{Channel: etiquette.Email})
	fmt.Println(ok, refusal.Idea, text[refusal.Start:refusal.End])
	for _, found := range refusal.Parts {
		fmt.Println(found.Part, "-", text[found.Start:found.End])
	}
	for _, part := range refusal.Missing() {
		fmt.Println("missing:", part.Label(language.English))
	}
	// Output:
	// true flat_no We can't
	// understanding - I see how
	// reason - has been
	// missing: An alternative or a next step
}

func ExampleReport_WriteText() {
	report := ownChecker().Report("draft.txt", "您好！\n这个三岁小孩都会。", etiquette.Setting{})
	if err := report.WriteText(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// draft.txt:2:3: error desk.child belittle "三岁小孩都会": 让客户难堪。
	// 	→ 我陪您一步步操作。
}

func ExampleOverride() {
	pack, _ := etiquette.ParsePack([]byte(ownPack))
	house, err := etiquette.ParsePack([]byte(`{"name": "house", "languages": ["zh-Hans"],
		"overrides": [{"rule": "desk.child", "severity": "info"}, {"rule": "desk.no", "off": true}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	checker, err := etiquette.New(pack, house)
	if err != nil {
		fmt.Println(err)
		return
	}
	for f := range checker.All("不行，三岁小孩都会。", etiquette.Setting{}) {
		fmt.Println(f.Severity, f.Rule)
	}
	// Output: info desk.child
}

func ExamplePackError() {
	pack, _ := etiquette.ParsePack([]byte(strings.Replace(ownPack, `"examples": ["不行，规定就是这样。"]`, `"examples": ["行不行"]`, 1)))
	_, err := etiquette.New(pack)
	fmt.Println(err)
	// Output: etiquette: pack "desk": rules[1] desk.no: examples[0]: got no finding of the rule in "行不行": no phrase matches
}
