package metric

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Category is what a feature is to customers in the Kano model. The zero value
// means "not set". The order of the numbers decides ties: where two categories
// are named equally often, the one whose lack hurts most goes first (Berger and
// others, Center for Quality of Management Journal 2, 1993), and those that say
// nothing about quality come last.
type Category uint8

const (
	// MustBe is taken for granted: it does not please, but its lack angers.
	MustBe Category = iota + 1
	// OneDimensional pleases the more the better it is done, and angers when it is
	// not.
	OneDimensional
	// Attractive pleases, and nobody misses it.
	Attractive
	// Indifferent neither pleases nor is missed.
	Indifferent
	// Reverse is unwanted: its lack pleases.
	Reverse
	// Questionable are two answers that contradict each other; many of them say that
	// the question was not understood.
	Questionable
)

var categories = enum.Table[Category]{Type: "Category", Unknown: unknown, Rows: []enum.Row{
	{Name: "must-be", English: "Must-be", Hans: "必备属性", Hant: "必要品質"},
	{Name: "one-dimensional", English: "One-dimensional", Hans: "期望属性", Hant: "一維品質"},
	{Name: "attractive", English: "Attractive", Hans: "魅力属性", Hant: "魅力品質"},
	{Name: "indifferent", English: "Indifferent", Hans: "无差异属性", Hant: "無差異品質"},
	{Name: "reverse", English: "Reverse", Hans: "反向属性", Hant: "反向品質"},
	{Name: "questionable", English: "Questionable", Hans: "可疑结果", Hant: "有疑問的回答"},
}}

// Categories lists them in their order, in a slice the caller owns.
func Categories() []Category { return categories.All() }

// ParseCategory gives the Category whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseCategory(s string) (Category, error) { return categories.Parse(s) }

// String gives the stable machine name, "must-be". It is what is stored. A
// number that names nothing prints as "Category(0)".
func (c Category) String() string { return categories.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Category) Label(tag language.Tag) string { return categories.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Category) MarshalText() ([]byte, error) { return categories.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Category) UnmarshalText(text []byte) error { return categories.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Category) Value() (driver.Value, error) { return categories.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Category) Scan(src any) error { return categories.Scan(c, src) }
