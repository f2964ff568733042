package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Outcome says how perceived service compares with what was expected. The zero
// value means "not set".
type Outcome uint8

const (
	// Exceeded is perceived above expected.
	Exceeded Outcome = iota + 1
	// Met is perceived equal to expected. It is a warning, not a success: a
	// company that aims at equality has nothing left when a customer is asked by
	// another, and what was enough today is expected as a matter of course
	// tomorrow.
	Met
	// Missed is perceived below expected.
	Missed
)

var outcomes = enum.Table[Outcome]{Type: "Outcome", Unknown: unknown, Rows: []enum.Row{
	{Name: "exceeded", English: "Exceeded", Hans: "超出期望", Hant: "超出期望"},
	{Name: "met", English: "Just met (warning)", Hans: "仅符合期望（预警）", Hant: "僅符合期望（警訊）"},
	{Name: "missed", English: "Missed", Hans: "未达期望", Hant: "未達期望"},
}}

// Outcomes lists them in their order, in a slice the caller owns.
func Outcomes() []Outcome { return outcomes.All() }

// ParseOutcome gives the Outcome whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseOutcome(s string) (Outcome, error) { return outcomes.Parse(s) }

// String gives the stable machine name, "exceeded". It is what is stored. A
// number that names nothing prints as "Outcome(0)".
func (o Outcome) String() string { return outcomes.String(o) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (o Outcome) Label(tag language.Tag) string { return outcomes.Label(o, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.MarshalText(o) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and o stays as it was.
func (o *Outcome) UnmarshalText(text []byte) error { return outcomes.UnmarshalText(o, text) }

// Value stores the machine name in a database column, and NULL when o is not set.
func (o Outcome) Value() (driver.Value, error) { return outcomes.Value(o) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (o *Outcome) Scan(src any) error { return outcomes.Scan(o, src) }
