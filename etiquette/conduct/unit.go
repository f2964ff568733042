package conduct

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Unit is what a [Bound] counts in. The zero value means "not set".
type Unit uint8

const (
	// Rings are those of a telephone before it is picked up.
	Rings Unit = iota + 1
	// Centimetres are a distance between people: 80 to 120 are 0.8 to 1.2 metres.
	Centimetres
	// PerMinute is a pace of speech: Chinese characters, or words, in a minute, as
	// [etiquette.Pace] counts them.
	PerMinute
	// Minutes are a time.
	Minutes
	// Hours are a time of 60 minutes each, on the customer's clock.
	Hours
	// Days are a time of 24 hours each.
	Days
	// Questions are how many were asked in one conversation.
	Questions
)

var units = enum.Table[Unit]{Type: "Unit", Unknown: unknown, Rows: []enum.Row{
	{Name: "rings", English: "Rings", Hans: "响铃次数", Hant: "響鈴聲數"},
	{Name: "centimetres", English: "Centimetres", Hans: "厘米", Hant: "公分"},
	{Name: "per-minute", English: "Characters or words a minute", Hans: "每分钟字数", Hant: "每分鐘字數"},
	{Name: "minutes", English: "Minutes", Hans: "分钟", Hant: "分鐘"},
	{Name: "hours", English: "Hours", Hans: "小时", Hant: "小時"},
	{Name: "days", English: "Days", Hans: "天", Hant: "天"},
	{Name: "questions", English: "Questions", Hans: "提问次数", Hant: "提問次數"},
}}

// Units lists the seven, in a slice the caller owns.
func Units() []Unit { return units.All() }

// ParseUnit gives the Unit whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseUnit(s string) (Unit, error) { return units.Parse(s) }

// String gives the stable machine name, "rings". It is what is stored. A number that
// names nothing prints as "Unit(0)".
func (u Unit) String() string { return units.String(u) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (u Unit) Label(tag language.Tag) string { return units.Label(u, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (u Unit) MarshalText() ([]byte, error) { return units.MarshalText(u) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and u stays as it was.
func (u *Unit) UnmarshalText(text []byte) error { return units.UnmarshalText(u, text) }

// Value stores the machine name in a database column, and NULL when u is not set.
func (u Unit) Value() (driver.Value, error) { return units.Value(u) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are what
// lasts.
func (u *Unit) Scan(src any) error { return units.Scan(u, src) }
