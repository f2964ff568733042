package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// RefusalPart is one of the things that a [Refusal] should say besides the no itself.
// The zero value means "not set".
type RefusalPart uint8

const (
	// Understanding is thanks, regret, or a word about what the matter means to the
	// customer.
	Understanding RefusalPart = iota + 1
	// Reason is why it cannot be.
	Reason
	// Alternative is what can be had instead, or the next step.
	Alternative
)

var refusalParts = enum.Table[RefusalPart]{Type: "RefusalPart", Unknown: unknown, Rows: []enum.Row{
	{Name: "understanding", English: "Thanks, regret or understanding", Hans: "感谢、歉意或理解", Hant: "感謝、歉意或理解"},
	{Name: "reason", English: "The reason", Hans: "原因", Hant: "原因"},
	{Name: "alternative", English: "An alternative or a next step", Hans: "替代方案或下一步", Hant: "替代方案或下一步"},
}}

// RefusalParts lists the three in the order in which they should be said, in a slice
// the caller owns.
func RefusalParts() []RefusalPart { return refusalParts.All() }

// ParseRefusalPart gives the RefusalPart whose String is s, to the letter; anything
// else is an [*UnknownError] that lists the names.
func ParseRefusalPart(s string) (RefusalPart, error) { return refusalParts.Parse(s) }

// String gives the stable machine name, "understanding". It is what is stored. A number
// that names nothing prints as "RefusalPart(0)".
func (p RefusalPart) String() string { return refusalParts.String(p) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (p RefusalPart) Label(tag language.Tag) string { return refusalParts.Label(p, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (p RefusalPart) MarshalText() ([]byte, error) { return refusalParts.MarshalText(p) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and p stays as it was.
func (p *RefusalPart) UnmarshalText(text []byte) error { return refusalParts.UnmarshalText(p, text) }

// Value stores the machine name in a database column, and NULL when p is not set.
func (p RefusalPart) Value() (driver.Value, error) { return refusalParts.Value(p) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (p *RefusalPart) Scan(src any) error { return refusalParts.Scan(p, src) }
