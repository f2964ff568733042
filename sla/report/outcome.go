package report

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Outcome is what became of a clock, or how it stands when the report is made.
// The zero value means "not set" and is refused in a record.
//
// [Met] and [Missed] clocks are finished: their times are counted. With
// [OpenBreached] they are decided: attainment is made of these three. An [Open]
// clock is neither, since nobody knows yet how it will end.
type Outcome uint8

const (
	// Met clocks stopped at or before they were due, and not too early where an
	// earliest instant was set.
	Met Outcome = iota + 1
	// Missed clocks stopped too late, or too early.
	Missed
	// Open clocks still run, or are paused, and are not yet past due. They count
	// neither for nor against attainment.
	Open
	// OpenBreached clocks still run, or are paused, and are past due. They count as
	// missed, because the promise is already broken, and are shown apart, because
	// the customer still waits.
	OpenBreached
	// Cancelled clocks ended without a verdict, for example when a case was merged
	// into another. They count for nothing but themselves.
	Cancelled
)

var outcomes = enum.Table[Outcome]{Type: "Outcome", Unknown: unknown, Rows: []enum.Row{
	{Name: "met", English: "Met", Hans: "达标", Hant: "達標"},
	{Name: "missed", English: "Missed", Hans: "未达标", Hant: "未達標"},
	{Name: "open", English: "Open", Hans: "进行中", Hant: "進行中"},
	{Name: "open-breached", English: "Open, overdue", Hans: "进行中（已超时）", Hant: "進行中（已逾時）"},
	{Name: "cancelled", English: "Cancelled", Hans: "已取消", Hant: "已取消"},
}}

// Outcomes lists them in their order, in a slice the caller owns.
func Outcomes() []Outcome { return outcomes.All() }

// ParseOutcome gives the Outcome whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseOutcome(s string) (Outcome, error) { return outcomes.Parse(s) }

// String gives the stable machine name, "met". It is what is stored. A
// number that names nothing prints as "Outcome(0)".
func (o Outcome) String() string { return outcomes.String(o) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (o Outcome) Label(tag language.Tag) string { return outcomes.Label(o, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.MarshalText(o) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and o stays as it was.
func (o *Outcome) UnmarshalText(text []byte) error { return outcomes.UnmarshalText(o, text) }

// Value stores the machine name in a database column, and NULL when o is not set.
func (o Outcome) Value() (driver.Value, error) { return outcomes.Value(o) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (o *Outcome) Scan(src any) error { return outcomes.Scan(o, src) }
