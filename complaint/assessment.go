package complaint

import (
	"database/sql/driver"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Heat says how heated the conversation is. It describes a moment, not a person.
// The zero value means "not set". A higher number is hotter.
type Heat uint8

const (
	// HeatCalm: matters can be talked over.
	HeatCalm Heat = iota + 1
	// HeatTense: feelings show; confirm them before the facts.
	HeatTense
	// HeatHigh: facts are not heard any more; another person, place or time may help.
	HeatHigh
)

var heats = enum.Table[Heat]{Type: "Heat", Unknown: unknown, Rows: []enum.Row{
	{Name: "calm", English: "Calm", Hans: "平静", Hant: "平靜"},
	{Name: "tense", English: "Tense", Hans: "紧张", Hant: "緊繃"},
	{Name: "heated", English: "Heated", Hans: "激动", Hant: "激動"},
}}

// Heats lists the three from cool to hot, in a slice the caller owns.
func Heats() []Heat { return heats.All() }

// ParseHeat gives the Heat whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseHeat(s string) (Heat, error) { return heats.Parse(s) }

// String gives the stable machine name, "calm". It is what is stored. A
// number that names nothing prints as "Heat(0)".
func (h Heat) String() string { return heats.String(h) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (h Heat) Label(tag language.Tag) string { return heats.Label(h, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (h Heat) MarshalText() ([]byte, error) { return heats.MarshalText(h) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and h stays as it was.
func (h *Heat) UnmarshalText(text []byte) error { return heats.UnmarshalText(h, text) }

// Value stores the machine name in a database column, and NULL when h is not set.
func (h Heat) Value() (driver.Value, error) { return heats.Value(h) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (h *Heat) Scan(src any) error { return heats.Scan(h, src) }

// Severity says how grave the fault itself is (ISO 10002, initial assessment).
// The zero value means "not set". A higher number is graver.
type Severity uint8

const (
	// SeverityMinor: a nuisance.
	SeverityMinor Severity = iota + 1
	// SeverityModerate: something does not do what it should.
	SeverityModerate
	// SeveritySerious: real loss of money, time or trust.
	SeveritySerious
	// SeverityCritical: harm that may not be made good.
	SeverityCritical
)

var severities = enum.Table[Severity]{Type: "Severity", Unknown: unknown, Rows: []enum.Row{
	{Name: "minor", English: "Minor", Hans: "轻微", Hant: "輕微"},
	{Name: "moderate", English: "Moderate", Hans: "一般", Hant: "一般"},
	{Name: "serious", English: "Serious", Hans: "严重", Hant: "嚴重"},
	{Name: "critical", English: "Critical", Hans: "重大", Hant: "重大"},
}}

// Severities lists the four from light to grave, in a slice the caller owns.
func Severities() []Severity { return severities.All() }

// ParseSeverity gives the Severity whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseSeverity(s string) (Severity, error) { return severities.Parse(s) }

// String gives the stable machine name, "minor". It is what is stored. A
// number that names nothing prints as "Severity(0)".
func (s Severity) String() string { return severities.String(s) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (s Severity) Label(tag language.Tag) string { return severities.Label(s, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (s Severity) MarshalText() ([]byte, error) { return severities.MarshalText(s) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and s stays as it was.
func (s *Severity) UnmarshalText(text []byte) error { return severities.UnmarshalText(s, text) }

// Value stores the machine name in a database column, and NULL when s is not set.
func (s Severity) Value() (driver.Value, error) { return severities.Value(s) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (s *Severity) Scan(src any) error { return severities.Scan(s, src) }

// Impact says how far the fault reaches (ISO 10002, initial assessment). The zero
// value means "not set". A higher number reaches further.
type Impact uint8

const (
	// ImpactLow: one customer, one occasion.
	ImpactLow Impact = iota + 1
	// ImpactMedium: several customers, or one again and again.
	ImpactMedium
	// ImpactHigh: many customers, or the name of the house.
	ImpactHigh
)

var impacts = enum.Table[Impact]{Type: "Impact", Unknown: unknown, Rows: []enum.Row{
	{Name: "low", English: "Low", Hans: "小", Hant: "小"},
	{Name: "medium", English: "Medium", Hans: "中", Hant: "中"},
	{Name: "high", English: "High", Hans: "大", Hant: "大"},
}}

// Impacts lists the three from near to far, in a slice the caller owns.
func Impacts() []Impact { return impacts.All() }

// ParseImpact gives the Impact whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseImpact(s string) (Impact, error) { return impacts.Parse(s) }

// String gives the stable machine name, "low". It is what is stored. A
// number that names nothing prints as "Impact(0)".
func (i Impact) String() string { return impacts.String(i) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (i Impact) Label(tag language.Tag) string { return impacts.Label(i, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (i Impact) MarshalText() ([]byte, error) { return impacts.MarshalText(i) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and i stays as it was.
func (i *Impact) UnmarshalText(text []byte) error { return impacts.UnmarshalText(i, text) }

// Value stores the machine name in a database column, and NULL when i is not set.
func (i Impact) Value() (driver.Value, error) { return impacts.Value(i) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (i *Impact) Scan(src any) error { return impacts.Scan(i, src) }

// Urgency says how soon delay does harm (ISO 10002, initial assessment). The zero
// value means "not set". A higher number is more urgent.
type Urgency uint8

const (
	// UrgencyLow: a few days make no difference.
	UrgencyLow Urgency = iota + 1
	// UrgencyMedium: each day makes it worse.
	UrgencyMedium
	// UrgencyHigh: each hour makes it worse.
	UrgencyHigh
)

var urgencies = enum.Table[Urgency]{Type: "Urgency", Unknown: unknown, Rows: []enum.Row{
	{Name: "low", English: "Can wait", Hans: "可稍缓", Hant: "可稍緩"},
	{Name: "medium", English: "Soon", Hans: "尽快", Hant: "儘快"},
	{Name: "high", English: "At once", Hans: "立即", Hant: "立即"},
}}

// Urgencies lists the three from slow to pressing, in a slice the caller owns.
func Urgencies() []Urgency { return urgencies.All() }

// ParseUrgency gives the Urgency whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseUrgency(s string) (Urgency, error) { return urgencies.Parse(s) }

// String gives the stable machine name, "low". It is what is stored. A
// number that names nothing prints as "Urgency(0)".
func (u Urgency) String() string { return urgencies.String(u) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (u Urgency) Label(tag language.Tag) string { return urgencies.Label(u, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (u Urgency) MarshalText() ([]byte, error) { return urgencies.MarshalText(u) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and u stays as it was.
func (u *Urgency) UnmarshalText(text []byte) error { return urgencies.UnmarshalText(u, text) }

// Value stores the machine name in a database column, and NULL when u is not set.
func (u Urgency) Value() (driver.Value, error) { return urgencies.Value(u) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (u *Urgency) Scan(src any) error { return urgencies.Scan(u, src) }

// Reaction is what a customer whose expectation was not met does about it: the
// three levels on which customers react. The zero value means "not set".
type Reaction uint8

const (
	// ReactionComplained: they told us. It is the one reaction that helps us both.
	ReactionComplained Reaction = iota + 1
	// ReactionLeft: they told others and buy elsewhere.
	ReactionLeft
	// ReactionThirdParty: they went to a court, the media or a regulator.
	ReactionThirdParty
)

var reactions = enum.Table[Reaction]{Type: "Reaction", Unknown: unknown, Rows: []enum.Row{
	{Name: "complained", English: "Complained to us", Hans: "向我们投诉", Hant: "向我們投訴"},
	{Name: "left", English: "Told others and went elsewhere", Hans: "告诉他人并转向别家", Hant: "告訴他人並轉向別家"},
	{Name: "third-party", English: "Turned to a third party", Hans: "求助第三方", Hant: "求助第三方"},
}}

// Reactions lists the three, in a slice the caller owns.
func Reactions() []Reaction { return reactions.All() }

// ParseReaction gives the Reaction whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseReaction(s string) (Reaction, error) { return reactions.Parse(s) }

// String gives the stable machine name, "complained". It is what is stored. A
// number that names nothing prints as "Reaction(0)".
func (r Reaction) String() string { return reactions.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r Reaction) Label(tag language.Tag) string { return reactions.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (r Reaction) MarshalText() ([]byte, error) { return reactions.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *Reaction) UnmarshalText(text []byte) error { return reactions.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r Reaction) Value() (driver.Value, error) { return reactions.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (r *Reaction) Scan(src any) error { return reactions.Scan(r, src) }

// Assessment is the [Details] of [Assess]: what is known about the weight of a
// complaint. Each field that is not set leaves the earlier value as it is; at
// least one is set.
type Assessment struct {
	// Heat of the conversation.
	Heat Heat `json:"heat,omitzero"`
	// Severity of the fault.
	Severity Severity `json:"severity,omitzero"`
	// Impact of the fault.
	Impact Impact `json:"impact,omitzero"`
	// Urgency of the answer.
	Urgency Urgency `json:"urgency,omitzero"`
	// Safety is true when somebody's safety is at risk. Once said it stays.
	Safety bool `json:"safety,omitempty"`
	// Reaction that was seen. A complaint collects all that were.
	Reaction Reaction `json:"reaction,omitzero"`
	// DecideBy is the instant by which a left-over problem is to be decided: delay
	// changes the customer's mind. It may lie in the past, then it is overdue.
	DecideBy time.Time `json:"decide_by,omitzero"`
}

func (d Assessment) appendFields(dst []byte) []byte {
	dst = appendEnum(dst, "heat", d.Heat, heats)
	dst = appendEnum(dst, "severity", d.Severity, severities)
	dst = appendEnum(dst, "impact", d.Impact, impacts)
	dst = appendEnum(dst, "urgency", d.Urgency, urgencies)
	dst = appendFlag(dst, "safety", d.Safety)
	dst = appendEnum(dst, "reaction", d.Reaction, reactions)
	return appendInstant(dst, "decide_by", d.DecideBy)
}

func readAssessment(r *reader) Details {
	return Assessment{
		Heat:     readEnum(r, "heat", heats),
		Severity: readEnum(r, "severity", severities),
		Impact:   readEnum(r, "impact", impacts),
		Urgency:  readEnum(r, "urgency", urgencies),
		Safety:   r.flag("safety"),
		Reaction: readEnum(r, "reaction", reactions),
		DecideBy: r.instant("decide_by"),
	}
}

func (d Assessment) inUTC() bool { return inUTC(d.DecideBy) }

func (d Assessment) utc() Details { d.DecideBy = utc(d.DecideBy); return d }

// fault: all that is set is known, and something is set.
func (d Assessment) fault() (Code, string) {
	switch {
	case d.Heat != 0 && !heats.Has(d.Heat):
		return CodePayload, "heat"
	case d.Severity != 0 && !severities.Has(d.Severity):
		return CodePayload, "severity"
	case d.Impact != 0 && !impacts.Has(d.Impact):
		return CodePayload, "impact"
	case d.Urgency != 0 && !urgencies.Has(d.Urgency):
		return CodePayload, "urgency"
	case d.Reaction != 0 && !reactions.Has(d.Reaction):
		return CodePayload, "reaction"
	case !d.DecideBy.IsZero() && !inRange(d.DecideBy):
		return CodePayload, "decide_by"
	case d.Heat == 0 && d.Severity == 0 && d.Impact == 0 && d.Urgency == 0 && !d.Safety && d.Reaction == 0 && d.DecideBy.IsZero():
		return CodePayload, "details"
	}
	return 0, ""
}
