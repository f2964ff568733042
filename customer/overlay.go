package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Overlay names a state that lies over any [Type], or over none: how the
// customer feels or decides at the moment, which asks for care of its own. All
// combinations are legal. The zero value means "not set"; the order of the
// numbers ranks nothing.
type Overlay uint8

const (
	// Emotional asks to be met with calm and understanding before any solution.
	Emotional Overlay = iota + 1
	// DetailMinded asks for complete and exact facts, nothing vague.
	DetailMinded
	// Undecided asks for help in choosing, step by step and without pressure.
	Undecided
)

var overlays = enum.Table[Overlay]{Type: "Overlay", Unknown: unknown, Rows: []enum.Row{
	{Name: "emotional", English: "Needs understanding first", Hans: "希望先得到理解", Hant: "希望先獲得理解"},
	{Name: "detail-minded", English: "Needs exact details", Hans: "希望了解准确细节", Hant: "希望了解準確細節"},
	{Name: "undecided", English: "Needs help in choosing", Hans: "希望协助选择", Hant: "希望協助選擇"},
}}

// Overlays lists the three in their order, in a slice the caller owns.
func Overlays() []Overlay { return overlays.All() }

// ParseOverlay gives the Overlay whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseOverlay(s string) (Overlay, error) { return overlays.Parse(s) }

// String gives the stable machine name, "detail-minded". It is what is stored. A
// number that names nothing prints as "Overlay(0)".
func (o Overlay) String() string { return overlays.String(o) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (o Overlay) Label(tag language.Tag) string { return overlays.Label(o, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (o Overlay) MarshalText() ([]byte, error) { return overlays.MarshalText(o) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and o stays as it was.
func (o *Overlay) UnmarshalText(text []byte) error { return overlays.UnmarshalText(o, text) }

// Value stores the machine name in a database column, and NULL when o is not set.
func (o Overlay) Value() (driver.Value, error) { return overlays.Value(o) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (o *Overlay) Scan(src any) error { return overlays.Scan(o, src) }
