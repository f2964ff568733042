package conduct

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Gauge is a figure that a conversation shows by itself, to be held to the [Bound] of
// an item. The zero value means "not set".
type Gauge uint8

const (
	// Pace is how fast an agent spoke, message by message, where the length in time is
	// known. Its unit is [PerMinute].
	Pace Gauge = iota + 1
	// FirstAnswer is the time from the customer's first message to the first that an
	// agent says after it, where the times are known. Its unit is [Minutes], [Hours] or
	// [Days].
	FirstAnswer
	// LeadingQuestions is how many leading questions agents ask. Its unit is [Questions].
	LeadingQuestions
)

var gauges = enum.Table[Gauge]{Type: "Gauge", Unknown: unknown, Rows: []enum.Row{
	{Name: "pace", English: "Pace of speech", Hans: "语速", Hant: "語速"},
	{Name: "first-answer", English: "Time to the first answer", Hans: "首次回复用时", Hant: "首次回覆時間"},
	{Name: "leading-questions", English: "Number of leading questions", Hans: "引导式提问次数", Hant: "引導式提問次數"},
}}

// Gauges lists the three, in a slice the caller owns.
func Gauges() []Gauge { return gauges.All() }

// ParseGauge gives the Gauge whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseGauge(s string) (Gauge, error) { return gauges.Parse(s) }

// String gives the stable machine name, "pace". It is what is stored. A number that
// names nothing prints as "Gauge(0)".
func (g Gauge) String() string { return gauges.String(g) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (g Gauge) Label(tag language.Tag) string { return gauges.Label(g, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (g Gauge) MarshalText() ([]byte, error) { return gauges.MarshalText(g) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and g stays as it was.
func (g *Gauge) UnmarshalText(text []byte) error { return gauges.UnmarshalText(g, text) }

// Value stores the machine name in a database column, and NULL when g is not set.
func (g Gauge) Value() (driver.Value, error) { return gauges.Value(g) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are what
// lasts.
func (g *Gauge) Scan(src any) error { return gauges.Scan(g, src) }
