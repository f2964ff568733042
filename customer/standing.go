package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Standing says what becomes of an advice that contradicts a higher one. The zero
// value means "not set".
type Standing uint8

const (
	// Stays means that it is never given up: nothing may contradict it from above.
	Stays Standing = iota + 1
	// OnRequest means that it is offered, and done as soon as the customer asks for it.
	OnRequest
	// LeftOut means that it has no place in this plan.
	LeftOut
)

var standings = enum.Table[Standing]{Type: "Standing", Unknown: unknown, Rows: []enum.Row{
	{Name: "stays", English: "Always stands", Hans: "始终保留", Hant: "始終保留"},
	{Name: "on-request", English: "Offered on request", Hans: "客户需要时提供", Hant: "客戶需要時提供"},
	{Name: "left-out", English: "Left out", Hans: "本次不采用", Hant: "本次不採用"},
}}

// Standings lists them in their order, in a slice the caller owns.
func Standings() []Standing { return standings.All() }

// ParseStanding gives the Standing whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseStanding(s string) (Standing, error) { return standings.Parse(s) }

// String gives the stable machine name, "stays". It is what is stored. A number
// that names nothing prints as "Standing(0)".
func (s Standing) String() string { return standings.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Standing) Label(tag language.Tag) string { return standings.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s Standing) MarshalText() ([]byte, error) { return standings.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *Standing) UnmarshalText(text []byte) error { return standings.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Standing) Value() (driver.Value, error) { return standings.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Standing) Scan(src any) error { return standings.Scan(s, src) }
