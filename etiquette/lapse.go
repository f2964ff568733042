package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Lapse is what a conversation or a letter lacks, or does wrong as a whole. Its label
// is the remark that people read. The zero value means "not set".
type Lapse uint8

const (
	// NoGreeting wants a [Greeting] at the opening.
	NoGreeting Lapse = iota + 1
	// NoSelfIntroduction wants a [SelfIntroduction] at the opening.
	NoSelfIntroduction
	// NoThanks wants [Thanks] anywhere.
	NoThanks
	// NoSolvedCheck wants a [SolvedCheck] towards the end.
	NoSolvedCheck
	// NoFarewell wants a [Farewell] at the closing.
	NoFarewell
	// GreetingTime is a greeting for another time of the day than the clock shows.
	GreetingTime
	// TooFast is speech above the greatest pace of the profile.
	TooFast
	// TooSlow is speech below the least pace of the profile.
	TooSlow
	// PrivateFirst asks for a private message in public before it answers in public.
	PrivateFirst
	// NoSubject is a letter without a subject.
	NoSubject
	// NoBody is a letter that says nothing between salutation and closing.
	NoBody
	// NoSignature is a letter without a name under its closing.
	NoSignature
	// NoUnderstanding is a refusal without [Understanding].
	NoUnderstanding
	// NoReason is a refusal without a [Reason].
	NoReason
)

var lapses = enum.Table[Lapse]{Type: "Lapse", Unknown: unknown, Rows: []enum.Row{
	{Name: "no-greeting", English: "No greeting at the opening", Hans: "开头没有问候", Hant: "開頭沒有問候"},
	{Name: "no-self-introduction", English: "The agent does not say who is speaking", Hans: "没有自报姓名或部门", Hant: "沒有報上姓名或部門"},
	{Name: "no-thanks", English: "The customer is not thanked", Hans: "没有向客户致谢", Hant: "沒有向客戶致謝"},
	{Name: "no-solved-check", English: "Nobody asks whether the matter is solved", Hans: "没有确认问题是否解决", Hant: "沒有確認問題是否解決"},
	{Name: "no-farewell", English: "No farewell at the closing", Hans: "结尾没有道别", Hant: "結尾沒有道別"},
	{Name: "greeting-time", English: "The greeting does not fit the time of day", Hans: "问候与时间不符", Hant: "問候與時間不符"},
	{Name: "too-fast", English: "Spoken too fast", Hans: "语速过快", Hant: "語速過快"},
	{Name: "too-slow", English: "Spoken too slowly", Hans: "语速过慢", Hant: "語速過慢"},
	{Name: "private-first", English: "Asks for a private message before answering in public", Hans: "未先公开回应就请客户私信", Hant: "未先公開回應就請客戶私訊"},
	{Name: "no-subject", English: "The letter has no subject", Hans: "邮件没有主题", Hant: "郵件沒有主旨"},
	{Name: "no-body", English: "The letter says nothing between salutation and closing", Hans: "邮件没有正文", Hant: "郵件沒有內文"},
	{Name: "no-signature", English: "No name stands under the closing", Hans: "落款没有署名", Hant: "結尾沒有署名"},
	{Name: "no-understanding", English: "Refused without thanks, regret or understanding", Hans: "拒绝时没有感谢、致歉或表示理解", Hant: "拒絕時沒有感謝、致歉或表示理解"},
	{Name: "no-reason", English: "Refused without a reason", Hans: "拒绝时没有说明原因", Hant: "拒絕時沒有說明原因"},
}}

// Lapses lists the fourteen, in a slice the caller owns.
func Lapses() []Lapse { return lapses.All() }

// ParseLapse gives the Lapse whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseLapse(s string) (Lapse, error) { return lapses.Parse(s) }

// String gives the stable machine name, "no-greeting". It is what is stored. A number
// that names nothing prints as "Lapse(0)".
func (l Lapse) String() string { return lapses.String(l) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (l Lapse) Label(tag language.Tag) string { return lapses.Label(l, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (l Lapse) MarshalText() ([]byte, error) { return lapses.MarshalText(l) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and l stays as it was.
func (l *Lapse) UnmarshalText(text []byte) error { return lapses.UnmarshalText(l, text) }

// Value stores the machine name in a database column, and NULL when l is not set.
func (l Lapse) Value() (driver.Value, error) { return lapses.Value(l) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (l *Lapse) Scan(src any) error { return lapses.Scan(l, src) }
