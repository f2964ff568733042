package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Courtesy is something polite that a conversation should hold. The zero value means
// "not set".
type Courtesy uint8

const (
	// Greeting opens: "good morning", 您好, the salutation of a letter.
	Greeting Courtesy = iota + 1
	// SelfIntroduction says who speaks: a name, a number, the firm or the department.
	SelfIntroduction
	// Thanks are said to the customer.
	Thanks
	// SolvedCheck asks whether it works, is right or solved, or whether there is
	// anything else.
	SolvedCheck
	// Farewell closes: "goodbye", a closing wish, the closing of a letter.
	Farewell
)

var courtesies = enum.Table[Courtesy]{Type: "Courtesy", Unknown: unknown, Rows: []enum.Row{
	{Name: "greeting", English: "Greeting", Hans: "问候", Hant: "問候"},
	{Name: "self-introduction", English: "Self-introduction", Hans: "自我介绍", Hant: "自我介紹"},
	{Name: "thanks", English: "Thanks", Hans: "致谢", Hant: "致謝"},
	{Name: "solved-check", English: "Check that it is solved", Hans: "确认问题已解决", Hant: "確認問題已解決"},
	{Name: "farewell", English: "Farewell", Hans: "道别", Hant: "道別"},
}}

// Courtesies lists the five in the order of a conversation, in a slice the caller
// owns.
func Courtesies() []Courtesy { return courtesies.All() }

// ParseCourtesy gives the Courtesy whose String is s, to the letter; anything else is
// an [*UnknownError] that lists the names.
func ParseCourtesy(s string) (Courtesy, error) { return courtesies.Parse(s) }

// String gives the stable machine name, "greeting". It is what is stored. A number
// that names nothing prints as "Courtesy(0)".
func (c Courtesy) String() string { return courtesies.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Courtesy) Label(tag language.Tag) string { return courtesies.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (c Courtesy) MarshalText() ([]byte, error) { return courtesies.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Courtesy) UnmarshalText(text []byte) error { return courtesies.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Courtesy) Value() (driver.Value, error) { return courtesies.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (c *Courtesy) Scan(src any) error { return courtesies.Scan(c, src) }
