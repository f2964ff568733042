package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Type is a way in which a customer, in this contact, likes to be served. It is
// a reading of signals, held to serve better, and says nothing about the
// person: everybody gets the same respect. The zero value means "not set", and
// not knowing is a good answer. The order of the numbers ranks nothing.
type Type uint8

const (
	// Hurried likes the answer first, in few words, at once.
	Hurried Type = iota + 1
	// Deliberate likes the whole explanation, with time to think it over.
	Deliberate
	// Hesitant likes certainty: full information, comparison, guarantees.
	Hesitant
	// Assertive likes to be heard and valued, and to be answered straight.
	Assertive
)

var types = enum.Table[Type]{Type: "Type", Unknown: unknown, Rows: []enum.Row{
	{Name: "hurried", English: "Prefers a quick answer", Hans: "希望快速解决", Hant: "希望快速解決"},
	{Name: "deliberate", English: "Prefers a full explanation", Hans: "希望详细了解", Hant: "希望詳細了解"},
	{Name: "hesitant", English: "Prefers certainty", Hans: "希望安心稳妥", Hant: "希望安心穩妥"},
	{Name: "assertive", English: "Prefers to be heard", Hans: "希望受到重视", Hant: "希望受到重視"},
}}

// Types lists the four in their order, in a slice the caller owns.
func Types() []Type { return types.All() }

// ParseType gives the Type whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseType(s string) (Type, error) { return types.Parse(s) }

// String gives the stable machine name, "hurried". It is what is stored. A
// number that names nothing prints as "Type(0)".
func (t Type) String() string { return types.String(t) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (t Type) Label(tag language.Tag) string { return types.Label(t, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (t Type) MarshalText() ([]byte, error) { return types.MarshalText(t) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and t stays as it was.
func (t *Type) UnmarshalText(text []byte) error { return types.UnmarshalText(t, text) }

// Value stores the machine name in a database column, and NULL when t is not set.
func (t Type) Value() (driver.Value, error) { return types.Value(t) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (t *Type) Scan(src any) error { return types.Scan(t, src) }
