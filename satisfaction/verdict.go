package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Verdict says where perceived service lies against the zone of tolerance, the
// stretch from adequate to desired service, both ends included (Zeithaml, Berry
// and Parasuraman, Journal of the Academy of Marketing Science 21, 1993). The
// zero value means "not set".
type Verdict uint8

const (
	// BelowZone is perceived below adequate: customers are lost.
	BelowZone Verdict = iota + 1
	// WithinZone is perceived from adequate to desired, both included.
	WithinZone
	// AboveZone is perceived above desired: customers are delighted.
	AboveZone
)

var verdicts = enum.Table[Verdict]{Type: "Verdict", Unknown: unknown, Rows: []enum.Row{
	{Name: "below-zone", English: "Below the zone of tolerance", Hans: "低于容忍区间", Hant: "低於容忍區間"},
	{Name: "within-zone", English: "Within the zone of tolerance", Hans: "处于容忍区间", Hant: "位於容忍區間"},
	{Name: "above-zone", English: "Above the zone of tolerance", Hans: "高于容忍区间", Hant: "高於容忍區間"},
}}

// Verdicts lists them in their order, in a slice the caller owns.
func Verdicts() []Verdict { return verdicts.All() }

// ParseVerdict gives the Verdict whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseVerdict(s string) (Verdict, error) { return verdicts.Parse(s) }

// String gives the stable machine name, "below-zone". It is what is stored. A
// number that names nothing prints as "Verdict(0)".
func (v Verdict) String() string { return verdicts.String(v) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (v Verdict) Label(tag language.Tag) string { return verdicts.Label(v, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.MarshalText(v) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and v stays as it was.
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.UnmarshalText(v, text) }

// Value stores the machine name in a database column, and NULL when v is not set.
func (v Verdict) Value() (driver.Value, error) { return verdicts.Value(v) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (v *Verdict) Scan(src any) error { return verdicts.Scan(v, src) }
