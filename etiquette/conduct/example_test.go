package conduct_test

import (
	"fmt"
	"os"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/etiquette"
	"github.com/servicequality/servicequality/etiquette/conduct"
)

// occasions makes a form of the built-in standards for some occasions.
func occasions(names ...string) (*conduct.Form, error) {
	var files []string
	for _, name := range names {
		files = append(files, name+".json")
	}
	packs, err := conduct.LoadPacks(conduct.BuiltIn(), files...)
	if err != nil {
		return nil, err
	}
	standards, err := conduct.New(packs...)
	if err != nil {
		return nil, err
	}
	return standards.Form(nil)
}

// A telephone call is judged: what the transcript shows by the machine, the rest by a
// reviewer, who also overrules one answer.
func Example() {
	reader, err := builtInReader()
	if err != nil {
		fmt.Println(err)
		return
	}
	form, err := occasions("telephone")
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := form.Card(conduct.Head{Conversation: "call-17", Reviewer: "lin", Agent: "a7", Team: "north", Channel: "phone"})
	if err != nil {
		fmt.Println(err)
		return
	}
	call := etiquette.Conversation{Language: etiquette.Hans, Channel: etiquette.Phone, Messages: []etiquette.Message{
		{Role: etiquette.Agent, Text: "您好，这里是蓝海宽带客服中心，请问有什么可以帮您？", Spoken: 10 * time.Second},
		{Role: etiquette.Customer, Text: "昨天晚上开始就上不了网。"},
		{Role: etiquette.Agent, Text: "好的，我明白了。请问光猫上的灯是什么颜色？"},
		{Role: etiquette.Customer, Text: "红灯。"},
		{Role: etiquette.Agent, Text: "我已为您远程重置，现在可以上网了吗？"},
		{Role: etiquette.Customer, Text: "好了，谢谢。"},
		{Role: etiquette.Agent, Text: "感谢您的来电，再见。"},
	}}
	if err := card.Fill(reader.Read(call)); err != nil {
		fmt.Println(err)
		return
	}
	for _, err := range []error{
		card.Measure("third-ring", conduct.Whole(2), ""),
		card.Answer("phone-no-interrupting", conduct.Yes, ""),
		card.Answer("phone-own-name", conduct.Yes, "录音开头被截掉，姓名已报"),
	} {
		if err != nil {
			fmt.Println(err)
		}
	}
	if err := card.WriteText(os.Stdout, language.SimplifiedChinese); err != nil {
		fmt.Println(err)
	}
	// Output:
	// 电话接听：接听准备
	// 	做到 6/6 电话响三声之内接听。 = 2
	// 电话接听：开场
	// 	做到 4/4 先向来电客户问好。 (消息 0: 0-6)
	// 	做到 4/4 报出公司或部门名称。 (消息 0: 0-18)
	// 	做到 4/4 报出自己的姓名或工号。 (消息 0: 0-75 +1) [文字显示: 未做到] — 录音开头被截掉，姓名已报
	// 	做到 4/4 主动表示愿意提供帮助。 (消息 0: 51-69)
	// 电话接听：倾听
	// 	做到 6/6 让客户把话说完，不打断。
	// 	做到 4/4 适时回应“是的”“好的”“我明白”，让客户知道您在听。 (消息 2: 0-6)
	// 	做到 4/4 记下要点，不让客户重复说。 (消息 0: 0-75 +3)
	// 电话接听：表达
	// 	做到 4/4 语速保持在每分钟120至150字。 (消息 0: 0-75)
	// 电话接听：结束通话
	// 	未做到 0/4 复述并小结双方确认的内容。 (消息 0: 0-75 +3)
	// 	做到 6/6 确认客户的问题是否已经解决。 (消息 4: 27-51)
	// 	未做到 0/4 询问客户是否还有其他需要。 (消息 0: 0-75 +3)
	// 	做到 4/4 感谢客户来电。 (消息 6: 0-9)
	// 	做到 2/2 结束时致以合宜的祝福并道别。 (消息 6: 21-27)
	// 总分 86.7%，覆盖率 88.2%
}

