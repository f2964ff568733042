package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// State names what a clock is doing at an instant. The zero value means "not set".
// It says nothing about being in time; that is [Verdict].
type State uint8

const (
	// Pending has not started yet: the asking time lies before its first event.
	Pending State = iota + 1
	// Running counts time, or waits for business hours to open and count it.
	Running
	// Paused stands still until it is resumed or stopped, because we wait for
	// somebody else.
	Paused
	// Stopped has reached what it measures. It may be reopened.
	Stopped
	// Cancelled was ended by something that is neither success nor failure, such as
	// merging two cases or giving up a policy. It is final.
	Cancelled
)

var states = enum.Table[State]{Type: "State", Unknown: unknown, Rows: []enum.Row{
	{Name: "pending", English: "Not started", Hans: "未开始", Hant: "尚未開始"},
	{Name: "running", English: "Running", Hans: "计时中", Hant: "計時中"},
	{Name: "paused", English: "Paused", Hans: "已暂停", Hant: "已暫停"},
	{Name: "stopped", English: "Stopped", Hans: "已停止", Hant: "已停止"},
	{Name: "cancelled", English: "Cancelled", Hans: "已取消", Hant: "已取消"},
}}

// States lists them in their order, in a slice the caller owns.
func States() []State { return states.All() }

// ParseState gives the State whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String gives the stable machine name, "pending". It is what is stored. A
// number that names nothing prints as "State(0)".
func (s State) String() string { return states.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s State) Label(tag language.Tag) string { return states.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s State) MarshalText() ([]byte, error) { return states.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *State) UnmarshalText(text []byte) error { return states.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s State) Value() (driver.Value, error) { return states.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *State) Scan(src any) error { return states.Scan(s, src) }
