package deadline

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// State says how a deadline stands at the instant of asking. The zero value means
// "not set".
type State uint8

const (
	// Running: it is not met, and not yet due or due just now.
	Running State = iota + 1
	// Met: it was met at or before the due instant.
	Met
	// Late: it was met, but after the due instant.
	Late
	// Overdue: it was not met and the due instant has passed.
	Overdue
	// Lapsed: the complaint ended some other way before it fell due.
	Lapsed
)

var states = enum.Table[State]{Type: "State", Unknown: unknown, Rows: []enum.Row{
	{Name: "running", English: "Running", Hans: "进行中", Hant: "進行中"},
	{Name: "met", English: "Met in time", Hans: "按时完成", Hant: "準時完成"},
	{Name: "late", English: "Met late", Hans: "逾期完成", Hant: "逾期完成"},
	{Name: "overdue", English: "Overdue", Hans: "已逾期", Hant: "已逾期"},
	{Name: "lapsed", English: "Lapsed", Hans: "不再适用", Hant: "不再適用"},
}}

// States lists the five, in a slice the caller owns.
func States() []State { return states.All() }

// ParseState gives the State whose String is s, to the letter; anything else is an
// [*complaint.UnknownError] that lists the names.
func ParseState(s string) (State, error) { return states.Parse(s) }

// String gives the stable machine name, "running". It is what is stored. A
// number that names nothing prints as "State(0)".
func (s State) String() string { return states.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s State) Label(tag language.Tag) string { return states.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*complaint.UnknownError].
func (s State) MarshalText() ([]byte, error) { return states.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*complaint.UnknownError] and s stays as it was.
func (s *State) UnmarshalText(text []byte) error { return states.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s State) Value() (driver.Value, error) { return states.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *State) Scan(src any) error { return states.Scan(s, src) }
