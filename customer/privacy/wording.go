package privacy

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/internal/enum"
)

// Wording says in which way a note judges a person. The zero value means "not set".
type Wording uint8

const (
	// WordingLabel gives the person a quality.
	WordingLabel Wording = iota + 1
	// WordingMotive says why the person did it, which nobody saw.
	WordingMotive
	// WordingDiagnosis says how the person is in mind or body.
	WordingDiagnosis
	// WordingStanding says what the person counts for, has, or comes from.
	WordingStanding
	// WordingHabit says that the person is always like that.
	WordingHabit
)

var wordings = enum.Table[Wording]{Type: "Wording", Unknown: unknown, Rows: []enum.Row{
	{Name: "label", English: "Puts a label on the person", Hans: "给人贴标签", Hant: "給人貼標籤"},
	{Name: "motive", English: "Guesses a motive", Hans: "揣测动机", Hant: "揣測動機"},
	{Name: "diagnosis", English: "Guesses a state of mind or health", Hans: "猜测身心状况", Hant: "猜測身心狀況"},
	{Name: "standing", English: "Judges standing or background", Hans: "评价身份背景", Hant: "評價身分背景"},
	{Name: "habit", English: "Generalises", Hans: "以偏概全", Hant: "以偏概全"},
}}

// Wordings lists them in their order, in a slice the caller owns.
func Wordings() []Wording { return wordings.All() }

// ParseWording gives the Wording whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParseWording(s string) (Wording, error) { return wordings.Parse(s) }

// String gives the stable machine name, "label". It is what is stored. A number
// that names nothing prints as "Wording(0)".
func (w Wording) String() string { return wordings.String(w) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (w Wording) Label(tag language.Tag) string { return wordings.Label(w, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (w Wording) MarshalText() ([]byte, error) { return wordings.MarshalText(w) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and w stays as it was.
func (w *Wording) UnmarshalText(text []byte) error { return wordings.UnmarshalText(w, text) }

// Value stores the machine name in a database column, and NULL when w is not set.
func (w Wording) Value() (driver.Value, error) { return wordings.Value(w) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (w *Wording) Scan(src any) error { return wordings.Scan(w, src) }

var suggestions = []customer.Text{
	{
		English: "Write what was said and done, with time and place.",
		Hans:    "记录客户说了什么、做了什么，以及时间和地点。",
		Hant:    "記錄客戶說了什麼、做了什麼，以及時間和地點。",
	}, {
		English: "Write what was asked for, and leave the why to the customer’s own words.",
		Hans:    "记录客户提出的要求；原因请引用客户原话。",
		Hant:    "記錄客戶提出的要求；原因請引用客戶原話。",
	}, {
		English: "Write what could be seen and heard: voice, words, tears, silence.",
		Hans:    "记录所见所闻：音量、用词、流泪、沉默。",
		Hant:    "記錄所見所聞：音量、用詞、流淚、沉默。",
	}, {
		English: "Leave it out, or write what the customer stated about the need.",
		Hans:    "删去此处，或只记录客户说明的需求。",
		Hant:    "刪去此處，或只記錄客戶表明的需求。",
	}, {
		English: "Write how often, on which dates, and about what.",
		Hans:    "记录次数、日期和事由。",
		Hant:    "記錄次數、日期和事由。",
	},
}

// Suggestion says what to write instead, in the language of the tag as with Label;
// "" for a number that names nothing.
func (w Wording) Suggestion(tag language.Tag) string {
	if !wordings.Has(w) {
		return ""
	}
	return suggestions[w-1].In(tag)
}
