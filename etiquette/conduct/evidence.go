package conduct

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Evidence says what can show whether an item was met. The zero value means "not set".
type Evidence uint8

const (
	// Text is what was said or written: whoever reads the conversation can judge, and
	// where the item has a [Sign] the machine can.
	Text Evidence = iota + 1
	// Observer is a person who was there or saw a recording: no text shows a posture.
	Observer
)

var evidences = enum.Table[Evidence]{Type: "Evidence", Unknown: unknown, Rows: []enum.Row{
	{Name: "text", English: "The text shows it", Hans: "可由文字判断", Hant: "可由文字判斷"},
	{Name: "observer", English: "An observer sees it", Hans: "须现场观察", Hant: "須現場觀察"},
}}

// Evidences lists the two, in a slice the caller owns.
func Evidences() []Evidence { return evidences.All() }

// ParseEvidence gives the Evidence whose String is s, to the letter; anything else is
// an [*UnknownError] that lists the names.
func ParseEvidence(s string) (Evidence, error) { return evidences.Parse(s) }

// String gives the stable machine name, "text". It is what is stored. A number that
// names nothing prints as "Evidence(0)".
func (e Evidence) String() string { return evidences.String(e) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (e Evidence) Label(tag language.Tag) string { return evidences.Label(e, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (e Evidence) MarshalText() ([]byte, error) { return evidences.MarshalText(e) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and e stays as it was.
func (e *Evidence) UnmarshalText(text []byte) error { return evidences.UnmarshalText(e, text) }

// Value stores the machine name in a database column, and NULL when e is not set.
func (e Evidence) Value() (driver.Value, error) { return evidences.Value(e) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are what
// lasts.
func (e *Evidence) Scan(src any) error { return evidences.Scan(e, src) }
