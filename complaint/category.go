package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Category says what a complaint is about, as customers put it. The zero value
// means "not set". A complaint under several heads is recorded under its main one.
type Category uint8

const (
	// CategoryFaultAgain: the product fails again after so few hours.
	CategoryFaultAgain Category = iota + 1
	// CategoryBrokenAppointment: somebody was to come on that day, and nobody came.
	CategoryBrokenAppointment
	// CategoryNoResult: I called three times and nothing happened; I want your manager.
	CategoryNoResult
	// CategorySlow: it takes too long.
	CategorySlow
	// CategoryNoAnswer: does not pick up, does not call back.
	CategoryNoAnswer
	// CategorySkill: your technician came four times and it still does not work.
	CategorySkill
	// CategoryRude: the tone was not what one may expect.
	CategoryRude
	// CategoryNotListened: I told them, and nobody listened.
	CategoryNotListened
	// CategoryPremises: the place, its state, its signs.
	CategoryPremises
	// CategoryEquipment: the kit with which we work.
	CategoryEquipment
	// CategoryOther: none of these.
	CategoryOther
)

var categories = enum.Table[Category]{Type: "Category", Unknown: unknown, Rows: []enum.Row{
	{Name: "fault-again", English: "The product failed again", Hans: "产品再次出现故障", Hant: "產品再次故障"},
	{Name: "broken-appointment", English: "Nobody came as agreed", Hans: "未按约定上门", Hant: "未依約到場"},
	{Name: "no-result", English: "Asked again and again without result", Hans: "多次反映未解决", Hant: "多次反映未解決"},
	{Name: "slow", English: "It takes too long", Hans: "处理太慢", Hant: "處理太慢"},
	{Name: "no-answer", English: "Nobody answers", Hans: "无人回应", Hant: "無人回應"},
	{Name: "skill", English: "It could not be fixed", Hans: "技术能力不足", Hant: "技術能力不足"},
	{Name: "rude", English: "Impolite treatment", Hans: "态度欠佳", Hant: "態度欠佳"},
	{Name: "not-listened", English: "Nobody listened", Hans: "未被倾听", Hant: "未獲傾聽"},
	{Name: "premises", English: "The premises", Hans: "场所环境", Hant: "場所環境"},
	{Name: "equipment", English: "The equipment", Hans: "设备工具", Hant: "設備工具"},
	{Name: "other", English: "Something else", Hans: "其他", Hant: "其他"},
}}

// Categories lists them, in a slice the caller owns.
func Categories() []Category { return categories.All() }

// ParseCategory gives the Category whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseCategory(s string) (Category, error) { return categories.Parse(s) }

// String gives the stable machine name, "fault-again". It is what is stored. A
// number that names nothing prints as "Category(0)".
func (c Category) String() string { return categories.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Category) Label(tag language.Tag) string { return categories.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Category) MarshalText() ([]byte, error) { return categories.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Category) UnmarshalText(text []byte) error { return categories.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Category) Value() (driver.Value, error) { return categories.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Category) Scan(src any) error { return categories.Scan(c, src) }

// Classification is the [Details] of [Classify]. A field that is not set leaves
// the earlier value as it is; at least one is set.
type Classification struct {
	// Category is what the complaint is about.
	Category Category `json:"category,omitzero"`
	// Cause is where the fault came from.
	Cause RootCause `json:"cause,omitzero"`
}

func (d Classification) appendFields(dst []byte) []byte {
	return appendEnum(appendEnum(dst, "category", d.Category, categories), "cause", d.Cause, rootCauses)
}

func readClassification(r *reader) Details {
	return Classification{Category: readEnum(r, "category", categories), Cause: readEnum(r, "cause", rootCauses)}
}

func (d Classification) fault() (Code, string) {
	switch {
	case d.Category != 0 && !categories.Has(d.Category):
		return CodePayload, "category"
	case d.Cause != 0 && !rootCauses.Has(d.Cause):
		return CodePayload, "cause"
	case d.Category == 0 && d.Cause == 0:
		return CodePayload, "details"
	}
	return 0, ""
}
