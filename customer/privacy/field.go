package privacy

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Field is a kind of data that a record of a customer can hold. The zero value means
// "not set".
type Field uint8

const (
	// FieldName is the full name.
	FieldName Field = iota + 1
	// FieldAddress is how to address the customer.
	FieldAddress
	// FieldPhone is a telephone number.
	FieldPhone
	// FieldEmail is an e-mail address.
	FieldEmail
	// FieldPostal is where to send and visit.
	FieldPostal
	// FieldIdentity is the number of an identity card or passport.
	FieldIdentity
	// FieldAccount is the number of a bank account or card.
	FieldAccount
	// FieldBirth is the date of birth.
	FieldBirth
	// FieldLanguage is the language the customer asked for.
	FieldLanguage
	// FieldAccess is what was stated about hearing, sight, getting around and the like.
	FieldAccess
	// FieldDiet is what was stated about food.
	FieldDiet
	// FieldOrders is what was bought.
	FieldOrders
	// FieldCases is what was asked and answered before.
	FieldCases
	// FieldPreferences is what the customer said to like.
	FieldPreferences
	// FieldReading is how the customer seems to like to be served.
	FieldReading
	// FieldRecording is sound or pictures of a contact.
	FieldRecording
)

var fields = enum.Table[Field]{Type: "Field", Unknown: unknown, Rows: []enum.Row{
	{Name: "name", English: "Name", Hans: "姓名", Hant: "姓名"},
	{Name: "form-of-address", English: "Form of address", Hans: "称谓", Hant: "稱謂"},
	{Name: "phone", English: "Telephone number", Hans: "电话号码", Hant: "電話號碼"},
	{Name: "email", English: "E-mail address", Hans: "电子邮箱", Hant: "電子信箱"},
	{Name: "postal-address", English: "Postal address", Hans: "通讯地址", Hant: "通訊地址"},
	{Name: "identity-document", English: "Identity document", Hans: "证件号码", Hant: "證件號碼"},
	{Name: "account", English: "Bank account", Hans: "银行账号", Hant: "銀行帳號"},
	{Name: "birth-date", English: "Date of birth", Hans: "出生日期", Hant: "出生日期"},
	{Name: "language", English: "Language", Hans: "使用语言", Hant: "使用語言"},
	{Name: "access-needs", English: "Access needs", Hans: "无障碍需求", Hant: "無障礙需求"},
	{Name: "diet", English: "Diet", Hans: "饮食要求", Hant: "飲食需求"},
	{Name: "orders", English: "Orders", Hans: "订单记录", Hant: "訂單紀錄"},
	{Name: "cases", English: "Earlier contacts", Hans: "服务记录", Hant: "服務紀錄"},
	{Name: "preferences", English: "Preferences", Hans: "偏好", Hant: "偏好"},
	{Name: "style-reading", English: "Reading of style", Hans: "服务方式判断", Hant: "服務方式判斷"},
	{Name: "recording", English: "Recording", Hans: "录音录像", Hant: "錄音錄影"},
}}

// Fields lists them in their order, in a slice the caller owns.
func Fields() []Field { return fields.All() }

// ParseField gives the Field whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParseField(s string) (Field, error) { return fields.Parse(s) }

// String gives the stable machine name, "name". It is what is stored. A number
// that names nothing prints as "Field(0)".
func (f Field) String() string { return fields.String(f) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (f Field) Label(tag language.Tag) string { return fields.Label(f, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (f Field) MarshalText() ([]byte, error) { return fields.MarshalText(f) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and f stays as it was.
func (f *Field) UnmarshalText(text []byte) error { return fields.UnmarshalText(f, text) }

// Value stores the machine name in a database column, and NULL when f is not set.
func (f Field) Value() (driver.Value, error) { return fields.Value(f) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (f *Field) Scan(src any) error { return fields.Scan(f, src) }

// Sensitive reports whether use of the field asks for consent of its own, whatever
// the purpose: numbers of documents and accounts, what may tell of health or belief,
// and recordings.
func (f Field) Sensitive() bool {
	switch f {
	case FieldIdentity, FieldAccount, FieldAccess, FieldDiet, FieldRecording:
		return true
	}
	return false
}
