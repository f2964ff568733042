package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// ServiceLevel says what a service does for the one who receives it, in three
// levels of which each stands on the one before. The zero value means "not set".
type ServiceLevel uint8

const (
	// BasicService gives what was asked for. It keeps complaints away and earns
	// nothing more.
	BasicService ServiceLevel = iota + 1
	// AddedValue gives more than was asked for. It satisfies.
	AddedValue
	// BeyondExpectation gives what was not expected at all. It earns loyalty.
	BeyondExpectation
)

var serviceLevels = enum.Table[ServiceLevel]{Type: "ServiceLevel", Unknown: unknown, Rows: []enum.Row{
	{Name: "basic-service", English: "Basic service", Hans: "基本服务", Hant: "基本服務"},
	{Name: "added-value", English: "Added-value service", Hans: "增值服务", Hant: "加值服務"},
	{Name: "beyond-expectation", English: "Service beyond expectation", Hans: "超出期望的服务", Hant: "超出期望的服務"},
}}

// ServiceLevels lists them in their order, in a slice the caller owns.
func ServiceLevels() []ServiceLevel { return serviceLevels.All() }

// ParseServiceLevel gives the ServiceLevel whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseServiceLevel(s string) (ServiceLevel, error) { return serviceLevels.Parse(s) }

// String gives the stable machine name, "basic-service". It is what is stored. A
// number that names nothing prints as "ServiceLevel(0)".
func (l ServiceLevel) String() string { return serviceLevels.String(l) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (l ServiceLevel) Label(tag language.Tag) string { return serviceLevels.Label(l, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (l ServiceLevel) MarshalText() ([]byte, error) { return serviceLevels.MarshalText(l) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and l stays as it was.
func (l *ServiceLevel) UnmarshalText(text []byte) error { return serviceLevels.UnmarshalText(l, text) }

// Value stores the machine name in a database column, and NULL when l is not set.
func (l ServiceLevel) Value() (driver.Value, error) { return serviceLevels.Value(l) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (l *ServiceLevel) Scan(src any) error { return serviceLevels.Scan(l, src) }
