package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Missing says how a dimension is computed when some of its items were not
// answered. A missing rating is never replaced by a number. Where nobody leaves
// anything out, all policies give the same. The zero value means "not set".
type Missing uint8

const (
	// PooledPairs takes all counted answers of the dimension together, each with
	// the same weight: who answers more counts more. It is what tables of items
	// add up to.
	PooledPairs Missing = iota + 1
	// PersonMean takes the mean of each respondent first, then the mean of those;
	// a respondent counts from a share of answered items on, [Design.MinShare].
	PersonMean
	// Listwise takes only respondents who answered all items of the dimension.
	Listwise
)

var missingPolicies = enum.Table[Missing]{Type: "Missing", Unknown: unknown, Rows: []enum.Row{
	{Name: "pooled-pairs", English: "All counted answers together", Hans: "合并全部有效作答", Hant: "合併全部有效作答"},
	{Name: "person-mean", English: "Mean of the respondents' means", Hans: "先求个人均值再平均", Hant: "先求個人平均再平均"},
	{Name: "listwise", English: "Complete respondents only", Hans: "仅计完整作答者", Hant: "僅計完整作答者"},
}}

// MissingPolicies lists them in their order, in a slice the caller owns.
func MissingPolicies() []Missing { return missingPolicies.All() }

// ParseMissing gives the Missing whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMissing(s string) (Missing, error) { return missingPolicies.Parse(s) }

// String gives the stable machine name, "pooled-pairs". It is what is stored. A
// number that names nothing prints as "Missing(0)".
func (m Missing) String() string { return missingPolicies.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Missing) Label(tag language.Tag) string { return missingPolicies.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m Missing) MarshalText() ([]byte, error) { return missingPolicies.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Missing) UnmarshalText(text []byte) error { return missingPolicies.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Missing) Value() (driver.Value, error) { return missingPolicies.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *Missing) Scan(src any) error { return missingPolicies.Scan(m, src) }
