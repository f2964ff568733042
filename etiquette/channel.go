package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Channel is the way on which agent and customer speak. What counts as good manners
// depends on it: see [ProfileOf]. The zero value means "not set": rules for certain
// channels only are left out then.
type Channel uint8

const (
	// Phone is a call, written down as it was said.
	Phone Channel = iota + 1
	// FaceToFace is a talk at the counter or on a visit, written down.
	FaceToFace
	// Chat is a written talk between two.
	Chat
	// Email is a letter with subject, salutation, body, closing and signature.
	Email
	// Social is a public post or comment: all the world reads along.
	Social
)

var channels = enum.Table[Channel]{Type: "Channel", Unknown: unknown, Rows: []enum.Row{
	{Name: "phone", English: "Telephone", Hans: "电话", Hant: "電話"},
	{Name: "face-to-face", English: "Face to face", Hans: "面对面", Hant: "面對面"},
	{Name: "chat", English: "Chat", Hans: "在线聊天", Hant: "線上聊天"},
	{Name: "email", English: "E-mail", Hans: "电子邮件", Hant: "電子郵件"},
	{Name: "social", English: "Social media", Hans: "社交媒体", Hant: "社群媒體"},
}}

// Channels lists the five, in a slice the caller owns.
func Channels() []Channel { return channels.All() }

// ParseChannel gives the Channel whose String is s, to the letter; anything else is
// an [*UnknownError] that lists the names.
func ParseChannel(s string) (Channel, error) { return channels.Parse(s) }

// String gives the stable machine name, "phone". It is what is stored. A number that
// names nothing prints as "Channel(0)".
func (c Channel) String() string { return channels.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Channel) Label(tag language.Tag) string { return channels.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (c Channel) MarshalText() ([]byte, error) { return channels.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Channel) UnmarshalText(text []byte) error { return channels.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Channel) Value() (driver.Value, error) { return channels.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (c *Channel) Scan(src any) error { return channels.Scan(c, src) }
