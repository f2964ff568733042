package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Step is one of the eight steps in which a complaint is answered, in their
// order (Barlow and Moller, A Complaint Is a Gift). The zero value means "not
// set". A step is what we do; where a complaint stands, with its side roads, is
// more than a number between one and eight.
type Step uint8

const (
	// StepThank says thank you to the customer for speaking up.
	StepThank Step = iota + 1
	// StepAppreciate says why the complaint is welcome: it lets us put things right.
	StepAppreciate
	// StepApologise says sorry for the fault, without shifting blame.
	StepApologise
	// StepPromise commits to act at once, by a stated time, on something that was
	// first judged feasible.
	StepPromise
	// StepGather collects all the information that is needed, and nothing else.
	StepGather
	// StepCorrect puts the fault right, quickly.
	StepCorrect
	// StepCheck asks the customer whether the matter is settled to their
	// satisfaction; our own word does not count.
	StepCheck
	// StepPrevent finds the root cause and keeps the same fault from coming back.
	StepPrevent
)

var steps = enum.Table[Step]{Type: "Step", Unknown: unknown, Rows: []enum.Row{
	{Name: "thank", English: "Say thank you", Hans: "表示感谢", Hant: "表示感謝"},
	{Name: "appreciate", English: "Say why we appreciate it", Hans: "说明感谢的原因", Hant: "說明感謝的原因"},
	{Name: "apologise", English: "Apologise", Hans: "致歉", Hant: "致歉"},
	{Name: "promise", English: "Promise to act promptly", Hans: "承诺立即处理", Hant: "承諾立即處理"},
	{Name: "gather", English: "Gather what is needed", Hans: "收集所需信息", Hant: "蒐集所需資訊"},
	{Name: "correct", English: "Correct it quickly", Hans: "迅速纠正", Hant: "迅速改正"},
	{Name: "check", English: "Check that the customer is satisfied", Hans: "确认客户满意", Hant: "確認客戶滿意"},
	{Name: "prevent", English: "Prevent recurrence", Hans: "防止问题再次发生", Hant: "防止問題再次發生"},
}}

// Steps lists the eight in their order, in a slice the caller owns.
func Steps() []Step { return steps.All() }

// ParseStep gives the Step whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseStep(s string) (Step, error) { return steps.Parse(s) }

// String gives the stable machine name, "thank". It is what is stored. A
// number that names nothing prints as "Step(0)".
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
