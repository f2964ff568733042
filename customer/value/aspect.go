package value

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Aspect is one of the four by which key customers are commonly judged. They are
// about business done together, not about a person. The zero value means "not set".
type Aspect uint8

const (
	// Volume is how much business is done together.
	Volume Aspect = iota + 1
	// Cooperation is for how long.
	Cooperation
	// Influence is how far the customer's word carries with others.
	Influence
	// Potential is how much the business may still grow.
	Potential
)

var aspects = enum.Table[Aspect]{Type: "Aspect", Unknown: unknown, Rows: []enum.Row{
	{Name: "volume", English: "Business volume", Hans: "业务规模", Hant: "業務規模"},
	{Name: "cooperation", English: "Length of cooperation", Hans: "合作年限", Hant: "合作年資"},
	{Name: "influence", English: "Influence", Hans: "影响力", Hant: "影響力"},
	{Name: "potential", English: "Growth potential", Hans: "增长潜力", Hant: "成長潛力"},
}}

// Aspects lists the four in their order, in a slice the caller owns.
func Aspects() []Aspect { return aspects.All() }

// ParseAspect gives the Aspect whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParseAspect(s string) (Aspect, error) { return aspects.Parse(s) }

// String gives the stable machine name, "volume". It is what is stored. A number
// that names nothing prints as "Aspect(0)".
func (a Aspect) String() string { return aspects.String(a) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (a Aspect) Label(tag language.Tag) string { return aspects.Label(a, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (a Aspect) MarshalText() ([]byte, error) { return aspects.MarshalText(a) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and a stays as it was.
func (a *Aspect) UnmarshalText(text []byte) error { return aspects.UnmarshalText(a, text) }

// Value stores the machine name in a database column, and NULL when a is not set.
func (a Aspect) Value() (driver.Value, error) { return aspects.Value(a) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (a *Aspect) Scan(src any) error { return aspects.Scan(a, src) }
