package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Role is who says something in a conversation. Only what agents say is judged and
// counts as a courtesy. The zero value means "not set".
type Role uint8

const (
	// Customer is whom the service is for.
	Customer Role = iota + 1
	// Agent is a person who serves.
	Agent
	// Bot is a program that answers or records before, between or after the people.
	Bot
)

var roles = enum.Table[Role]{Type: "Role", Unknown: unknown, Rows: []enum.Row{
	{Name: "customer", English: "Customer", Hans: "客户", Hant: "客戶"},
	{Name: "agent", English: "Agent", Hans: "客服人员", Hant: "客服人員"},
	{Name: "bot", English: "Bot", Hans: "机器人", Hant: "機器人"},
}}

// Roles lists the three, in a slice the caller owns.
func Roles() []Role { return roles.All() }

// ParseRole gives the Role whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseRole(s string) (Role, error) { return roles.Parse(s) }

// String gives the stable machine name, "customer". It is what is stored. A number
// that names nothing prints as "Role(0)".
func (r Role) String() string { return roles.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r Role) Label(tag language.Tag) string { return roles.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (r Role) MarshalText() ([]byte, error) { return roles.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *Role) UnmarshalText(text []byte) error { return roles.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r Role) Value() (driver.Value, error) { return roles.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (r *Role) Scan(src any) error { return roles.Scan(r, src) }
