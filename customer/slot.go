package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Slot is what an advice is about. Some slots have a question that can be answered
// in one way only, such as what comes first or how fast to go; see [Advice.Stance].
// The order of the constants is that in which plans are read. The zero value means
// "not set".
type Slot uint8

const (
	// SlotOpening is how to begin, and what comes first.
	SlotOpening Slot = iota + 1
	// SlotPace is how fast to go.
	SlotPace
	// SlotDetail is how much to say.
	SlotDetail
	// SlotTone is how it sounds.
	SlotTone
	// SlotContent is what to say, and how choices are laid out.
	SlotContent
	// SlotClosing is how to end, and whether to settle now.
	SlotClosing
	// SlotChannel is by which way, and in which form.
	SlotChannel
	// SlotFollowUp is what comes after the contact.
	SlotFollowUp
)

var slots = enum.Table[Slot]{Type: "Slot", Unknown: unknown, Rows: []enum.Row{
	{Name: "opening", English: "Opening", Hans: "开场", Hant: "開場"},
	{Name: "pace", English: "Pace", Hans: "节奏", Hant: "節奏"},
	{Name: "detail", English: "Detail", Hans: "详略", Hant: "詳略"},
	{Name: "tone", English: "Tone", Hans: "语气", Hant: "語氣"},
	{Name: "content", English: "Content", Hans: "内容", Hant: "內容"},
	{Name: "closing", English: "Closing", Hans: "收尾", Hant: "收尾"},
	{Name: "channel", English: "Channel", Hans: "渠道", Hant: "管道"},
	{Name: "follow-up", English: "Follow-up", Hans: "后续跟进", Hant: "後續追蹤"},
}}

// Slots lists them in their order, in a slice the caller owns.
func Slots() []Slot { return slots.All() }

// ParseSlot gives the Slot whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseSlot(s string) (Slot, error) { return slots.Parse(s) }

// String gives the stable machine name, "opening". It is what is stored. A number
// that names nothing prints as "Slot(0)".
func (s Slot) String() string { return slots.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Slot) Label(tag language.Tag) string { return slots.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s Slot) MarshalText() ([]byte, error) { return slots.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *Slot) UnmarshalText(text []byte) error { return slots.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Slot) Value() (driver.Value, error) { return slots.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Slot) Scan(src any) error { return slots.Scan(s, src) }
