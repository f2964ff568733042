package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Step is a step of a service. [Office.Steps] gives those of an office in their
// order. The zero value means "not set".
type Step uint8

const (
	// StepReceive begins service at the front: the customer is received.
	StepReceive Step = iota + 1
	// StepUnderstand finds out what is needed, and notes it.
	StepUnderstand
	// StepPropose says what can be done.
	StepPropose
	// StepFeedback hears what the customer thinks of it.
	StepFeedback
	// StepClose ends service at the front.
	StepClose
	// StepRequest begins service at the back: a request comes in.
	StepRequest
	// StepSort receives the request and gives it to the right hands.
	StepSort
	// StepSolve finds the cause and solves it.
	StepSolve
	// StepFollowUp ends service at the back: the customer hears of it, and is asked again.
	StepFollowUp
)

var steps = enum.Table[Step]{Type: "Step", Unknown: unknown, Rows: []enum.Row{
	{Name: "receive", English: "Receive", Hans: "接待", Hant: "接待"},
	{Name: "understand", English: "Understand and record", Hans: "了解并记录", Hant: "了解並記錄"},
	{Name: "propose", English: "Propose a solution", Hans: "提出方案", Hant: "提出方案"},
	{Name: "feedback", English: "Get feedback", Hans: "征求反馈", Hant: "徵詢意見"},
	{Name: "close", English: "Close with thanks", Hans: "致谢结束", Hant: "致謝結束"},
	{Name: "request", English: "Request", Hans: "提出请求", Hant: "提出需求"},
	{Name: "sort", English: "Receive and sort", Hans: "接收并分类", Hant: "接收並分類"},
	{Name: "solve", English: "Analyse and solve", Hans: "分析并解决", Hant: "分析並解決"},
	{Name: "follow-up", English: "Report and follow up", Hans: "反馈并跟进", Hant: "回覆並追蹤"},
}}

// Steps lists them in their order, in a slice the caller owns.
func Steps() []Step { return steps.All() }

// ParseStep gives the Step whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseStep(s string) (Step, error) { return steps.Parse(s) }

// String gives the stable machine name, "receive". It is what is stored. A number
// that names nothing prints as "Step(0)".
func (s Step) String() string { return steps.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Step) Label(tag language.Tag) string { return steps.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s Step) MarshalText() ([]byte, error) { return steps.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *Step) UnmarshalText(text []byte) error { return steps.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Step) Value() (driver.Value, error) { return steps.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Step) Scan(src any) error { return steps.Scan(s, src) }

var stepMeans = []Text{
	{
		"Greet, give your name, and offer to help.",
		"主动问候，自报姓名，表示愿意效劳。",
		"主動問候，報上姓名，表示樂意協助。",
	}, {
		"Listen, ask, note the key facts, and confirm them.",
		"倾听、询问，记下关键信息并与客户确认。",
		"聆聽、詢問，記下重點並與客戶確認。",
	}, {
		"Say what can be done, by whom and by when, with price and guarantee.",
		"说明可以怎么办、由谁办、何时办好，以及价格和质保。",
		"說明可以如何處理、由誰處理、何時完成，以及價格與保固。",
	}, {
		"Ask whether this meets the need, and adjust it.",
		"询问方案是否符合需要，并作调整。",
		"詢問方案是否符合需求，並加以調整。",
	}, {
		"Sum up, ask whether there is anything else, and thank.",
		"小结要点，询问是否还有其他需要，并致谢。",
		"總結重點，詢問是否還有其他需要，並致謝。",
	}, {
		"Let the customer send a request easily, and confirm that it arrived.",
		"让客户方便地提交请求，并确认已收到。",
		"讓客戶方便地提出需求，並確認已收到。",
	}, {
		"Sort it by kind and urgency, and give it to one person.",
		"按类别和紧急程度分派，由专人负责。",
		"依類別與緊急程度分派，由專人負責。",
	}, {
		"Find the cause, solve it, and tell of progress meanwhile.",
		"查明原因并解决，过程中告知进展。",
		"查明原因並解決，過程中告知進度。",
	}, {
		"Report the result, check that it helped, and learn from it.",
		"告知结果，确认问题已解决，并总结改进。",
		"告知結果，確認問題已解決，並檢討改進。",
	},
}

// Means says what the step asks for, in the language of the tag as with Label; ""
// for a number that names nothing.
func (s Step) Means(tag language.Tag) string {
	if !steps.Has(s) {
		return ""
	}
	return stepMeans[s-1].In(tag)
}
