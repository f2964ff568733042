package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Channel is the way on which customer and staff meet. It asks for a form, such as
// short turns in a chat, and never changes what a customer is told. The zero value
// means "not set" and asks for nothing.
type Channel uint8

const (
	// ChannelFaceToFace is a talk at the counter or on a visit.
	ChannelFaceToFace Channel = iota + 1
	// ChannelPhone is a call.
	ChannelPhone
	// ChannelChat is a written talk between two.
	ChannelChat
	// ChannelEmail is a message with subject, salutation, body, closing and signature.
	ChannelEmail
	// ChannelLetter is a message on paper.
	ChannelLetter
	// ChannelSocial is a public post or comment: all the world reads along.
	ChannelSocial
	// ChannelSelfService is a machine, a page or an app that customers use by themselves.
	ChannelSelfService
)

var channels = enum.Table[Channel]{Type: "Channel", Unknown: unknown, Rows: []enum.Row{
	{Name: "face-to-face", English: "Face to face", Hans: "面对面", Hant: "面對面"},
	{Name: "phone", English: "Telephone", Hans: "电话", Hant: "電話"},
	{Name: "chat", English: "Chat", Hans: "在线聊天", Hant: "線上聊天"},
	{Name: "email", English: "E-mail", Hans: "电子邮件", Hant: "電子郵件"},
	{Name: "letter", English: "Letter", Hans: "书信", Hant: "書信"},
	{Name: "social", English: "Social media", Hans: "社交媒体", Hant: "社群媒體"},
	{Name: "self-service", English: "Self-service", Hans: "自助服务", Hant: "自助服務"},
}}

// Channels lists them in their order, in a slice the caller owns.
func Channels() []Channel { return channels.All() }

// ParseChannel gives the Channel whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseChannel(s string) (Channel, error) { return channels.Parse(s) }

// String gives the stable machine name, "face-to-face". It is what is stored. A number
// that names nothing prints as "Channel(0)".
func (c Channel) String() string { return channels.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Channel) Label(tag language.Tag) string { return channels.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Channel) MarshalText() ([]byte, error) { return channels.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Channel) UnmarshalText(text []byte) error { return channels.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Channel) Value() (driver.Value, error) { return channels.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Channel) Scan(src any) error { return channels.Scan(c, src) }
