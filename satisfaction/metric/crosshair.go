package metric

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Crosshair is the rule that finds where the two lines of the importance and
// performance grid cross. Different rules put the same feature into different
// quadrants, so that a grid names its rule. The zero value means "not set". Lines
// at the middle of the rating scale need no rule: write them as a [Point].
type Crosshair uint8

const (
	// AtMean crosses at the mean of the importances and of the performances.
	AtMean Crosshair = iota + 1
	// AtMedian crosses at the medians, for skewed ratings; between two middle values
	// it is halfway.
	AtMedian
	// AtMidpoint crosses halfway between the smallest and the largest.
	AtMidpoint
)

var crosshairs = enum.Table[Crosshair]{Type: "Crosshair", Unknown: unknown, Rows: []enum.Row{
	{Name: "mean", English: "Mean", Hans: "均值", Hant: "平均數"},
	{Name: "median", English: "Median", Hans: "中位数", Hant: "中位數"},
	{Name: "midpoint", English: "Midpoint of the range", Hans: "极差中点", Hant: "全距中點"},
}}

// Crosshairs lists them in their order, in a slice the caller owns.
func Crosshairs() []Crosshair { return crosshairs.All() }

// ParseCrosshair gives the Crosshair whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseCrosshair(s string) (Crosshair, error) { return crosshairs.Parse(s) }

// String gives the stable machine name, "mean". It is what is stored. A
// number that names nothing prints as "Crosshair(0)".
func (c Crosshair) String() string { return crosshairs.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Crosshair) Label(tag language.Tag) string { return crosshairs.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Crosshair) MarshalText() ([]byte, error) { return crosshairs.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Crosshair) UnmarshalText(text []byte) error { return crosshairs.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Crosshair) Value() (driver.Value, error) { return crosshairs.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Crosshair) Scan(src any) error { return crosshairs.Scan(c, src) }
