package privacy

import (
	"database/sql/driver"
	"slices"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Purpose is what data are used for. Each has the fields that it needs, and no others.
// The zero value means "not set".
type Purpose uint8

const (
	// PurposeServe is answering what the customer asks.
	PurposeServe Purpose = iota + 1
	// PurposeVerify is making sure who it is before something of weight is done.
	PurposeVerify
	// PurposeReply is getting back to the customer about the request.
	PurposeReply
	// PurposeDeliver is bringing what was ordered.
	PurposeDeliver
	// PurposePay is charging and paying back.
	PurposePay
	// PurposeReceive is receiving a guest.
	PurposeReceive
	// PurposeComplain is handling a complaint.
	PurposeComplain
	// PurposeFollowUp is asking later whether all is well.
	PurposeFollowUp
	// PurposeImprove is learning from what happened.
	PurposeImprove
	// PurposeOccasion is sending wishes.
	PurposeOccasion
	// PurposeOffer is telling of offers and events.
	PurposeOffer
)

var purposes = enum.Table[Purpose]{Type: "Purpose", Unknown: unknown, Rows: []enum.Row{
	{Name: "serve", English: "Serve", Hans: "提供服务", Hant: "提供服務"},
	{Name: "verify", English: "Verify identity", Hans: "核实身份", Hant: "核對身分"},
	{Name: "reply", English: "Reply", Hans: "回复客户", Hant: "回覆客戶"},
	{Name: "deliver", English: "Deliver", Hans: "配送", Hant: "配送"},
	{Name: "pay", English: "Payment and refund", Hans: "收付款", Hant: "收付款"},
	{Name: "receive", English: "Receive a guest", Hans: "接待来访", Hant: "接待來訪"},
	{Name: "complaint", English: "Handle a complaint", Hans: "处理投诉", Hant: "處理客訴"},
	{Name: "follow-up", English: "Follow up", Hans: "回访", Hant: "回訪"},
	{Name: "improve", English: "Improve the service", Hans: "改进服务", Hant: "改善服務"},
	{Name: "occasion", English: "Send wishes", Hans: "节日问候", Hant: "節日問候"},
	{Name: "offer", English: "Tell of offers", Hans: "推送优惠", Hant: "傳送優惠"},
}}

// Purposes lists them in their order, in a slice the caller owns.
func Purposes() []Purpose { return purposes.All() }

// ParsePurpose gives the Purpose whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParsePurpose(s string) (Purpose, error) { return purposes.Parse(s) }

// String gives the stable machine name, "serve". It is what is stored. A number
// that names nothing prints as "Purpose(0)".
func (p Purpose) String() string { return purposes.String(p) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (p Purpose) Label(tag language.Tag) string { return purposes.Label(p, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (p Purpose) MarshalText() ([]byte, error) { return purposes.MarshalText(p) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and p stays as it was.
func (p *Purpose) UnmarshalText(text []byte) error { return purposes.UnmarshalText(p, text) }

// Value stores the machine name in a database column, and NULL when p is not set.
func (p Purpose) Value() (driver.Value, error) { return purposes.Value(p) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (p *Purpose) Scan(src any) error { return purposes.Scan(p, src) }

// needs are the fields of each purpose, in the order of the constants.
var needs = [][]Field{
	{FieldAddress, FieldLanguage, FieldAccess, FieldOrders, FieldCases, FieldPreferences, FieldReading},
	{FieldName, FieldIdentity},
	{FieldAddress, FieldPhone, FieldEmail, FieldLanguage},
	{FieldName, FieldPhone, FieldPostal},
	{FieldName, FieldAccount, FieldOrders},
	{FieldName, FieldAddress, FieldLanguage, FieldAccess, FieldDiet, FieldPreferences},
	{FieldName, FieldAddress, FieldPhone, FieldEmail, FieldOrders, FieldCases, FieldRecording},
	{FieldAddress, FieldPhone, FieldEmail, FieldLanguage, FieldCases},
	{FieldOrders, FieldCases},
	{FieldAddress, FieldPhone, FieldEmail, FieldPostal, FieldBirth},
	{FieldAddress, FieldPhone, FieldEmail, FieldLanguage, FieldPreferences},
}

// Needs lists the fields that the purpose needs, in their order and in a slice the
// caller owns; nil for a number that names nothing.
func (p Purpose) Needs() []Field {
	if !purposes.Has(p) {
		return nil
	}
	return slices.Clone(needs[p-1])
}

// Asked reports whether the purpose is part of what a customer asks for, so that only
// sensitive fields and third parties need consent. All others need it for everything.
func (p Purpose) Asked() bool { return p != 0 && p <= PurposeComplain }
