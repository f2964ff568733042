package customer_test

import (
	"errors"
	"fmt"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
)

func ExampleModel_Classify() {
	model, err := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	if err != nil {
		fmt.Println(err)
		return
	}
	now := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	reading, err := model.Classify(customer.Evidence{
		At: now,
		Observations: []customer.Observation{
			{Signal: "asks-to-hurry", Strength: customer.Full, At: now, Event: "m-1"},
			{Signal: "interrupts", Strength: customer.Full, At: now, Event: "m-2"},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(reading.Status, reading.Primary, reading.Confidence, reading.Scores[customer.Hurried])
	fmt.Print(reading.Explain(language.English))
	// Output:
	// typed hurried low 2500
	// Seems to prefer a quick answer: give the answer first, in few words. Confidence: Low.
	// What was observed:
	// - Cuts in (1): +1.000 for “Prefers a quick answer”; +0.500 for “Prefers to be heard”
	// - Asks for speed (1): +1.500 for “Prefers a quick answer”
	// What it adds up to:
	// - Prefers a quick answer: 2.500 (needed: 2.000)
	// - Prefers to be heard: 0.500 (needed: 2.000)
}

// What was stated explains signals away, and too little evidence gives no type.
func ExampleReading_Explain() {
	model, _ := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	now := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	reading, err := model.Classify(customer.Evidence{
		At: now,
		Observations: []customer.Observation{
			{Signal: "slow-speech", Strength: customer.Full, At: now},
			{Signal: "asks-detail", Strength: customer.Full, At: now},
		},
		Contexts: []customer.Context{customer.ContextSecondLanguage},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(reading.Explain(language.SimplifiedChinese))
	fmt.Print(reading.Explain(language.TraditionalChinese))
	// Output:
	// 现有迹象不足以判断偏好：请按标准服务，并询问需求。
	// 观察到的情况：
	// - 询问具体情况（1 次）：希望详细了解 +1.000；希望了解准确细节 +0.150
	// 合计：
	// - 希望详细了解：1.000（需达到 2.000）
	// - 希望了解准确细节：0.150（需达到 1.150）
	// 未计入的情况：
	// - 语速较慢：已有客观原因（非母语交流）
	// 已说明的情况：非母语交流。
	// 現有跡象不足以判斷偏好：請依標準服務，並詢問需求。
	// 觀察到的情況：
	// - 詢問具體情況（1 次）：希望詳細了解 +1.000；希望了解準確細節 +0.150
	// 合計：
	// - 希望詳細了解：1.000（需達到 2.000）
	// - 希望了解準確細節：0.150（需達到 1.150）
	// 未計入的情況：
	// - 語速較慢：已有客觀原因（非母語交流）
	// 已說明的情況：非母語交流。
}

// A signal of one's own joins the registry; a trait of the person does not.
func ExampleNewModel() {
	own := customer.Signal{
		ID: "asks-for-callback", Family: customer.FamilyTime, Points: customer.Points{customer.Hurried: 500},
		Text: customer.Text{English: "Asks to be called back", Hans: "请求回电", Hant: "請求回電"},
	}
	model, err := customer.NewModel(append(customer.DefaultSignals(), own), customer.Settings{})
	fmt.Println(len(model.Signals()), err)

	own.ID = "customer-age"
	_, err = customer.NewModel([]customer.Signal{own}, customer.Settings{Secondary: 2000})
	fmt.Println(errors.Is(err, customer.ErrSensitive))
	fmt.Println(err)
	// Output:
	// 61 <nil>
	// true
	// customer: model: settings.secondary: got "2000", want 1 to 1000
	// customer: model: signals[0].id: got "customer-age", want what a customer does or says, and no trait of the person (age)
}

func ExampleModel_ClassifyInto() {
	model, _ := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	now := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	var reading customer.Reading // used again and again
	for _, signal := range []string{"tears", "thanks"} {
		seen := []customer.Observation{{Signal: signal, Strength: customer.Full, At: now}}
		if err := model.ClassifyInto(&reading, customer.Evidence{At: now, Observations: seen}); err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(reading.Status, reading.Overlays)
	}
	// Output:
	// unknown [emotional]
	// unknown []
}

func ExampleSession() {
	model, _ := customer.NewModel(customer.DefaultSignals(), customer.Settings{})
	start := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	session := model.NewSession()
	for i, signal := range []string{"asks-comparison", "worries", "already-decided"} {
		at := start.Add(time.Duration(i) * time.Minute)
		if err := session.Observe(customer.Observation{Signal: signal, Strength: customer.Full, At: at}); err != nil {
			fmt.Println(err)
			return
		}
		reading, err := session.Result(at)
		fmt.Println(signal, reading.Status, reading.Primary, reading.Scores[customer.Hesitant], err)
	}
	// Output:
	// asks-comparison unknown Type(0) 1000 <nil>
	// worries typed hesitant 2000 <nil>
	// already-decided unknown Type(0) 500 <nil>
}

func ExampleSpeech_Observation() {
	now := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	for _, s := range []customer.Speech{
		{Rate: 140, At: now},
		{Rate: 165, At: now},
		{Rate: 200, At: now},
		{Rate: 200, Usual: 195, At: now},
	} {
		o, ok, err := s.Observation()
		fmt.Println(s.Rate, s.Usual, ok, o.Signal, o.Strength, err)
	}
	// Output:
	// 140 0 false  0 <nil>
	// 165 0 true fast-speech 500 <nil>
	// 200 0 true fast-speech 1000 <nil>
	// 200 195 false  0 <nil>
}

func ExampleCues() {
	now := time.Date(2026, time.March, 2, 9, 0, 0, 0, time.UTC)
	message := "I'm not worried, but I am in a hurry: just tell me. 她说“马上”，我赶时间。"
	for _, o := range customer.Cues(message, now, "m-7") {
		fmt.Println(o.Signal, message[o.Span.Start:o.Span.End])
	}
	// Output:
	// asks-to-hurry in a hurry
	// wants-answer-first just tell me
	// asks-to-hurry 赶时间
}
