package satisfaction

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Flag names a pattern in the answers of one respondent that asks for a second
// look (Curran, Journal of Experimental Social Psychology 66, 2016). A flag is
// counted; the answers are left out only if [Design.Exclude] says so. Patterns of
// equal answers are looked for in the ratings as given, before reversed items are
// mirrored. The zero value means "not set".
type Flag uint8

const (
	// Blank is a respondent without any rating.
	Blank Flag = iota + 1
	// FlatPerceived is a respondent with two or more perceived ratings, all of
	// them the same.
	FlatPerceived
	// FlatAll is a respondent who gives two or more ratings in each column, all of
	// them the same within the column.
	FlatAll
	// AllTop is a respondent of whom every rating, two or more in each column, is
	// the top of the scale.
	AllTop
	// InvertedZone is a respondent who calls more adequate than desired in at
	// least one counted item.
	InvertedZone
)

var flagTable = enum.Table[Flag]{Type: "Flag", Unknown: unknown, Rows: []enum.Row{
	{Name: "blank", English: "No answer at all", Hans: "全部未作答", Hant: "全部未作答"},
	{Name: "flat-perceived", English: "Same answer to all perceived items", Hans: "感知题全部同分", Hant: "感知題全部同分"},
	{Name: "flat-all", English: "Same answer throughout each column", Hans: "各列均全部同分", Hant: "各欄均全部同分"},
	{Name: "all-top", English: "Top of the scale throughout", Hans: "全部选最高分", Hant: "全部選最高分"},
	{Name: "inverted-zone", English: "Adequate above desired", Hans: "最低可接受高于期望", Hant: "最低可接受高於期望"},
}}

// Flags lists them in their order, in a slice the caller owns.
func Flags() []Flag { return flagTable.All() }

// ParseFlag gives the Flag whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseFlag(s string) (Flag, error) { return flagTable.Parse(s) }

// String gives the stable machine name, "blank". It is what is stored. A
// number that names nothing prints as "Flag(0)".
func (f Flag) String() string { return flagTable.String(f) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (f Flag) Label(tag language.Tag) string { return flagTable.Label(f, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (f Flag) MarshalText() ([]byte, error) { return flagTable.MarshalText(f) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and f stays as it was.
func (f *Flag) UnmarshalText(text []byte) error { return flagTable.UnmarshalText(f, text) }

// Value stores the machine name in a database column, and NULL when f is not set.
func (f Flag) Value() (driver.Value, error) { return flagTable.Value(f) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (f *Flag) Scan(src any) error { return flagTable.Scan(f, src) }
