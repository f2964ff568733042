package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Confidence is a band that says how much evidence stands behind a type, and how
// far it leads (see [Settings]). It is no probability: that would need a
// model calibrated on outcomes. A higher number is a higher band; the zero value
// means "not set".
type Confidence uint8

const (
	// ConfidenceNone: the evidence gives no type.
	ConfidenceNone Confidence = iota + 1
	// ConfidenceLow: just enough evidence for a type.
	ConfidenceLow
	// ConfidenceFair: more evidence, and a clear lead.
	ConfidenceFair
	// ConfidenceHigh: much evidence of several kinds, and hardly any for other types.
	ConfidenceHigh
)

var confidences = enum.Table[Confidence]{Type: "Confidence", Unknown: unknown, Rows: []enum.Row{
	{Name: "none", English: "None", Hans: "无", Hant: "無"},
	{Name: "low", English: "Low", Hans: "较低", Hant: "較低"},
	{Name: "fair", English: "Fair", Hans: "中等", Hant: "中等"},
	{Name: "high", English: "High", Hans: "较高", Hant: "較高"},
}}

// Confidences lists the bands from none to high, in a slice the caller owns.
func Confidences() []Confidence { return confidences.All() }

// ParseConfidence gives the Confidence whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseConfidence(s string) (Confidence, error) { return confidences.Parse(s) }

// String gives the stable machine name, "fair". It is what is stored. A
// number that names nothing prints as "Confidence(0)".
func (c Confidence) String() string { return confidences.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Confidence) Label(tag language.Tag) string { return confidences.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Confidence) MarshalText() ([]byte, error) { return confidences.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Confidence) UnmarshalText(text []byte) error { return confidences.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Confidence) Value() (driver.Value, error) { return confidences.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Confidence) Scan(src any) error { return confidences.Scan(c, src) }
