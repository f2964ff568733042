package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// ReopenMode names what the time before and during a stop means for a clock that is
// reopened. The zero value means "not set".
type ReopenMode uint8

const (
	// Restart begins a new cycle at zero. The verdict of the old one stands.
	Restart ReopenMode = iota + 1
	// Continue goes on with the time used until the stop. The time while it was
	// stopped does not count.
	Continue
	// SinceCreation counts as if the clock had never been stopped.
	SinceCreation
)

var reopenModes = enum.Table[ReopenMode]{Type: "ReopenMode", Unknown: unknown, Rows: []enum.Row{
	{Name: "restart", English: "Start again", Hans: "重新开始", Hant: "重新開始"},
	{Name: "continue", English: "Go on", Hans: "继续计时", Hant: "繼續計時"},
	{Name: "since-creation", English: "Since creation", Hans: "自创建起计时", Hant: "自建立起計時"},
}}

// ReopenModes lists them in their order, in a slice the caller owns.
func ReopenModes() []ReopenMode { return reopenModes.All() }

// ParseReopenMode gives the ReopenMode whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseReopenMode(s string) (ReopenMode, error) { return reopenModes.Parse(s) }

// String gives the stable machine name, "restart". It is what is stored. A
// number that names nothing prints as "ReopenMode(0)".
func (m ReopenMode) String() string { return reopenModes.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m ReopenMode) Label(tag language.Tag) string { return reopenModes.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m ReopenMode) MarshalText() ([]byte, error) { return reopenModes.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *ReopenMode) UnmarshalText(text []byte) error { return reopenModes.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m ReopenMode) Value() (driver.Value, error) { return reopenModes.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *ReopenMode) Scan(src any) error { return reopenModes.Scan(m, src) }
