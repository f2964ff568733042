package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Rounding says where an [Exact] goes that lies between two decimals of the
// wanted places. The zero value means "not set". The first three differ at ties
// only. [Exact.Decimal] uses HalfEven, which favours neither side.
type Rounding uint8

const (
	// HalfEven goes to the nearer decimal, a tie to the even digit: 2.5 to 2, 3.5 to 4.
	HalfEven Rounding = iota + 1
	// HalfAway goes to the nearer decimal, a tie away from zero: 2.5 to 3, -2.5 to -3.
	HalfAway
	// HalfDown goes to the nearer decimal, a tie toward zero: 2.5 to 2, -2.5 to -2.
	HalfDown
	// TowardZero cuts: 2.9 to 2, -2.9 to -2.
	TowardZero
	// AwayFromZero goes on to the next digit: 2.1 to 3, -2.1 to -3.
	AwayFromZero
	// Floor goes down: 2.9 to 2, -2.1 to -3.
	Floor
	// Ceiling goes up: 2.1 to 3, -2.9 to -2.
	Ceiling
)

var roundings = enum.Table[Rounding]{Type: "Rounding", Unknown: unknown, Rows: []enum.Row{
	{Name: "half-even", English: "Half to even", Hans: "四舍六入五成双", Hant: "四捨六入五成雙"},
	{Name: "half-away", English: "Half away from zero", Hans: "四舍五入", Hant: "四捨五入"},
	{Name: "half-down", English: "Half toward zero", Hans: "五舍六入", Hant: "五捨六入"},
	{Name: "toward-zero", English: "Toward zero", Hans: "向零舍入", Hant: "向零捨去"},
	{Name: "away-from-zero", English: "Away from zero", Hans: "远离零进位", Hant: "遠離零進位"},
	{Name: "floor", English: "Down", Hans: "向下取整", Hant: "無條件捨去（向下）"},
	{Name: "ceiling", English: "Up", Hans: "向上取整", Hant: "無條件進位（向上）"},
}}

// Roundings lists them in their order, in a slice the caller owns.
func Roundings() []Rounding { return roundings.All() }

// ParseRounding gives the Rounding whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseRounding(s string) (Rounding, error) { return roundings.Parse(s) }

// String gives the stable machine name, "half-even". It is what is stored. A
// number that names nothing prints as "Rounding(0)".
func (r Rounding) String() string { return roundings.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r Rounding) Label(tag language.Tag) string { return roundings.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (r Rounding) MarshalText() ([]byte, error) { return roundings.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *Rounding) UnmarshalText(text []byte) error { return roundings.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r Rounding) Value() (driver.Value, error) { return roundings.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (r *Rounding) Scan(src any) error { return roundings.Scan(r, src) }
