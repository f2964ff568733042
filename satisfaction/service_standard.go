package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// ServiceStandard says how close a service comes to the care that one gives to
// people one loves: five standards, each by the person one would treat so. The
// zero value means "not set".
type ServiceStandard uint8

const (
	// BasicStandard is how one treats a stranger: correctly.
	BasicStandard ServiceStandard = iota + 1
	// ExpectedStandard is how one treats a friend.
	ExpectedStandard
	// QualityStandard is how one treats family.
	QualityStandard
	// SurpriseStandard is how one treats a benefactor.
	SurpriseStandard
	// SuperStandard is how one treats one's beloved.
	SuperStandard
)

var serviceStandards = enum.Table[ServiceStandard]{Type: "ServiceStandard", Unknown: unknown, Rows: []enum.Row{
	{Name: "basic", English: "Basic", Hans: "基本的服务", Hant: "基本的服務"},
	{Name: "expected", English: "Expected", Hans: "期望的服务", Hant: "期望的服務"},
	{Name: "quality", English: "Quality", Hans: "优质的服务", Hant: "優質的服務"},
	{Name: "surprise", English: "Surprise", Hans: "惊喜的服务", Hant: "驚喜的服務"},
	{Name: "super", English: "Super", Hans: "超级的服务", Hant: "超級的服務"},
}}

// ServiceStandards lists them in their order, in a slice the caller owns.
func ServiceStandards() []ServiceStandard { return serviceStandards.All() }

// ParseServiceStandard gives the ServiceStandard whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseServiceStandard(s string) (ServiceStandard, error) { return serviceStandards.Parse(s) }

// String gives the stable machine name, "basic". It is what is stored. A
// number that names nothing prints as "ServiceStandard(0)".
func (s ServiceStandard) String() string { return serviceStandards.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s ServiceStandard) Label(tag language.Tag) string { return serviceStandards.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s ServiceStandard) MarshalText() ([]byte, error) { return serviceStandards.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *ServiceStandard) UnmarshalText(text []byte) error {
	return serviceStandards.UnmarshalText(s, text)
}

// Value stores the machine name in a database column, and NULL when s is not set.
func (s ServiceStandard) Value() (driver.Value, error) { return serviceStandards.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *ServiceStandard) Scan(src any) error { return serviceStandards.Scan(s, src) }
