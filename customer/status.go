package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Status says how a reading ended, and so how its other fields are to be
// taken. Not to know is a result of full standing, with a plan of its own. The
// zero value means "not set".
type Status uint8

const (
	// StatusTyped: the evidence is enough and points one way; there is a primary type.
	StatusTyped Status = iota + 1
	// StatusUnknown: there is too little evidence for any type.
	StatusUnknown
	// StatusAmbiguous: there is enough evidence, but no type leads by enough.
	StatusAmbiguous
	// StatusOptedOut: the customer does not want to be read, so nothing was read.
	StatusOptedOut
	// StatusOverridden: a person decided on the type; the evidence is listed beside it.
	StatusOverridden
)

var statuses = enum.Table[Status]{Type: "Status", Unknown: unknown, Rows: []enum.Row{
	{Name: "typed", English: "Evidence points one way", Hans: "迹象一致", Hant: "跡象一致"},
	{Name: "unknown", English: "Not enough evidence", Hans: "迹象不足", Hant: "跡象不足"},
	{Name: "ambiguous", English: "Evidence points several ways", Hans: "迹象不一", Hant: "跡象不一"},
	{Name: "opted-out", English: "Not read, as the customer wishes", Hans: "应客户要求未作判断", Hant: "應客戶要求未作判斷"},
	{Name: "overridden", English: "Decided by a colleague", Hans: "由同事判定", Hant: "由同仁判定"},
}}

// Statuses lists them in their order, in a slice the caller owns.
func Statuses() []Status { return statuses.All() }

// ParseStatus gives the Status whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseStatus(s string) (Status, error) { return statuses.Parse(s) }

// String gives the stable machine name, "opted-out". It is what is stored. A
// number that names nothing prints as "Status(0)".
func (s Status) String() string { return statuses.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Status) Label(tag language.Tag) string { return statuses.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s Status) MarshalText() ([]byte, error) { return statuses.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *Status) UnmarshalText(text []byte) error { return statuses.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Status) Value() (driver.Value, error) { return statuses.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Status) Scan(src any) error { return statuses.Scan(s, src) }
