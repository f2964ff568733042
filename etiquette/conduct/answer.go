package conduct

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Answer is how well one item of a scorecard was met. The zero value means "not set".
type Answer uint8

const (
	// Yes is met in full.
	Yes Answer = iota + 1
	// Partly is met by half: some of it, or at the wrong place. It counts half of the
	// weight.
	Partly
	// No is not met.
	No
	// NotApplicable had no occasion: nothing was refused, so no refusal can be judged. It
	// leaves the score and is counted.
	NotApplicable
	// NotObserved could not be judged: nobody looked, or nothing shows it. It is never a
	// No; it lowers the coverage.
	NotObserved
)

var answers = enum.Table[Answer]{Type: "Answer", Unknown: unknown, Rows: []enum.Row{
	{Name: "yes", English: "Met", Hans: "做到", Hant: "做到"},
	{Name: "partly", English: "Partly met", Hans: "部分做到", Hant: "部分做到"},
	{Name: "no", English: "Not met", Hans: "未做到", Hant: "未做到"},
	{Name: "not-applicable", English: "Not applicable", Hans: "不适用", Hant: "不適用"},
	{Name: "not-observed", English: "Not observed", Hans: "未观察到", Hant: "未觀察到"},
}}

// Answers lists the five from the best, in a slice the caller owns.
func Answers() []Answer { return answers.All() }

// ParseAnswer gives the Answer whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseAnswer(s string) (Answer, error) { return answers.Parse(s) }

// String gives the stable machine name, "yes". It is what is stored. A number that
// names nothing prints as "Answer(0)".
func (a Answer) String() string { return answers.String(a) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (a Answer) Label(tag language.Tag) string { return answers.Label(a, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (a Answer) MarshalText() ([]byte, error) { return answers.MarshalText(a) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and a stays as it was.
func (a *Answer) UnmarshalText(text []byte) error { return answers.UnmarshalText(a, text) }

// Value stores the machine name in a database column, and NULL when a is not set.
func (a Answer) Value() (driver.Value, error) { return answers.Value(a) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are what
// lasts.
func (a *Answer) Scan(src any) error { return answers.Scan(a, src) }
