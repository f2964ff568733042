package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Priority says what comes first when not everything can be done at once. The
// zero value means "not set". A higher number comes earlier.
type Priority uint8

const (
	// PriorityLow: in its turn.
	PriorityLow Priority = iota + 1
	// PriorityNormal: within the day.
	PriorityNormal
	// PriorityHigh: before others.
	PriorityHigh
	// PriorityUrgent: now.
	PriorityUrgent
)

var priorities = enum.Table[Priority]{Type: "Priority", Unknown: unknown, Rows: []enum.Row{
	{Name: "low", English: "Low", Hans: "低", Hant: "低"},
	{Name: "normal", English: "Normal", Hans: "普通", Hant: "一般"},
	{Name: "high", English: "High", Hans: "高", Hant: "高"},
	{Name: "urgent", English: "Urgent", Hans: "紧急", Hant: "緊急"},
}}

// Priorities lists the four from last to first, in a slice the caller owns.
func Priorities() []Priority { return priorities.All() }

// ParsePriority gives the Priority whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParsePriority(s string) (Priority, error) { return priorities.Parse(s) }

// String gives the stable machine name, "low". It is what is stored. A
// number that names nothing prints as "Priority(0)".
func (p Priority) String() string { return priorities.String(p) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (p Priority) Label(tag language.Tag) string { return priorities.Label(p, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (p Priority) MarshalText() ([]byte, error) { return priorities.MarshalText(p) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and p stays as it was.
func (p *Priority) UnmarshalText(text []byte) error { return priorities.UnmarshalText(p, text) }

// Value stores the machine name in a database column, and NULL when p is not set.
func (p Priority) Value() (driver.Value, error) { return priorities.Value(p) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (p *Priority) Scan(src any) error { return priorities.Scan(p, src) }

// base is the priority that impact (row) and urgency (column) give. What is not
// set counts as the lowest.
var base = [3][3]Priority{
	ImpactLow - 1:    {PriorityLow, PriorityLow, PriorityNormal},
	ImpactMedium - 1: {PriorityLow, PriorityNormal, PriorityHigh},
	ImpactHigh - 1:   {PriorityNormal, PriorityHigh, PriorityUrgent},
}

// raises each lift the priority by one, up to urgent.
var raises = []struct {
	id    string
	holds func(a Assessment, times int) bool
}{
	{"critical-severity", func(a Assessment, _ int) bool { return a.Severity >= SeverityCritical }},
	{"heated", func(a Assessment, _ int) bool { return a.Heat >= HeatHigh }},
	{"third-time", func(_ Assessment, times int) bool { return times >= 3 }},
}

// Priority weighs an assessment: impact and urgency give the base; critical
// severity, high heat and a third complaint of the same kind raise it by one
// each, up to urgent; a risk to safety makes it urgent. Nothing that grows ever
// lowers it. Times is how often the customer has complained of this, with this
// time; 0 and 1 say the same.
//
// The facts that counted come with it, as stable ids in a fixed order: "impact-medium",
// "urgency-high", "critical-severity", "heated", "third-time", "safety". What is
// not set is not among them.
func (a Assessment) Priority(times int) (Priority, []string) {
	p := base[max(a.Impact, ImpactLow)-1][max(a.Urgency, UrgencyLow)-1]
	var why []string
	if a.Impact != 0 {
		why = append(why, "impact-"+a.Impact.String())
	}
	if a.Urgency != 0 {
		why = append(why, "urgency-"+a.Urgency.String())
	}
	for _, r := range raises {
		if r.holds(a, times) {
			p, why = min(p+1, PriorityUrgent), append(why, r.id)
		}
	}
	if a.Safety {
		p, why = PriorityUrgent, append(why, "safety")
	}
	return p, why
}
