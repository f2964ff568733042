package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Method names the formula of an [Interval]. The zero value means "not set".
type Method uint8

const (
	// Wald is the estimate plus and minus z standard errors. It is what most tools
	// print; near the ends of the scale and for few answers it is too narrow.
	Wald Method = iota + 1
	// AdjustedWald is Wald after a few added answers, spread so that they favour
	// nobody (Agresti and Coull, The American Statistician 52, 1998; for the net
	// promoter score Rocks, The American Statistician 70, 2016).
	AdjustedWald
	// Wilson is the score interval of a proportion (Wilson, JASA 22, 1927).
	Wilson
	// Newcombe is the difference of two proportions from their Wilson intervals
	// (Newcombe, Statistics in Medicine 17, 1998).
	Newcombe
	// Feldt is the interval of coefficient alpha from the F distribution (Feldt,
	// Woodruff and Salih, Applied Psychological Measurement 11, 1987).
	Feldt
)

var methods = enum.Table[Method]{Type: "Method", Unknown: unknown, Rows: []enum.Row{
	{Name: "wald", English: "Wald", Hans: "沃尔德法", Hant: "Wald 法"},
	{Name: "adjusted-wald", English: "Adjusted Wald", Hans: "校正沃尔德法", Hant: "校正 Wald 法"},
	{Name: "wilson", English: "Wilson score", Hans: "威尔逊得分法", Hant: "Wilson 分數法"},
	{Name: "newcombe", English: "Newcombe hybrid score", Hans: "纽科姆混合得分法", Hant: "Newcombe 混合分數法"},
	{Name: "feldt", English: "Feldt", Hans: "费尔特法", Hant: "Feldt 法"},
}}

// Methods lists them in their order, in a slice the caller owns.
func Methods() []Method { return methods.All() }

// ParseMethod gives the Method whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMethod(s string) (Method, error) { return methods.Parse(s) }

// String gives the stable machine name, "wilson". It is what is stored. A
// number that names nothing prints as "Method(0)".
func (m Method) String() string { return methods.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Method) Label(tag language.Tag) string { return methods.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m Method) MarshalText() ([]byte, error) { return methods.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Method) UnmarshalText(text []byte) error { return methods.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Method) Value() (driver.Value, error) { return methods.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *Method) Scan(src any) error { return methods.Scan(m, src) }
