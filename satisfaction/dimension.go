package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Dimension is one of the five sides from which customers judge a service
// (Parasuraman, Zeithaml and Berry, SERVQUAL, Journal of Retailing 64, 1988).
// The zero value means "not set". Compare with ==; the order of the numbers is
// the order in which the dimensions are listed and printed, not a ranking.
type Dimension uint8

const (
	// Reliability is doing what was promised, dependably and accurately. It is the
	// premise of the other four and what customers care about most.
	Reliability Dimension = iota + 1
	// Responsiveness is the will to help and the speed with which a request is
	// solved.
	Responsiveness
	// Assurance is expertise and courtesy that one can trust: is this firm good at
	// what it does?
	Assurance
	// Empathy is understanding the customer's mood and request, with care and
	// respect.
	Empathy
	// Tangibles are what can be seen from outside: rooms, tools, people, papers.
	// Customers look here first.
	Tangibles
)

var dimensions = enum.Table[Dimension]{Type: "Dimension", Unknown: unknown, Rows: []enum.Row{
	{Name: "reliability", English: "Reliability", Hans: "信赖度", Hant: "信賴度"},
	{Name: "responsiveness", English: "Responsiveness", Hans: "反应度", Hant: "反應度"},
	{Name: "assurance", English: "Assurance", Hans: "专业度", Hant: "專業度"},
	{Name: "empathy", English: "Empathy", Hans: "同理度", Hant: "同理度"},
	{Name: "tangibles", English: "Tangibles", Hans: "有形度", Hant: "有形度"},
}}

// Dimensions lists the five in their order, in a slice the caller owns.
func Dimensions() []Dimension { return dimensions.All() }

// ParseDimension gives the Dimension whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseDimension(s string) (Dimension, error) { return dimensions.Parse(s) }

// String gives the stable machine name, "reliability". It is what is stored. A
// number that names nothing prints as "Dimension(0)".
func (d Dimension) String() string { return dimensions.String(d) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (d Dimension) Label(tag language.Tag) string { return dimensions.Label(d, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (d Dimension) MarshalText() ([]byte, error) { return dimensions.MarshalText(d) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and d stays as it was.
func (d *Dimension) UnmarshalText(text []byte) error { return dimensions.UnmarshalText(d, text) }

// Value stores the machine name in a database column, and NULL when d is not set.
func (d Dimension) Value() (driver.Value, error) { return dimensions.Value(d) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (d *Dimension) Scan(src any) error { return dimensions.Scan(d, src) }
