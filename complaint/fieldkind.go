package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// FieldKind says what a [Field] holds, and so how it is asked for and shown. The zero
// value means "not set".
type FieldKind uint8

const (
	// KindName: an id or a name in one line, at most [MaxName] bytes.
	KindName FieldKind = iota + 1
	// KindWords: words in one line or many, at most [MaxText] bytes.
	KindWords
	// KindNumber: a whole number.
	KindNumber
	// KindFlag: yes, or nothing.
	KindFlag
	// KindInstant: an instant in the range of [Command].
	KindInstant
	// KindChoice: one of the values of an enum, see [Field.Choices].
	KindChoice
	// KindPledges: promises that came over from another complaint. [Merge] fills them
	// in; nobody is asked for them.
	KindPledges
)

var fieldKinds = enum.Table[FieldKind]{Type: "FieldKind", Unknown: unknown, Rows: []enum.Row{
	{Name: "name", English: "Name", Hans: "名称", Hant: "名稱"},
	{Name: "words", English: "Words", Hans: "文字", Hant: "文字"},
	{Name: "number", English: "Number", Hans: "数字", Hant: "數字"},
	{Name: "flag", English: "Yes or nothing", Hans: "勾选", Hant: "勾選"},
	{Name: "instant", English: "Date and time", Hans: "日期和时间", Hant: "日期與時間"},
	{Name: "choice", English: "Choice", Hans: "选项", Hant: "選項"},
	{Name: "pledges", English: "Promises", Hans: "承诺", Hant: "承諾"},
}}

// FieldKinds lists the seven, in a slice the caller owns.
func FieldKinds() []FieldKind { return fieldKinds.All() }

// ParseFieldKind gives the FieldKind whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseFieldKind(s string) (FieldKind, error) { return fieldKinds.Parse(s) }

// String gives the stable machine name, "name". It is what is stored. A
// number that names nothing prints as "FieldKind(0)".
func (k FieldKind) String() string { return fieldKinds.String(k) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (k FieldKind) Label(tag language.Tag) string { return fieldKinds.Label(k, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (k FieldKind) MarshalText() ([]byte, error) { return fieldKinds.MarshalText(k) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and k stays as it was.
func (k *FieldKind) UnmarshalText(text []byte) error { return fieldKinds.UnmarshalText(k, text) }

// Value stores the machine name in a database column, and NULL when k is not set.
func (k FieldKind) Value() (driver.Value, error) { return fieldKinds.Value(k) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (k *FieldKind) Scan(src any) error { return fieldKinds.Scan(k, src) }
