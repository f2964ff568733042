package conduct

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// QuestionKind says what a question invites to. The zero value means "not set".
type QuestionKind uint8

const (
	// Open invites to tell: what happened, how, why.
	Open QuestionKind = iota + 1
	// Closed is answered with yes or no, with one of two, or with one detail: a number, a
	// name, a time, a place.
	Closed
	// Leading carries its answer: it proposes a solution, or a view to agree to.
	Leading
)

var questionKinds = enum.Table[QuestionKind]{Type: "QuestionKind", Unknown: unknown, Rows: []enum.Row{
	{Name: "open", English: "Open question", Hans: "开放式提问", Hant: "開放式提問"},
	{Name: "closed", English: "Closed question", Hans: "封闭式提问", Hant: "封閉式提問"},
	{Name: "leading", English: "Leading question", Hans: "引导式提问", Hant: "引導式提問"},
}}

// QuestionKinds lists the three, in a slice the caller owns.
func QuestionKinds() []QuestionKind { return questionKinds.All() }

// ParseQuestionKind gives the QuestionKind whose String is s, to the letter; anything
// else is an [*UnknownError] that lists the names.
func ParseQuestionKind(s string) (QuestionKind, error) { return questionKinds.Parse(s) }

// String gives the stable machine name, "open". It is what is stored. A number that
// names nothing prints as "QuestionKind(0)".
func (k QuestionKind) String() string { return questionKinds.String(k) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (k QuestionKind) Label(tag language.Tag) string { return questionKinds.Label(k, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (k QuestionKind) MarshalText() ([]byte, error) { return questionKinds.MarshalText(k) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and k stays as it was.
func (k *QuestionKind) UnmarshalText(text []byte) error { return questionKinds.UnmarshalText(k, text) }

// Value stores the machine name in a database column, and NULL when k is not set.
func (k QuestionKind) Value() (driver.Value, error) { return questionKinds.Value(k) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are what
// lasts.
func (k *QuestionKind) Scan(src any) error { return questionKinds.Scan(k, src) }
