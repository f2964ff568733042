package value

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Side says on which side of the house's door somebody is served. The zero value
// means "not set".
type Side uint8

const (
	// External customers buy what the house makes or does.
	External Side = iota + 1
	// Internal customers are colleagues, teams and departments who need the work of
	// others to do theirs.
	Internal
)

var sides = enum.Table[Side]{Type: "Side", Unknown: unknown, Rows: []enum.Row{
	{Name: "external", English: "External customer", Hans: "外部客户", Hant: "外部客戶"},
	{Name: "internal", English: "Internal customer", Hans: "内部客户", Hant: "內部客戶"},
}}

// Sides lists the two in their order, in a slice the caller owns.
func Sides() []Side { return sides.All() }

// ParseSide gives the Side whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParseSide(s string) (Side, error) { return sides.Parse(s) }

// String gives the stable machine name, "external". It is what is stored. A number
// that names nothing prints as "Side(0)".
func (s Side) String() string { return sides.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Side) Label(tag language.Tag) string { return sides.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (s Side) MarshalText() ([]byte, error) { return sides.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and s stays as it was.
func (s *Side) UnmarshalText(text []byte) error { return sides.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Side) Value() (driver.Value, error) { return sides.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Side) Scan(src any) error { return sides.Scan(s, src) }
