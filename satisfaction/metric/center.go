package metric

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Center is the rule that finds where the two lines of the importance-performance
// grid cross. Different rules put the same feature into different quadrants, so
// that a grid names its rule. The zero value means "not set". Lines at the middle
// of the rating scale need no rule: write them as a [Point].
type Center uint8

const (
	// AtMean crosses at the mean of the importances and of the performances.
	AtMean Center = iota + 1
	// AtMedian crosses at the medians, for skewed ratings; between two middle values
	// it is halfway.
	AtMedian
	// AtMidpoint crosses halfway between the smallest and the largest.
	AtMidpoint
)

var centers = enum.Table[Center]{Type: "Center", Unknown: unknown, Rows: []enum.Row{
	{Name: "mean", English: "Mean", Hans: "均值", Hant: "平均數"},
	{Name: "median", English: "Median", Hans: "中位数", Hant: "中位數"},
	{Name: "midpoint", English: "Midpoint of the range", Hans: "极差中点", Hant: "全距中點"},
}}

// Centers lists them in their order, in a slice the caller owns.
func Centers() []Center { return centers.All() }

// ParseCenter gives the Center whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseCenter(s string) (Center, error) { return centers.Parse(s) }

// String gives the stable machine name, "mean". It is what is stored. A
// number that names nothing prints as "Center(0)".
func (c Center) String() string { return centers.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Center) Label(tag language.Tag) string { return centers.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Center) MarshalText() ([]byte, error) { return centers.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Center) UnmarshalText(text []byte) error { return centers.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Center) Value() (driver.Value, error) { return centers.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Center) Scan(src any) error { return centers.Scan(c, src) }
