package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Weighting says how the dimensions join in one overall number. Four numbers have
// been published under the name "overall score"; each has its own name here. The
// zero value means "not set".
type Weighting uint8

const (
	// Unweighted is the mean of the dimensions, each with the same weight whatever
	// its number of items (Parasuraman, Zeithaml and Berry, Journal of Retailing
	// 64, 1988).
	Unweighted Weighting = iota + 1
	// UnweightedItems is the mean of the items, so that a dimension of five items
	// weighs more than one of four.
	UnweightedItems
	// GroupWeighted weighs the dimensions by one set of weights for all
	// respondents: that of the instrument or, when the instrument asks each
	// respondent to divide points, the mean of their weights.
	GroupWeighted
	// IndividualWeighted weighs the dimensions of each respondent by the
	// respondent's own weights first and then takes the mean (Zeithaml,
	// Parasuraman and Berry, Delivering Quality Service, 1990).
	IndividualWeighted
)

var weightings = enum.Table[Weighting]{Type: "Weighting", Unknown: unknown, Rows: []enum.Row{
	{Name: "unweighted", English: "Unweighted, by dimension", Hans: "未加权（按维度）", Hant: "未加權（按構面）"},
	{Name: "unweighted-items", English: "Unweighted, by item", Hans: "未加权（按题项）", Hant: "未加權（按題項）"},
	{Name: "group-weighted", English: "Weighted by the group", Hans: "按群体权重加权", Hant: "按群體權重加權"},
	{Name: "individual-weighted", English: "Weighted by each respondent", Hans: "按个人权重加权", Hant: "按個人權重加權"},
}}

// Weightings lists them in their order, in a slice the caller owns.
func Weightings() []Weighting { return weightings.All() }

// ParseWeighting gives the Weighting whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseWeighting(s string) (Weighting, error) { return weightings.Parse(s) }

// String gives the stable machine name, "unweighted". It is what is stored. A
// number that names nothing prints as "Weighting(0)".
func (w Weighting) String() string { return weightings.String(w) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (w Weighting) Label(tag language.Tag) string { return weightings.Label(w, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (w Weighting) MarshalText() ([]byte, error) { return weightings.MarshalText(w) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and w stays as it was.
func (w *Weighting) UnmarshalText(text []byte) error { return weightings.UnmarshalText(w, text) }

// Value stores the machine name in a database column, and NULL when w is not set.
func (w Weighting) Value() (driver.Value, error) { return weightings.Value(w) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (w *Weighting) Scan(src any) error { return weightings.Scan(w, src) }
