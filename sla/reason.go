package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Reason names why a stretch of time counted or did not. The zero value means "not
// set".
type Reason uint8

const (
	// CountedTime was used of the target: the clock ran, in business hours where the
	// target has a calendar.
	CountedTime Reason = iota + 1
	// ClosedTime did not count because the calendar was closed while the clock ran.
	ClosedTime
	// PausedTime did not count because the clock was paused.
	PausedTime
	// StoppedTime did not count because the clock was stopped and later reopened.
	StoppedTime
)

var reasons = enum.Table[Reason]{Type: "Reason", Unknown: unknown, Rows: []enum.Row{
	{Name: "counted", English: "Counted", Hans: "计入用时", Hant: "計入用時"},
	{Name: "closed", English: "Closed", Hans: "非营业时间", Hant: "非營業時間"},
	{Name: "paused", English: "Paused", Hans: "暂停", Hant: "暫停"},
	{Name: "stopped", English: "Stopped", Hans: "已停止", Hant: "已停止"},
}}

// Reasons lists them in their order, in a slice the caller owns.
func Reasons() []Reason { return reasons.All() }

// ParseReason gives the Reason whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseReason(s string) (Reason, error) { return reasons.Parse(s) }

// String gives the stable machine name, "counted". It is what is stored. A
// number that names nothing prints as "Reason(0)".
func (r Reason) String() string { return reasons.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r Reason) Label(tag language.Tag) string { return reasons.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (r Reason) MarshalText() ([]byte, error) { return reasons.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *Reason) UnmarshalText(text []byte) error { return reasons.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r Reason) Value() (driver.Value, error) { return reasons.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (r *Reason) Scan(src any) error { return reasons.Scan(r, src) }
