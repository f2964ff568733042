package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Daytime is the part of the day that a greeting names. The zero value means that it
// names none, as "hello" does.
type Daytime uint8

const (
	// Morning lasts from midnight until 12:00.
	Morning Daytime = iota + 1
	// Afternoon lasts from 12:00 until 18:00.
	Afternoon
	// Evening lasts from 18:00 until midnight.
	Evening
)

var daytimes = enum.Table[Daytime]{Type: "Daytime", Unknown: unknown, Rows: []enum.Row{
	{Name: "morning", English: "Morning", Hans: "上午", Hant: "上午"},
	{Name: "afternoon", English: "Afternoon", Hans: "下午", Hant: "下午"},
	{Name: "evening", English: "Evening", Hans: "晚上", Hant: "晚上"},
}}

// Daytimes lists the three from morning to evening, in a slice the caller owns.
func Daytimes() []Daytime { return daytimes.All() }

// ParseDaytime gives the Daytime whose String is s, to the letter; anything else is
// an [*UnknownError] that lists the names.
func ParseDaytime(s string) (Daytime, error) { return daytimes.Parse(s) }

// String gives the stable machine name, "morning". It is what is stored. A number
// that names nothing prints as "Daytime(0)".
func (d Daytime) String() string { return daytimes.String(d) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (d Daytime) Label(tag language.Tag) string { return daytimes.Label(d, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (d Daytime) MarshalText() ([]byte, error) { return daytimes.MarshalText(d) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and d stays as it was.
func (d *Daytime) UnmarshalText(text []byte) error { return daytimes.UnmarshalText(d, text) }

// Value stores the machine name in a database column, and NULL when d is not set.
func (d Daytime) Value() (driver.Value, error) { return daytimes.Value(d) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (d *Daytime) Scan(src any) error { return daytimes.Scan(d, src) }
