package etiquette

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Reach says where a [Clue] must stand to count for a hit. A clause ends at , ; : . !
// ? … and — in all their forms, at a line end or an emoji; a sentence at . ! ? and a
// line end. Clauses longer than [MaxClause] and sentences longer than [MaxSentence]
// are cut there. The zero value means "not set", which in a Clue is the same as
// [InClause].
type Reach uint8

const (
	// InClause is anywhere in the clause of the hit, with the punctuation that ends
	// it.
	InClause Reach = iota + 1
	// Before is in the clause of the hit, before the hit.
	Before
	// After is in the clause of the hit, behind the hit.
	After
	// Touching is directly before the hit, with nothing but blanks between.
	Touching
	// Lead is earlier in the sentence of the hit.
	Lead
	// InSentence is anywhere in the sentence of the hit.
	InSentence
	// InMessage is anywhere in the message.
	InMessage
	// Following is directly behind the hit, with nothing but blanks between.
	Following
	// Later is anywhere in the message, behind the hit.
	Later
)

var reaches = enum.Table[Reach]{Type: "Reach", Unknown: unknown, Rows: []enum.Row{
	{Name: "clause", English: "Same clause", Hans: "同一分句", Hant: "同一分句"},
	{Name: "before", English: "Before, in the clause", Hans: "分句内之前", Hant: "分句內之前"},
	{Name: "after", English: "After, in the clause", Hans: "分句内之后", Hant: "分句內之後"},
	{Name: "touching", English: "Directly before", Hans: "紧接之前", Hant: "緊接之前"},
	{Name: "lead", English: "Earlier in the sentence", Hans: "句中之前", Hant: "句中之前"},
	{Name: "sentence", English: "Same sentence", Hans: "同一句", Hant: "同一句"},
	{Name: "message", English: "Same message", Hans: "同一条消息", Hant: "同一則訊息"},
	{Name: "following", English: "Directly behind", Hans: "紧接之后", Hant: "緊接之後"},
	{Name: "later", English: "Later in the message", Hans: "消息中之后", Hant: "訊息中之後"},
}}

// Reaches lists the nine, in a slice the caller owns.
func Reaches() []Reach { return reaches.All() }

// ParseReach gives the Reach whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseReach(s string) (Reach, error) { return reaches.Parse(s) }

// String gives the stable machine name, "clause". It is what is stored. A number that
// names nothing prints as "Reach(0)".
func (r Reach) String() string { return reaches.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that script
// (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r Reach) Label(tag language.Tag) string { return reaches.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and the
// like. The zero value and unknown numbers are an [*UnknownError].
func (r Reach) MarshalText() ([]byte, error) { return reaches.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *Reach) UnmarshalText(text []byte) error { return reaches.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r Reach) Value() (driver.Value, error) { return reaches.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names are
// what lasts.
func (r *Reach) Scan(src any) error { return reaches.Scan(r, src) }
