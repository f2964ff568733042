package deadline

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Unit is what a [Limit] counts. The zero value means "not set".
type Unit uint8

const (
	// Hours run day and night, to the nanosecond.
	Hours Unit = iota + 1
	// Days are calendar days, in the location that is given.
	Days
	// Weeks are seven calendar days each.
	Weeks
	// BusinessDays are days on which the calendar that is given is open at some time.
	BusinessDays
)

var units = enum.Table[Unit]{Type: "Unit", Unknown: unknown, Rows: []enum.Row{
	{Name: "hours", English: "Hours", Hans: "小时", Hant: "小時"},
	{Name: "days", English: "Calendar days", Hans: "自然日", Hant: "日曆日"},
	{Name: "weeks", English: "Weeks", Hans: "周", Hant: "週"},
	{Name: "business-days", English: "Business days", Hans: "工作日", Hant: "工作天"},
}}

// Units lists the four, in a slice the caller owns.
func Units() []Unit { return units.All() }

// ParseUnit gives the Unit whose String is s, to the letter; anything else is an
// [*complaint.UnknownError] that lists the names.
func ParseUnit(s string) (Unit, error) { return units.Parse(s) }

// String gives the stable machine name, "hours". It is what is stored. A
// number that names nothing prints as "Unit(0)".
func (u Unit) String() string { return units.String(u) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (u Unit) Label(tag language.Tag) string { return units.Label(u, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*complaint.UnknownError].
func (u Unit) MarshalText() ([]byte, error) { return units.MarshalText(u) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*complaint.UnknownError] and u stays as it was.
func (u *Unit) UnmarshalText(text []byte) error { return units.UnmarshalText(u, text) }

// Value stores the machine name in a database column, and NULL when u is not set.
func (u Unit) Value() (driver.Value, error) { return units.Value(u) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (u *Unit) Scan(src any) error { return units.Scan(u, src) }
