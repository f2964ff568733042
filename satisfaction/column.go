package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Column names what a column of ratings speaks about: the service as it was
// perceived, or one of the levels it is compared with. "Expectation" alone says
// too little: answers about what will be, what should be and what is just enough
// are different numbers (Teas, Journal of Marketing 57, 1993; Zeithaml, Berry and
// Parasuraman, Journal of the Academy of Marketing Science 21, 1993), so that an
// [Instrument] states which it asks. The zero value means "not set".
type Column uint8

const (
	// Predicted is the service that customers believe they will get.
	Predicted Column = iota + 1
	// Desired is the service that customers hope for, what can and should be.
	Desired
	// Adequate is the least that customers accept.
	Adequate
	// Ideal is the best service that customers can imagine.
	Ideal
	// Perceived is the service as customers found it.
	Perceived
)

var columns = enum.Table[Column]{Type: "Column", Unknown: unknown, Rows: []enum.Row{
	{Name: "predicted", English: "Predicted service", Hans: "预期会得到的服务", Hant: "預期會得到的服務"},
	{Name: "desired", English: "Desired service", Hans: "期望的服务", Hant: "期望的服務"},
	{Name: "adequate", English: "Adequate service", Hans: "可接受的最低服务", Hant: "可接受的最低服務"},
	{Name: "ideal", English: "Ideal service", Hans: "理想的服务", Hant: "理想的服務"},
	{Name: "perceived", English: "Perceived service", Hans: "感知到的服务", Hant: "感知到的服務"},
}}

// Columns lists them in their order, in a slice the caller owns.
func Columns() []Column { return columns.All() }

// ParseColumn gives the Column whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseColumn(s string) (Column, error) { return columns.Parse(s) }

// String gives the stable machine name, "predicted". It is what is stored. A
// number that names nothing prints as "Column(0)".
func (c Column) String() string { return columns.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Column) Label(tag language.Tag) string { return columns.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Column) MarshalText() ([]byte, error) { return columns.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Column) UnmarshalText(text []byte) error { return columns.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Column) Value() (driver.Value, error) { return columns.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Column) Scan(src any) error { return columns.Scan(c, src) }
