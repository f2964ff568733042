package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Family is a group of signals that are likely to have one cause, and that
// therefore count together for a limited number of points: whoever is short of
// time speaks fast and answers in few words, which is one finding and not two.
// The zero value means "not set"; the order of the numbers ranks nothing.
type Family uint8

const (
	// FamilyPace: how fast one speaks or writes, how long the turns and the silences are.
	FamilyPace Family = iota + 1
	// FamilyInterruption: cutting in.
	FamilyInterruption
	// FamilyTime: deadlines, being asked to hurry, looking at the watch; or that there is time.
	FamilyTime
	// FamilyConclusion: wanting the answer before or without the explanation.
	FamilyConclusion
	// FamilyDetail: wanting to know how exactly.
	FamilyDetail
	// FamilyThinking: time to think, putting off; or having decided.
	FamilyThinking
	// FamilyComparing: going back and forth between options.
	FamilyComparing
	// FamilyAssurance: guarantees, worries, asking whether it is certain; or needing no guarantee.
	FamilyAssurance
	// FamilyDemand: orders, special treatment, the person in charge, terms of one's own.
	FamilyDemand
	// FamilyStatus: position, spending, connections named.
	FamilyStatus
	// FamilyContradiction: a view rejected, a statement corrected.
	FamilyContradiction
	// FamilyTone: harsh remarks.
	FamilyTone
	// FamilyDistress: signs of strong feelings; or that they have passed.
	FamilyDistress
	// FamilyCourtesy: what is good to see and says nothing about a type.
	FamilyCourtesy
)

var families = enum.Table[Family]{Type: "Family", Unknown: unknown, Rows: []enum.Row{
	{Name: "pace", English: "Pace", Hans: "节奏", Hant: "節奏"},
	{Name: "interruption", English: "Cutting in", Hans: "插话", Hant: "插話"},
	{Name: "time", English: "Time", Hans: "时间", Hant: "時間"},
	{Name: "conclusion", English: "Answer first", Hans: "先要结论", Hant: "先要結論"},
	{Name: "detail", English: "Details", Hans: "细节", Hant: "細節"},
	{Name: "thinking", English: "Thinking it over", Hans: "考虑", Hant: "考慮"},
	{Name: "comparing", English: "Comparing", Hans: "比较", Hant: "比較"},
	{Name: "assurance", English: "Assurance", Hans: "保障", Hant: "保障"},
	{Name: "demand", English: "Demands", Hans: "要求", Hant: "要求"},
	{Name: "status", English: "Standing", Hans: "身份", Hant: "身分"},
	{Name: "contradiction", English: "Disagreement", Hans: "不同意见", Hant: "不同意見"},
	{Name: "tone", English: "Tone", Hans: "语气", Hant: "語氣"},
	{Name: "distress", English: "Strong feelings", Hans: "情绪", Hant: "情緒"},
	{Name: "courtesy", English: "Courtesy", Hans: "礼貌", Hant: "禮貌"},
}}

// Families lists them in their order, in a slice the caller owns.
func Families() []Family { return families.All() }

// ParseFamily gives the Family whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseFamily(s string) (Family, error) { return families.Parse(s) }

// String gives the stable machine name, "pace". It is what is stored. A
// number that names nothing prints as "Family(0)".
func (f Family) String() string { return families.String(f) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (f Family) Label(tag language.Tag) string { return families.Label(f, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (f Family) MarshalText() ([]byte, error) { return families.MarshalText(f) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and f stays as it was.
func (f *Family) UnmarshalText(text []byte) error { return families.UnmarshalText(f, text) }

// Value stores the machine name in a database column, and NULL when f is not set.
func (f Family) Value() (driver.Value, error) { return families.Value(f) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (f *Family) Scan(src any) error { return families.Scan(f, src) }