// A chat in English is judged by the text alone.
func ExampleCard_Fill() {
	reader, err := builtInReader()
	if err != nil {
		fmt.Println(err)
		return
	}
	form, err := occasions("writing", "asking", "refusing", "promising")
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := form.Card(conduct.Head{Conversation: "chat-4", Channel: "chat"})
	if err != nil {
		fmt.Println(err)
		return
	}
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	chat := etiquette.Conversation{Language: etiquette.English, Channel: etiquette.Chat, Messages: []etiquette.Message{
		{Role: etiquette.Customer, At: at, Text: "Can you change the name on my invoice?"},
		{Role: etiquette.Agent, At: at.Add(2 * time.Minute), Text: "Good morning! What name should the invoice carry?"},
		{Role: etiquette.Customer, At: at.Add(3 * time.Minute), Text: "Reed and Sons."},
		{Role: etiquette.Agent, At: at.Add(4 * time.Minute), Text: "Thank you. I am not able to change an invoice because it has been issued already. What I can do is send you a new one."},
		{Role: etiquette.Agent, At: at.Add(5 * time.Minute), Text: "I will email it to you by noon. Goodbye!"},
	}}
	reading := reader.Read(chat)
	if err := card.Fill(reading); err != nil {
		fmt.Println(err)
		return
	}
	for _, kind := range conduct.QuestionKinds() {
		fmt.Println(kind, reading.Asked(kind))
	}
	for _, line := range card.Lines() {
		for _, p := range line.Text.Places[:min(1, len(line.Text.Places))] {
			fmt.Printf("%s: %s: %.24q\n", line.Item, line.Text.Answer, chat.Messages[p.Message].Text[p.Start:p.End])
		}
	}
	result, err := card.Result()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(result.Total.Mean(), result.Failed)
	// Output:
	// open 0
	// closed 1
	// leading 0
	// chat-first-answer: yes: "Good morning! What name "
	// writing-salutation: yes: "Good morning"
	// writing-closing: yes: "Goodbye"
	// writing-formal: yes: "Good morning! What name "
	// writing-tone: yes: "Good morning! What name "
	// ask-open: no: "Good morning! What name "
	// ask-closed: yes: "What name should the inv"
	// ask-before-leading: not-applicable: "Good morning! What name "
	// ask-leading: yes: "Good morning! What name "
	// refuse-understanding: yes: "Thank you"
	// refuse-reason: yes: "because"
	// refuse-alternative: yes: "What I can"
	// refuse-kindly: yes: "Good morning! What name "
	// promise-authority: yes: "Good morning! What name "
	// promise-clear: yes: "by noon"
	// 62/66 []
}

// Two reviewers judge the same two calls: how far do they agree, and on what not?
func ExampleCalibrate() {
	form, err := occasions("listening")
	if err != nil {
		fmt.Println(err)
		return
	}
	yes, partly, no := conduct.Yes, conduct.Partly, conduct.No
	var cards []*conduct.Card
	for _, row := range []struct {
		conversation, reviewer string
		answers                []conduct.Answer
	}{
		{"call-1", "lin", []conduct.Answer{yes, yes, no, yes, yes}},
		{"call-1", "wu", []conduct.Answer{yes, partly, no, yes, yes}},
		{"call-2", "lin", []conduct.Answer{no, yes, yes, no, yes}},
		{"call-2", "wu", []conduct.Answer{no, no, yes, yes, yes}},
	} {
		card, err := form.Card(conduct.Head{Conversation: row.conversation, Reviewer: row.reviewer})
		if err != nil {
			fmt.Println(err)
			return
		}
		for i, item := range form.Items() {
			if err := card.Answer(item.ID, row.answers[i], ""); err != nil {
				fmt.Println(err)
			}
		}
		cards = append(cards, card)
	}
	c, err := conduct.Calibrate(cards...)
	if err != nil {
		fmt.Println(err)
		return
	}
	kappa, ok := c.Pairs[0].Cohen.Round(3)
	fmt.Println(c.Agreement, kappa, ok)
	fleiss, ok := c.Fleiss.Round(3)
	fmt.Println(fleiss, ok)
	for _, d := range c.Items {
		fmt.Println(d.Item, d.Differ)
	}
	// Output:
	// 7/10 0.388 true
	// 0.381 true
	// listen-behind 2/2
	// listen-restate 1/2
}

