package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Direction says whether an advice names something to do or something to avoid. The
// zero value means "not set".
type Direction uint8

const (
	// Do is for what helps.
	Do Direction = iota + 1
	// Avoid is for what does not.
	Avoid
)

var directions = enum.Table[Direction]{Type: "Direction", Unknown: unknown, Rows: []enum.Row{
	{Name: "do", English: "Do", Hans: "请做到", Hant: "請做到"},
	{Name: "avoid", English: "Avoid", Hans: "请避免", Hant: "請避免"},
}}

// Directions lists them in their order, in a slice the caller owns.
func Directions() []Direction { return directions.All() }

// ParseDirection gives the Direction whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseDirection(s string) (Direction, error) { return directions.Parse(s) }

// String gives the stable machine name, "do". It is what is stored. A number
// that names nothing prints as "Direction(0)".
func (d Direction) String() string { return directions.String(d) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (d Direction) Label(tag language.Tag) string { return directions.Label(d, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (d Direction) MarshalText() ([]byte, error) { return directions.MarshalText(d) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and d stays as it was.
func (d *Direction) UnmarshalText(text []byte) error { return directions.UnmarshalText(d, text) }

// Value stores the machine name in a database column, and NULL when d is not set.
func (d Direction) Value() (driver.Value, error) { return directions.Value(d) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (d *Direction) Scan(src any) error { return directions.Scan(d, src) }
