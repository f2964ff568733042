package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// ServiceStyle says which of the two sides of a service are strong: the
// procedure, which is prompt, orderly and even, and the person, who is warm and
// attentive. The zero value means "not set".
type ServiceStyle uint8

const (
	// ColdStyle is weak on both sides.
	ColdStyle ServiceStyle = iota + 1
	// FactoryStyle is a strong procedure without the person: efficient, and nobody
	// is seen.
	FactoryStyle
	// FriendlyStyle is a strong person without the procedure: kind, slow and
	// uneven.
	FriendlyStyle
	// QualityStyle is strong on both sides.
	QualityStyle
)

var serviceStyles = enum.Table[ServiceStyle]{Type: "ServiceStyle", Unknown: unknown, Rows: []enum.Row{
	{Name: "cold", English: "Cold", Hans: "冷淡型", Hant: "冷淡型"},
	{Name: "factory", English: "Factory", Hans: "生产型", Hant: "生產型"},
	{Name: "friendly", English: "Friendly", Hans: "友好型", Hant: "友善型"},
	{Name: "quality", English: "Quality", Hans: "优质型", Hant: "優質型"},
}}

// ServiceStyles lists them in their order, in a slice the caller owns.
func ServiceStyles() []ServiceStyle { return serviceStyles.All() }

// ParseServiceStyle gives the ServiceStyle whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseServiceStyle(s string) (ServiceStyle, error) { return serviceStyles.Parse(s) }

// String gives the stable machine name, "cold". It is what is stored. A
// number that names nothing prints as "ServiceStyle(0)".
func (s ServiceStyle) String() string { return serviceStyles.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s ServiceStyle) Label(tag language.Tag) string { return serviceStyles.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s ServiceStyle) MarshalText() ([]byte, error) { return serviceStyles.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *ServiceStyle) UnmarshalText(text []byte) error { return serviceStyles.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s ServiceStyle) Value() (driver.Value, error) { return serviceStyles.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *ServiceStyle) Scan(src any) error { return serviceStyles.Scan(s, src) }