// A team's cards are counted: what to practise first, and why nobody is ranked yet.
func ExampleTally() {
	form, err := occasions("telephone")
	if err != nil {
		fmt.Println(err)
		return
	}
	monday, tuesday := conduct.NewTally(form), conduct.NewTally(form)
	for _, row := range []struct {
		day          *conduct.Tally
		call, agent  string
		rings        int64
		solved, more conduct.Answer
	}{
		{monday, "call-1", "a7", 2, conduct.Yes, conduct.No},
		{monday, "call-2", "a8", 5, conduct.No, conduct.No},
		{tuesday, "call-3", "a7", 3, conduct.Yes, conduct.Yes},
		{tuesday, "call-4", "a8", 4, conduct.Partly, conduct.No},
	} {
		card, err := form.Card(conduct.Head{Conversation: row.call, Agent: row.agent, Team: "north", Channel: "phone"})
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, err := range []error{
			card.Measure("third-ring", conduct.Whole(row.rings), ""),
			card.Answer("phone-solved", row.solved, ""),
			card.Answer("phone-anything-else", row.more, ""),
			row.day.Add(card),
		} {
			if err != nil {
				fmt.Println(err)
			}
		}
	}
	if err := monday.Merge(tuesday); err != nil {
		fmt.Println(err)
		return
	}
	team := monday.By(func(k conduct.Key) conduct.Key { return conduct.Key{Team: k.Team} })
	for key, cell := range team.All() {
		fmt.Println(key.Team, cell.Cards(), "cards", cell.Score().Mean())
	}
	for _, lesson := range team.Total().Coach() {
		priority, _ := lesson.Priority.Round(2)
		fmt.Println(lesson.Item.ID, lesson.Missed, priority, lesson.Shown)
	}
	ranking, err := monday.Ranking(conduct.LeastCards)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(ranking.Ranked), "ranked,", len(ranking.Unranked), "with too few cards")
	// Output:
	// north 4 cards 31/64
	// third-ring 4/8 1.5 [call-2 call-4]
	// phone-anything-else 6/8 1.5 [call-1 call-2 call-4]
	// phone-solved 3/8 1.12 [call-2 call-4]
	// 0 ranked, 2 with too few cards
}

// A company adds a pack of its own behind the built-in ones.
func ExampleOverride() {
	packs, err := conduct.LoadPacks(conduct.BuiltIn(), "telephone.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	house, err := conduct.ParsePack([]byte(`{
		"name": "house",
		"items": [{"id": "phone-jingle", "occasion": "telephone", "stage": "closing", "do": {"en": "Mention the members' day."}, "evidence": "text", "weight": 1}],
		"overrides": [
			{"item": "third-ring", "weight": 5, "bound": {"most": 2, "unit": "rings"}},
			{"tag": "voice", "off": true}
		]
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	standards, err := conduct.New(append(packs, house)...)
	if err != nil {
		fmt.Println(err)
		return
	}
	ring, _ := standards.Item("third-ring")
	_, pace := standards.Item("phone-pace")
	jingle, _ := standards.Item("phone-jingle")
	fmt.Println(ring.Weight, ring.Bound, pace)
	fmt.Println(jingle.Do.In(language.English))
	// Output:
	// 5 at most 2 rings false
	// Mention the members' day.
}

func ExampleCardError() {
	form, err := occasions("telephone")
	if err != nil {
		fmt.Println(err)
		return
	}
	card, err := form.Card(conduct.Head{Conversation: "call-17"})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(card.Answer("smile", conduct.Yes, ""))
	// Output:
	// conduct: card "call-17": item "smile": unknown-item: got no such item, want one of the standards
}
