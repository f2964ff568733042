package metric

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// KanoAnswer is one of the five answers to the two questions of the Kano method:
// how do you feel if the product has this feature, and how if it has it not? The
// zero value means "not set". The order is that of the questionnaire (Kano and
// others, Journal of the Japanese Society for Quality Control 14, 1984).
type KanoAnswer uint8

const (
	// Like is being pleased with it.
	Like KanoAnswer = iota + 1
	// Expect is taking it for granted.
	Expect
	// Neutral is not caring.
	Neutral
	// Tolerate is being able to live with it.
	Tolerate
	// Dislike is not wanting it.
	Dislike
)

var kanoAnswers = enum.Table[KanoAnswer]{Type: "KanoAnswer", Unknown: unknown, Rows: []enum.Row{
	{Name: "like", English: "I like it", Hans: "我很喜欢", Hant: "我很喜歡"},
	{Name: "expect", English: "I expect it", Hans: "理应如此", Hant: "理所當然"},
	{Name: "neutral", English: "I am neutral", Hans: "无所谓", Hant: "沒有感覺"},
	{Name: "tolerate", English: "I can live with it", Hans: "勉强接受", Hant: "可以忍受"},
	{Name: "dislike", English: "I dislike it", Hans: "我很不喜欢", Hant: "我不喜歡"},
}}

// KanoAnswers lists them in their order, in a slice the caller owns.
func KanoAnswers() []KanoAnswer { return kanoAnswers.All() }

// ParseKanoAnswer gives the KanoAnswer whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseKanoAnswer(s string) (KanoAnswer, error) { return kanoAnswers.Parse(s) }

// String gives the stable machine name, "like". It is what is stored. A
// number that names nothing prints as "KanoAnswer(0)".
func (a KanoAnswer) String() string { return kanoAnswers.String(a) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (a KanoAnswer) Label(tag language.Tag) string { return kanoAnswers.Label(a, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (a KanoAnswer) MarshalText() ([]byte, error) { return kanoAnswers.MarshalText(a) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and a stays as it was.
func (a *KanoAnswer) UnmarshalText(text []byte) error { return kanoAnswers.UnmarshalText(a, text) }

// Value stores the machine name in a database column, and NULL when a is not set.
func (a KanoAnswer) Value() (driver.Value, error) { return kanoAnswers.Value(a) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (a *KanoAnswer) Scan(src any) error { return kanoAnswers.Scan(a, src) }
