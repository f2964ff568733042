package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Severity says how much a finding matters: what a program should do about it,
// not how bad the writer is. The zero value means "not set". A higher number
// weighs more, so severities may be compared with < and >.
type Severity uint8

const (
	// Info is worth knowing; the text may be sent as it is.
	Info Severity = iota + 1
	// Warning should be read again before sending: better words exist.
	Warning
	// Error must not be said to a customer; a program may hold the text back.
	Error
)

var severities = enum.Table[Severity]{Type: "Severity", Unknown: unknown, Rows: []enum.Row{
	{Name: "info", English: "For information", Hans: "提示", Hant: "提示"},
	{Name: "warning", English: "Use with care", Hans: "慎用", Hant: "慎用"},
	{Name: "error", English: "Must not be said", Hans: "禁用", Hant: "禁用"},
}}

// Severities lists the three from the lightest to the gravest, in a slice the caller owns.
func Severities() []Severity { return severities.All() }

// ParseSeverity gives the Severity whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseSeverity(s string) (Severity, error) { return severities.Parse(s) }

// String gives the stable machine name, "info". It is what is stored. A
// number that names nothing prints as "Severity(0)".
func (s Severity) String() string { return severities.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Severity) Label(tag language.Tag) string { return severities.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s Severity) MarshalText() ([]byte, error) { return severities.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *Severity) UnmarshalText(text []byte) error { return severities.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Severity) Value() (driver.Value, error) { return severities.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Severity) Scan(src any) error { return severities.Scan(s, src) }
