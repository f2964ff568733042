package match

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Reason says why a request has no agent: what comes first in this order is the
// reason. The zero value means "not set".
type Reason uint8

const (
	// NoLanguage says that nobody on the team speaks the language.
	NoLanguage Reason = iota + 1
	// NoSkill says that nobody on the team has one of the needs at its level.
	NoSkill
	// NoCombination says that each thing asked for is there, but nobody has all.
	NoCombination
	// AllExcluded says that those who could are not to serve this request.
	AllExcluded
	// NobodyOnDuty says that those who could are not on duty.
	NobodyOnDuty
	// AllFull says that those who could had no free place from the beginning.
	AllFull
	// ByPriority says that the places went to requests of higher priority.
	ByPriority
	// ByCost says that the places went where waiting less what it costs weighs more.
	ByCost
	// ByArrival says that all else was equal and others came before.
	ByArrival
)

var reasons = enum.Table[Reason]{Type: "Reason", Unknown: unknown, Rows: []enum.Row{
	{Name: "no-language", English: "Nobody on the team speaks the language", Hans: "团队中无人使用该语言", Hant: "團隊中無人使用該語言"},
	{Name: "no-skill", English: "Nobody on the team has the skill at this level", Hans: "团队中无人达到所需技能级别", Hant: "團隊中無人達到所需技能等級"},
	{Name: "no-combination", English: "Nobody on the team has all that is asked for", Hans: "团队中无人同时满足全部要求", Hant: "團隊中無人同時符合全部要求"},
	{Name: "all-excluded", English: "Those who could serve are excluded", Hans: "符合条件的客服均不得受理", Hant: "符合條件的客服人員均不得受理"},
	{Name: "nobody-on-duty", English: "Those who could serve are off duty", Hans: "符合条件的客服均不在岗", Hant: "符合條件的客服人員均未值班"},
	{Name: "all-full", English: "Those who could serve have no free place", Hans: "符合条件的客服均已满负荷", Hant: "符合條件的客服人員均已滿線"},
	{Name: "by-priority", English: "Higher priority went first", Hans: "优先级更高者先行受理", Hant: "優先順序較高者先行受理"},
	{Name: "by-cost", English: "Longer waiting or a better fit went first", Hans: "等候更久或更匹配者先行受理", Hant: "等候較久或較適配者先行受理"},
	{Name: "by-arrival", English: "Earlier arrival went first", Hans: "先到者先行受理", Hant: "先到者先行受理"},
}}

// Reasons lists the nine in their order, in a slice the caller owns.
func Reasons() []Reason { return reasons.All() }

// ParseReason gives the Reason whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParseReason(s string) (Reason, error) { return reasons.Parse(s) }

// String gives the stable machine name, "no-language". It is what is stored. A
// number that names nothing prints as "Reason(0)".
func (r Reason) String() string { return reasons.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r Reason) Label(tag language.Tag) string { return reasons.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*customer.UnknownError].
func (r Reason) MarshalText() ([]byte, error) { return reasons.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*customer.UnknownError] and r stays as it was.
func (r *Reason) UnmarshalText(text []byte) error { return reasons.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r Reason) Value() (driver.Value, error) { return reasons.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (r *Reason) Scan(src any) error { return reasons.Scan(r, src) }
