package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Detail says how much a [Tally] counts. More costs time for each response and
// memory once. The zero value means "not set".
type Detail uint8

const (
	// GapsOnly counts each item: answers and their sums. Means, gaps and coverage
	// follow from it; [PooledPairs] is the only policy it can serve.
	GapsOnly Detail = iota + 1
	// WithReliability adds what coefficient alpha, the policies for missing
	// answers and the outcomes of each respondent need, and the flags of careless
	// answers.
	WithReliability
	// Full adds how often each point of the scale was given, for ceilings, medians
	// and breakdowns.
	Full
)

var details = enum.Table[Detail]{Type: "Detail", Unknown: unknown, Rows: []enum.Row{
	{Name: "gaps-only", English: "Gaps only", Hans: "仅差距", Hant: "僅差距"},
	{Name: "with-reliability", English: "With outcomes and reliability", Hans: "含结果与信度", Hant: "含結果與信度"},
	{Name: "full", English: "With distributions", Hans: "含作答分布", Hant: "含作答分布"},
}}

// Details lists them in their order, in a slice the caller owns.
func Details() []Detail { return details.All() }

// ParseDetail gives the Detail whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseDetail(s string) (Detail, error) { return details.Parse(s) }

// String gives the stable machine name, "gaps-only". It is what is stored. A
// number that names nothing prints as "Detail(0)".
func (d Detail) String() string { return details.String(d) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (d Detail) Label(tag language.Tag) string { return details.Label(d, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (d Detail) MarshalText() ([]byte, error) { return details.MarshalText(d) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and d stays as it was.
func (d *Detail) UnmarshalText(text []byte) error { return details.UnmarshalText(d, text) }

// Value stores the machine name in a database column, and NULL when d is not set.
func (d Detail) Value() (driver.Value, error) { return details.Value(d) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (d *Detail) Scan(src any) error { return details.Scan(d, src) }
