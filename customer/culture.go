package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Wish is something that a customer or a booking stated about how to be received. It
// is applied only because it was stated, never because of a name, a face or an
// accent. The zero value means "not set".
type Wish uint8

const (
	// WishGreeting is a way of greeting.
	WishGreeting Wish = iota + 1
	// WishAddress is a name, a title and how they are spoken.
	WishAddress
	// WishLanguage is the language of the contact.
	WishLanguage
	// WishFood is what is eaten and drunk, and what is not.
	WishFood
	// WishPunctuality is that times are kept to the minute.
	WishPunctuality
	// WishGift is which gifts, numbers and colours fit, or that there be none.
	WishGift
	// WishDate is that dates have one reading only, as between countries.
	WishDate
	// WishTimeZone is the time zone in which the customer works.
	WishTimeZone
	// WishDetail is the whole explanation, whatever else seems to suit.
	WishDetail
	// WishWriting is to have it in writing.
	WishWriting
	// WishSight is service that does without looking.
	WishSight
	// WishMobility is service that does without stairs, standing or travelling.
	WishMobility
)

var wishes = enum.Table[Wish]{Type: "Wish", Unknown: unknown, Rows: []enum.Row{
	{Name: "greeting", English: "Stated how to be greeted", Hans: "说明了问候方式", Hant: "表明了問候方式"},
	{Name: "form-of-address", English: "Stated how to be addressed", Hans: "说明了称呼方式", Hant: "表明了稱呼方式"},
	{Name: "language", English: "Asked for another language", Hans: "要求使用其他语言", Hant: "要求使用其他語言"},
	{Name: "food", English: "Stated a diet", Hans: "说明了饮食要求", Hant: "表明了飲食需求"},
	{Name: "punctuality", English: "Asked for exact timing", Hans: "要求严格守时", Hant: "要求嚴格準時"},
	{Name: "gifts", English: "Stated customs about gifts", Hans: "说明了礼品习俗", Hant: "表明了禮品習俗"},
	{Name: "dates", English: "Needs unambiguous dates", Hans: "需要无歧义的日期", Hant: "需要無歧義的日期"},
	{Name: "time-zone", English: "Stated a time zone", Hans: "说明了所在时区", Hant: "表明了所在時區"},
	{Name: "details", English: "Asked for the whole explanation", Hans: "要求完整说明", Hant: "要求完整說明"},
	{Name: "in-writing", English: "Asked for it in writing", Hans: "要求书面答复", Hant: "要求書面答覆"},
	{Name: "sight", English: "Stated a need about sight", Hans: "说明了视力方面的需求", Hant: "表明了視力方面的需求"},
	{Name: "mobility", English: "Stated a need about getting around", Hans: "说明了行动方面的需求", Hant: "表明了行動方面的需求"},
}}

// Wishes lists them in their order, in a slice the caller owns.
func Wishes() []Wish { return wishes.All() }

// ParseWish gives the Wish whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseWish(s string) (Wish, error) { return wishes.Parse(s) }

// String gives the stable machine name, "greeting". It is what is stored. A number
// that names nothing prints as "Wish(0)".
func (w Wish) String() string { return wishes.String(w) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (w Wish) Label(tag language.Tag) string { return wishes.Label(w, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (w Wish) MarshalText() ([]byte, error) { return wishes.MarshalText(w) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and w stays as it was.
func (w *Wish) UnmarshalText(text []byte) error { return wishes.UnmarshalText(w, text) }

// Value stores the machine name in a database column, and NULL when w is not set.
func (w Wish) Value() (driver.Value, error) { return wishes.Value(w) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (w *Wish) Scan(src any) error { return wishes.Scan(w, src) }
