package customer_test

import (
	"encoding/json"
	"fmt"
	"log"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

// Somebody in a hurry writes in a chat, and would also like certainty.
func ExampleCompose() {
	plan, err := customer.Compose(customer.Situation{
		Primary:   customer.Hurried,
		Secondary: customer.Hesitant,
		Channel:   customer.ChannelChat,
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, a := range plan.Do() {
		if a.Slot == customer.SlotDetail || a.Slot == customer.SlotPace {
			fmt.Printf("%s: %s (%s)\n", a.ID, a.Text.English, a.Source)
		}
	}
	for _, d := range plan.Dropped() {
		fmt.Printf("%s is %s: %s, by %s\n", d.Advice.ID, d.Advice.Standing, d.Rule, d.By)
	}
	// Output:
	// facts.asked: Answer everything that was asked, completely, however short the rest is. (law)
	// hurried.brisk: Work briskly, and say how long each step takes. (primary hurried)
	// hurried.brief: Keep it short, and offer the details. (primary hurried)
	// hesitant.certain-first is left-out: opening: answer-first before certain-first, by hurried.answer-first
	// hesitant.unhurried is left-out: pace: brisk before unhurried, by hurried.brisk
	// hesitant.full is on-request: detail: brief before full, by hurried.brief
	// hesitant.compare is on-request: content: one-recommendation before side-by-side, by hurried.one-way
}

// For the one who serves, in Chinese: only what was asked for decides on the detail.
func ExamplePlan_Slots() {
	plan, err := customer.Compose(customer.Situation{Primary: customer.Hurried, Wishes: []customer.Wish{customer.WishDetail}})
	if err != nil {
		log.Fatal(err)
	}
	for slot, advice := range plan.Slots() {
		if slot != customer.SlotDetail {
			continue
		}
		fmt.Println(slot.Label(language.SimplifiedChinese))
		for _, a := range advice {
			fmt.Println(a.Direction.Label(language.SimplifiedChinese), a.Text.Hans, a.Source.Label(language.SimplifiedChinese))
		}
	}
	// Output:
	// 详略
	// 请做到 客户问到的每一项都完整答复，其余内容再简短，这些也不省略。 法律、安全与隐私
	// 请做到 完整说明客户要求了解的内容。 客户说明的需求：要求完整说明
}

// A house adds a row of its own.
func ExampleNewHandbook() {
	rows, err := customer.ParseAdvice([]byte(`[{
		"id": "house.umbrella", "layer": "channel", "for": "face-to-face",
		"direction": "do", "slot": "closing", "standing": "stays",
		"text": {"en": "Lend an umbrella when it rains.", "zh-Hans": "下雨时借伞。", "zh-Hant": "下雨時借傘。"}}]`))
	if err != nil {
		log.Fatal(err)
	}
	book, err := customer.NewHandbook(rows...)
	if err != nil {
		log.Fatal(err)
	}
	plan, err := book.Compose(customer.Situation{Channel: customer.ChannelFaceToFace})
	if err != nil {
		log.Fatal(err)
	}
	do := plan.Do()
	fmt.Println(do[len(do)-1].Text.In(language.TraditionalChinese))

	rows[0].Stance, rows[0].Layer, rows[0].For = "long", customer.LayerTier, "gold"
	_, err = customer.NewHandbook(rows...)
	fmt.Println(err)
	// Output:
	// 下雨時借傘。
	// customer: advice: [0].stance: got "long", want none, for a tier adds resources and takes no advice away
	// customer: advice: [0].for: got "gold", want one of standard, enhanced, key
}

func ExampleSituation() {
	var s customer.Situation
	err := json.Unmarshal([]byte(`{"primary":"hesitant","wishes":["in-writing"],"tier":"key"}`), &s)
	fmt.Println(s.Primary, s.Wishes, s.Tier, err)
	err = json.Unmarshal([]byte(`{"status":"unknown","primary":"hesitant"}`), &s)
	fmt.Println(err)
	// Output:
	// hesitant [in-writing] key <nil>
	// customer: situation: primary: got "hesitant", want none, as the status is unknown
}

func ExampleOffice_Steps() {
	for _, step := range customer.OfficeBack.Steps() {
		fmt.Println(step.Label(language.English)+":", step.Means(language.English))
	}
	// Output:
	// Request: Let the customer send a request easily, and confirm that it arrived.
	// Receive and sort: Sort it by kind and urgency, and give it to one person.
	// Analyse and solve: Find the cause, solve it, and tell of progress meanwhile.
	// Report and follow up: Report the result, check that it helped, and learn from it.
}

// From what was observed to what to do.
func ExampleReading_Situation() {
	model, err := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	if err != nil {
		log.Fatal(err)
	}
	now := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	reading, err := model.Classify(customer.Evidence{At: now, Observations: []customer.Observation{
		{Signal: "asks-to-hurry", Strength: customer.Full, At: now, Event: "m-1"},
		{Signal: "interrupts", Strength: customer.Full, At: now, Event: "m-2"},
	}})
	if err != nil {
		log.Fatal(err)
	}
	situation := reading.Situation()
	situation.Channel = customer.ChannelPhone
	plan, err := customer.Compose(situation)
	if err != nil {
		log.Fatal(err)
	}
	for slot, advice := range plan.Slots() {
		if slot == customer.SlotPace {
			fmt.Println(advice[0].Text.In(language.English))
		}
	}
	// Output: Work briskly, and say how long each step takes.
}
