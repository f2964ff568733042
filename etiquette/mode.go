package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Mode says where in the text the phrases of a rule must stand. The zero value means
// "not set", which in a [Rule] is the same as [Word].
type Mode uint8

const (
	// Word forbids that a word runs across an end of the hit. The script decides:
	// "ok" is not found in "book", and 不行 is found everywhere, since Chinese joins no
	// words.
	Word Mode = iota + 1
	// Anywhere asks nothing: "class" is found in "classic".
	Anywhere
	// Clause wants the hit to be a clause, line or message of its own: 行。 but not 行李.
	Clause
	// Start wants the hit at the start of the message, after blanks and punctuation
	// at most.
	Start
	// End wants the hit at the end of the message, before blanks and punctuation at
	// most.
	End
)

var modes = enum.Table[Mode]{Type: "Mode", Unknown: unknown, Rows: []enum.Row{
	{Name: "word", English: "Whole words", Hans: "整词", Hant: "整詞"},
	{Name: "anywhere", English: "Anywhere", Hans: "任意位置", Hant: "任意位置"},
	{Name: "clause", English: "Whole clause", Hans: "整句", Hant: "整句"},
	{Name: "start", English: "Start of the message", Hans: "消息开头", Hant: "訊息開頭"},
	{Name: "end", English: "End of the message", Hans: "消息结尾", Hant: "訊息結尾"},
}}

// Modes lists the five, in a slice the caller owns.
func Modes() []Mode { return modes.All() }

// ParseMode gives the Mode whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMode(s string) (Mode, error) { return modes.Parse(s) }

// String gives the stable machine name, "word". It is what is stored. A number that
// names nothing prints as "Mode(0)".
func (m Mode) String() string { return modes.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Mode) Label(tag language.Tag) string { return modes.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (m Mode) MarshalText() ([]byte, error) { return modes.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Mode) UnmarshalText(text []byte) error { return modes.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Mode) Value() (driver.Value, error) { return modes.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (m *Mode) Scan(src any) error { return modes.Scan(m, src) }
