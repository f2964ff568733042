package report

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Measure names the figure of a report that an [Objective] sets a bound to. The
// first two are to be high, the others low. The zero value means "not set".
type Measure uint8

const (
	// Attainment is the share of decided clocks that were met, [Cell.Attainment].
	// Its objective is a least share.
	Attainment Measure = iota + 1
	// FirstContact is the share of cases solved at the first contact,
	// [Cell.FirstContact]. Its objective is a least share.
	FirstContact
	// RepeatContact is the share of contacts that were not the first of their case,
	// [Cell.RepeatContact]. Its objective is a greatest share.
	RepeatContact
	// MeanBusiness is the mean business time of finished clocks. Its objective is a
	// greatest time.
	MeanBusiness
	// MeanWall is the mean wall time of finished clocks. Its objective is a greatest
	// time.
	MeanWall
)

var measures = enum.Table[Measure]{Type: "Measure", Unknown: unknown, Rows: []enum.Row{
	{Name: "attainment", English: "Attainment", Hans: "达标率", Hant: "達標率"},
	{Name: "first-contact", English: "First-contact resolution", Hans: "首次解决率", Hant: "首次聯絡解決率"},
	{Name: "repeat-contact", English: "Repeat-contact rate", Hans: "重复联系率", Hant: "重複聯絡率"},
	{Name: "mean-business", English: "Mean business time", Hans: "平均用时（营业时间）", Hant: "平均用時（營業時間）"},
	{Name: "mean-wall", English: "Mean wall time", Hans: "平均用时（自然时间）", Hant: "平均用時（日曆時間）"},
}}

// Measures lists them in their order, in a slice the caller owns.
func Measures() []Measure { return measures.All() }

// ParseMeasure gives the Measure whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseMeasure(s string) (Measure, error) { return measures.Parse(s) }

// String gives the stable machine name, "attainment". It is what is stored. A
// number that names nothing prints as "Measure(0)".
func (m Measure) String() string { return measures.String(m) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (m Measure) Label(tag language.Tag) string { return measures.Label(m, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (m Measure) MarshalText() ([]byte, error) { return measures.MarshalText(m) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and m stays as it was.
func (m *Measure) UnmarshalText(text []byte) error { return measures.UnmarshalText(m, text) }

// Value stores the machine name in a database column, and NULL when m is not set.
func (m Measure) Value() (driver.Value, error) { return measures.Value(m) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (m *Measure) Scan(src any) error { return measures.Scan(m, src) }
