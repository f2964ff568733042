package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Tier says which resources of ours stand ready for a customer. A tier adds
// resources and nothing else: manners, prices and terms are the same in all of them,
// a higher one has all that a lower one has, and no tier is had by asking loudly. The
// zero value means "not set" and adds nothing.
type Tier uint8

const (
	// TierStandard is good service, and no extras.
	TierStandard Tier = iota + 1
	// TierEnhanced adds a priority line, news in advance, events, added services.
	TierEnhanced
	// TierKey also adds an own manager, visits, occasions remembered, advice.
	TierKey
)

var tiers = enum.Table[Tier]{Type: "Tier", Unknown: unknown, Rows: []enum.Row{
	{Name: "standard", English: "Standard service", Hans: "标准服务", Hant: "標準服務"},
	{Name: "enhanced", English: "Enhanced service", Hans: "增值服务", Hant: "加值服務"},
	{Name: "key", English: "Key-account service", Hans: "重点客户服务", Hant: "重點客戶服務"},
}}

// Tiers lists them in their order, in a slice the caller owns.
func Tiers() []Tier { return tiers.All() }

// ParseTier gives the Tier whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseTier(s string) (Tier, error) { return tiers.Parse(s) }

// String gives the stable machine name, "standard". It is what is stored. A number
// that names nothing prints as "Tier(0)".
func (t Tier) String() string { return tiers.String(t) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (t Tier) Label(tag language.Tag) string { return tiers.Label(t, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (t Tier) MarshalText() ([]byte, error) { return tiers.MarshalText(t) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and t stays as it was.
func (t *Tier) UnmarshalText(text []byte) error { return tiers.UnmarshalText(t, text) }

// Value stores the machine name in a database column, and NULL when t is not set.
func (t Tier) Value() (driver.Value, error) { return tiers.Value(t) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (t *Tier) Scan(src any) error { return tiers.Scan(t, src) }
