package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Office is the side on which a service is given. Each has channels of its own, and
// steps in which a good service goes. The zero value means "not set".
type Office uint8

const (
	// OfficeFront is where customer and staff deal with each other directly.
	OfficeFront Office = iota + 1
	// OfficeBack is where a request arrives and is worked on out of sight.
	OfficeBack
)

var offices = enum.Table[Office]{Type: "Office", Unknown: unknown, Rows: []enum.Row{
	{Name: "front", English: "Front office", Hans: "前台服务", Hant: "前臺服務"},
	{Name: "back", English: "Back office", Hans: "后台服务", Hant: "後臺服務"},
}}

// Offices lists them in their order, in a slice the caller owns.
func Offices() []Office { return offices.All() }

// ParseOffice gives the Office whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseOffice(s string) (Office, error) { return offices.Parse(s) }

// String gives the stable machine name, "front". It is what is stored. A number
// that names nothing prints as "Office(0)".
func (o Office) String() string { return offices.String(o) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (o Office) Label(tag language.Tag) string { return offices.Label(o, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (o Office) MarshalText() ([]byte, error) { return offices.MarshalText(o) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and o stays as it was.
func (o *Office) UnmarshalText(text []byte) error { return offices.UnmarshalText(o, text) }

// Value stores the machine name in a database column, and NULL when o is not set.
func (o Office) Value() (driver.Value, error) { return offices.Value(o) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (o *Office) Scan(src any) error { return offices.Scan(o, src) }

// Channels lists the channels of the office, in their order and in a slice the
// caller owns. Telephone and e-mail belong to both offices; nil for a number that
// names nothing.
func (o Office) Channels() []Channel {
	switch o {
	case OfficeFront:
		return []Channel{ChannelFaceToFace, ChannelPhone, ChannelChat, ChannelEmail, ChannelLetter}
	case OfficeBack:
		return []Channel{ChannelPhone, ChannelEmail, ChannelSocial, ChannelSelfService}
	}
	return nil
}

// Steps lists the steps of a service in the order in which they are taken, in a
// slice the caller owns; nil for a number that names nothing.
func (o Office) Steps() []Step {
	switch o {
	case OfficeFront:
		return []Step{StepReceive, StepUnderstand, StepPropose, StepFeedback, StepClose}
	case OfficeBack:
		return []Step{StepRequest, StepSort, StepSolve, StepFollowUp}
	}
	return nil
}
