package report

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Field names one of the five parts of a [Key], to say what a roll-up keeps. Its
// Label heads the column of a table. The zero value means "not set".
type Field uint8

const (
	// Metric is what the clock measures, [Key.Metric].
	Metric Field = iota + 1
	// Policy is the promise that the clock was set by, [Key.Policy].
	Policy
	// Channel is the way the request came in, [Key.Channel].
	Channel
	// Priority is how urgent the request was, [Key.Priority].
	Priority
	// Tier is the group of customers it came from, [Key.Tier].
	Tier
)

var fields = enum.Table[Field]{Type: "Field", Unknown: unknown, Rows: []enum.Row{
	{Name: "metric", English: "Metric", Hans: "指标", Hant: "指標"},
	{Name: "policy", English: "Policy", Hans: "策略", Hant: "政策"},
	{Name: "channel", English: "Channel", Hans: "渠道", Hant: "管道"},
	{Name: "priority", English: "Priority", Hans: "优先级", Hant: "優先等級"},
	{Name: "tier", English: "Customer tier", Hans: "客户等级", Hant: "客戶等級"},
}}

// Fields lists them in their order, in a slice the caller owns.
func Fields() []Field { return fields.All() }

// ParseField gives the Field whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseField(s string) (Field, error) { return fields.Parse(s) }

// String gives the stable machine name, "metric". It is what is stored. A
// number that names nothing prints as "Field(0)".
func (f Field) String() string { return fields.String(f) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (f Field) Label(tag language.Tag) string { return fields.Label(f, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (f Field) MarshalText() ([]byte, error) { return fields.MarshalText(f) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and f stays as it was.
func (f *Field) UnmarshalText(text []byte) error { return fields.UnmarshalText(f, text) }

// Value stores the machine name in a database column, and NULL when f is not set.
func (f Field) Value() (driver.Value, error) { return fields.Value(f) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (f *Field) Scan(src any) error { return fields.Scan(f, src) }
