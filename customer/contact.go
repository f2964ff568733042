package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Contact is what a customer meets when meeting a service: every one of them is a
// moment in which quality shows. The zero value means "not set".
type Contact uint8

const (
	// ContactPerson is meeting our people.
	ContactPerson Contact = iota + 1
	// ContactThing is meeting our products and facilities.
	ContactThing
	// ContactInformation is meeting what we write, and what is told about us.
	ContactInformation
	// ContactEnvironment is meeting the place.
	ContactEnvironment
)

var contacts = enum.Table[Contact]{Type: "Contact", Unknown: unknown, Rows: []enum.Row{
	{Name: "person", English: "People", Hans: "人员", Hant: "人員"},
	{Name: "thing", English: "Things", Hans: "物品与设施", Hant: "物品與設施"},
	{Name: "information", English: "Information", Hans: "信息", Hant: "資訊"},
	{Name: "environment", English: "Environment", Hans: "环境", Hant: "環境"},
}}

// Contacts lists them in their order, in a slice the caller owns.
func Contacts() []Contact { return contacts.All() }

// ParseContact gives the Contact whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseContact(s string) (Contact, error) { return contacts.Parse(s) }

// String gives the stable machine name, "person". It is what is stored. A number
// that names nothing prints as "Contact(0)".
func (c Contact) String() string { return contacts.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Contact) Label(tag language.Tag) string { return contacts.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Contact) MarshalText() ([]byte, error) { return contacts.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Contact) UnmarshalText(text []byte) error { return contacts.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Contact) Value() (driver.Value, error) { return contacts.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Contact) Scan(src any) error { return contacts.Scan(c, src) }

var contactMeans = []Text{
	{
		"Meeting our people: face to face, by telephone, by mail.",
		"与服务人员的接触：面对面、电话、邮件。",
		"與服務人員的接觸：面對面、電話、郵件。",
	}, {
		"Meeting things: the product, the facilities, the machines.",
		"与物的接触：产品、设施、设备。",
		"與物的接觸：產品、設施、設備。",
	}, {
		"Meeting information: leaflets, web pages, word of mouth.",
		"与信息的接触：宣传资料、网页、口碑。",
		"與資訊的接觸：文宣、網頁、口碑。",
	}, {
		"Meeting the place: its space, its mood, its cleanliness.",
		"与环境的接触：空间、氛围、整洁程度。",
		"與環境的接觸：空間、氛圍、整潔程度。",
	},
}

// Means says what belongs to it, in the language of the tag as with Label; "" for a
// number that names nothing.
func (c Contact) Means(tag language.Tag) string {
	if !contacts.Has(c) {
		return ""
	}
	return contactMeans[c-1].In(tag)
}
