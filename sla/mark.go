package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Mark names what a clock comes to on its way. The zero value means "not set".
type Mark uint8

const (
	// WindowOpens is the first instant at which a stop is not too early.
	WindowOpens Mark = iota + 1
	// WarningReached is the instant of one of the warnings of the target.
	WarningReached
	// GoalReached is the last instant at which a stop meets the goal.
	GoalReached
	// DueReached is the last instant at which a stop meets the limit.
	DueReached
	// LimitBreached is the first instant at which the limit is broken: one nanosecond
	// after it was due, or later when a change of target or calendar made it so.
	LimitBreached
)

var marks = enum.Table[Mark]{Type: "Mark", Unknown: unknown, Rows: []enum.Row{
	{Name: "window-opens", English: "Window opens", Hans: "允许时段开始", Hant: "允許時段開始"},
	{Name: "warning", English: "Warning", Hans: "超时预警", Hant: "逾時預警"},
	{Name: "goal", English: "Goal due", Hans: "目标时点", Hant: "目標時點"},
	{Name: "due", English: "Due", Hans: "截止时点", Hant: "截止時點"},
	{Name: "breach", English: "Breach", Hans: "超时", Hant: "逾時"},
}}

// Marks lists them in their order, in a slice the caller owns.
func Marks() []Mark { return marks.All() }

// ParseMark gives the Mark whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMark(s string) (Mark, error) { return marks.Parse(s) }

// String gives the stable machine name, "window-opens". It is what is stored. A
// number that names nothing prints as "Mark(0)".
func (m Mark) String() string { return marks.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Mark) Label(tag language.Tag) string { return marks.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m Mark) MarshalText() ([]byte, error) { return marks.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Mark) UnmarshalText(text []byte) error { return marks.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Mark) Value() (driver.Value, error) { return marks.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *Mark) Scan(src any) error { return marks.Scan(m, src) }
