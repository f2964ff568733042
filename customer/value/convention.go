package value

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Convention says how a column of values is cut into bins of about the same number
// of customers. With a few equal values the usual tools give one customer different
// scores, so that the way has a name here. The zero value means "not set".
type Convention uint8

const (
	// Observed cuts at values that occur: the k-th cut point of n bins is the smallest
	// value with a share of k/n or more of all values at or below it. This is the
	// definition of a quantile without interpolation, type 1 of R. J. Hyndman and Y.
	// Fan, The American Statistician 50 (1996).
	Observed Convention = iota + 1
	// Interpolated interpolates between the two values around the place (N-1)k/n, as
	// spreadsheets, R and pandas do unless told otherwise: type 7 of the same paper.
	Interpolated
	// Ntile deals out the places of the sorted values as NTILE in SQL does: bins of
	// the same size, the first ones larger by one when it does not come out even.
	// Equal values may get different scores; those that come first in the column get
	// the lower ones.
	Ntile
)

var conventions = enum.Table[Convention]{Type: "Convention", Unknown: unknown, Rows: []enum.Row{
	{Name: "observed", English: "At values that occur", Hans: "取实际出现的值", Hant: "取實際出現的值"},
	{Name: "interpolated", English: "Interpolated (type 7)", Hans: "插值法（第 7 类）", Hant: "內插法（第 7 類）"},
	{Name: "ntile", English: "By place (NTILE)", Hans: "按名次均分（NTILE）", Hant: "依名次均分（NTILE）"},
}}

// Conventions lists the three in their order, in a slice the caller owns.
func Conventions() []Convention { return conventions.All() }

// ParseConvention gives the Convention whose String is s, to the letter; anything
// else is an [*customer.UnknownError] that lists the names.
func ParseConvention(s string) (Convention, error) { return conventions.Parse(s) }

// String gives the stable machine name, "interpolated". It is what is stored. A number
// that names nothing prints as "Convention(0)".
func (c Convention) String() string { return conventions.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Convention) Label(tag language.Tag) string { return conventions.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (c Convention) MarshalText() ([]byte, error) { return conventions.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and c stays as it was.
func (c *Convention) UnmarshalText(text []byte) error { return conventions.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Convention) Value() (driver.Value, error) { return conventions.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Convention) Scan(src any) error { return conventions.Scan(c, src) }
