package conduct

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Problem is why a card, or something done with cards, was refused: the code of a
// [CardError]. The zero value means "not set".
type Problem uint8

const (
	// UnknownItem is an id that none of the standards has.
	UnknownItem Problem = iota + 1
	// NotOnCard is an item of the standards that the form does not ask for, or that is
	// switched off.
	NotOnCard
	// BadAnswer is an answer that does not fit: none of the five, a measure for an item
	// without a bound, a place outside of the text.
	BadAnswer
	// NoReason is a person's answer that differs from what the text shows and does not
	// say why.
	NoReason
	// NoAnswers is a card on which nothing was judged.
	NoAnswers
	// OtherForm is a card, or a tally, of another version of the form.
	OtherForm
	// BadName is a name of a conversation or person that is missing, too long, or no
	// plain text.
	BadName
	// TooMany is more than can be counted exactly.
	TooMany
	// TooFew is fewer cards or reviewers than a comparison rests on.
	TooFew
	// Twice is a second card by the same reviewer on the same conversation.
	Twice
	// Missing is a conversation that one of the reviewers has not judged.
	Missing
	// Damaged is a stored form that is none, or contradicts itself.
	Damaged
)

var problems = enum.Table[Problem]{Type: "Problem", Unknown: unknown, Rows: []enum.Row{
	{Name: "unknown-item", English: "No such item", Hans: "没有这一项目", Hant: "沒有這個項目"},
	{Name: "not-on-card", English: "Not on this card", Hans: "不在本评分表上", Hant: "不在本評分表上"},
	{Name: "bad-answer", English: "The answer does not fit", Hans: "答案不适用", Hant: "答案不符"},
	{Name: "no-reason", English: "A reason is missing", Hans: "缺少理由", Hant: "缺少理由"},
	{Name: "no-answers", English: "Nothing was judged", Hans: "没有任何评分", Hant: "沒有任何評分"},
	{Name: "other-form", English: "Another version of the form", Hans: "评分表版本不符", Hant: "評分表版本不符"},
	{Name: "bad-name", English: "The name does not fit", Hans: "名称不适用", Hant: "名稱不符"},
	{Name: "too-many", English: "Too many", Hans: "数量过多", Hant: "數量過多"},
	{Name: "too-few", English: "Too few", Hans: "数量不足", Hant: "數量不足"},
	{Name: "twice", English: "Given twice", Hans: "重复提交", Hant: "重複提交"},
	{Name: "missing", English: "Not judged by all", Hans: "评审不齐全", Hant: "評審不齊全"},
	{Name: "damaged", English: "The stored form is damaged", Hans: "存储内容已损坏", Hant: "儲存內容已損壞"},
}}

// Problems lists them, in a slice the caller owns.
func Problems() []Problem { return problems.All() }

// ParseProblem gives the Problem whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseProblem(s string) (Problem, error) { return problems.Parse(s) }

// String gives the stable machine name, "unknown-item". It is what is stored. A number
// that names nothing prints as "Problem(0)".
func (p Problem) String() string { return problems.String(p) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (p Problem) Label(tag language.Tag) string { return problems.Label(p, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (p Problem) MarshalText() ([]byte, error) { return problems.MarshalText(p) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and p stays as it was.
func (p *Problem) UnmarshalText(text []byte) error { return problems.UnmarshalText(p, text) }

// Value stores the machine name in a database column, and NULL when p is not set.
func (p Problem) Value() (driver.Value, error) { return problems.Value(p) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are what
// lasts.
func (p *Problem) Scan(src any) error { return problems.Scan(p, src) }
