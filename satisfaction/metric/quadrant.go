package metric

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Quadrant is where a feature lies in the grid of importance and performance, and
// what that suggests to do (Martilla and James, Journal of Marketing 41, 1977).
// The zero value means "not set".
type Quadrant uint8

const (
	// Concentrate is high importance and low performance: work on it first.
	Concentrate Quadrant = iota + 1
	// KeepUp is high importance and high performance.
	KeepUp
	// LowPriority is low importance and low performance.
	LowPriority
	// PossibleOverkill is low importance and high performance: what is spent here
	// may do more elsewhere.
	PossibleOverkill
)

var quadrants = enum.Table[Quadrant]{Type: "Quadrant", Unknown: unknown, Rows: []enum.Row{
	{Name: "concentrate", English: "Concentrate here", Hans: "重点改进", Hant: "優先改善"},
	{Name: "keep-up", English: "Keep up the good work", Hans: "继续保持", Hant: "繼續保持"},
	{Name: "low-priority", English: "Low priority", Hans: "次要改进", Hant: "次要改善"},
	{Name: "possible-overkill", English: "Possible overkill", Hans: "可能投入过度", Hant: "可能投入過多"},
}}

// Quadrants lists them in their order, in a slice the caller owns.
func Quadrants() []Quadrant { return quadrants.All() }

// ParseQuadrant gives the Quadrant whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseQuadrant(s string) (Quadrant, error) { return quadrants.Parse(s) }

// String gives the stable machine name, "concentrate". It is what is stored. A
// number that names nothing prints as "Quadrant(0)".
func (q Quadrant) String() string { return quadrants.String(q) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (q Quadrant) Label(tag language.Tag) string { return quadrants.Label(q, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (q Quadrant) MarshalText() ([]byte, error) { return quadrants.MarshalText(q) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and q stays as it was.
func (q *Quadrant) UnmarshalText(text []byte) error { return quadrants.UnmarshalText(q, text) }

// Value stores the machine name in a database column, and NULL when q is not set.
func (q Quadrant) Value() (driver.Value, error) { return quadrants.Value(q) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (q *Quadrant) Scan(src any) error { return quadrants.Scan(q, src) }
