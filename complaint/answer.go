package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Channel says by which way a customer's word reached us. The zero value means
// "not set".
type Channel uint8

const (
	// ChannelFaceToFace: we met.
	ChannelFaceToFace Channel = iota + 1
	// ChannelPhone: we spoke on the phone.
	ChannelPhone
	// ChannelEmail: by e-mail.
	ChannelEmail
	// ChannelLetter: on paper.
	ChannelLetter
	// ChannelChat: in a chat or a messenger.
	ChannelChat
	// ChannelSocial: on a social network.
	ChannelSocial
	// ChannelForm: in a form or a survey of ours.
	ChannelForm
)

var channels = enum.Table[Channel]{Type: "Channel", Unknown: unknown, Rows: []enum.Row{
	{Name: "face-to-face", English: "Face to face", Hans: "面对面", Hant: "面對面"},
	{Name: "phone", English: "Telephone", Hans: "电话", Hant: "電話"},
	{Name: "email", English: "E-mail", Hans: "电子邮件", Hant: "電子郵件"},
	{Name: "letter", English: "Letter", Hans: "书信", Hant: "書信"},
	{Name: "chat", English: "Chat", Hans: "在线聊天", Hant: "線上聊天"},
	{Name: "social", English: "Social media", Hans: "社交媒体", Hant: "社群媒體"},
	{Name: "form", English: "Form or survey", Hans: "表单或问卷", Hant: "表單或問卷"},
}}

// Channels lists them, in a slice the caller owns.
func Channels() []Channel { return channels.All() }

// ParseChannel gives the Channel whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseChannel(s string) (Channel, error) { return channels.Parse(s) }

// String gives the stable machine name, "face-to-face". It is what is stored. A
// number that names nothing prints as "Channel(0)".
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

// Answer is the [Details] of [CheckSatisfied] and [CheckDissatisfied]: what the
// customer said when asked.
type Answer struct {
	// By names whose word it is. The handler may record it, but it is not the
	// handler's own.
	By string `json:"by,omitempty"`
	// Channel by which it came.
	Channel Channel `json:"channel,omitzero"`
	// Text is what was said, if it was more than yes or no.
	Text string `json:"text,omitempty"`
}

func (d Answer) appendFields(dst []byte) []byte {
	dst = appendText(dst, "by", d.By)
	dst = appendEnum(dst, "channel", d.Channel, channels)
	return appendText(dst, "text", d.Text)
}

func readAnswer(r *reader) Details {
	return Answer{By: r.text("by"), Channel: readEnum(r, "channel", channels), Text: r.text("text")}
}

func (d Answer) fault() (Code, string) {
	switch {
	case !named(d.By):
		return CodePayload, "by"
	case !channels.Has(d.Channel):
		return CodePayload, "channel"
	case !text(d.Text):
		return CodePayload, "text"
	}
	return 0, ""
}
