package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Phase says where a complaint stands. The zero value means that nothing has
// happened yet. Who has what in hand, how heated it is, whether a court is asked:
// none of that is a phase, it stands beside it. The order of the constants is
// that of a reader, not of time; what follows what is said by [Rules] alone.
type Phase uint8

const (
	// Received: the customer has told us; nothing has been answered.
	Received Phase = iota + 1
	// Thanked: the customer has been thanked for speaking up.
	Thanked
	// Appreciated: it was said why the complaint is welcome.
	Appreciated
	// Apologised: we have said sorry.
	Apologised
	// Promised: prompt action was promised, with an instant by which.
	Promised
	// Gathered: what is needed to put it right is known.
	Gathered
	// Corrected: the fault has been put right, as far as we can see.
	Corrected
	// Dissatisfied: asked, the customer says that it is not right yet.
	Dissatisfied
	// Satisfied: asked, the customer says that it is right.
	Satisfied
	// Prevented: the root cause is dealt with, so that it does not happen again.
	Prevented
	// Reopened: an ended complaint was taken up again, on purpose and for a reason.
	Reopened
	// Detected: we noticed a complaint that nobody voiced.
	Detected
	// Visited: we have gone to the customer and said sorry.
	Visited
	// CauseFound: it is known why the hidden complaint arose.
	CauseFound
	// PlanFiled: a plan to put it right waits for approval.
	PlanFiled
	// PlanRejected: the plan came back with a reason.
	PlanRejected
	// PlanApproved: somebody other than its filer approved the plan.
	PlanApproved
	// Closed: ended after all eight steps.
	Closed
	// Withdrawn: the customer took the complaint back.
	Withdrawn
	// Merged: it lives on in another complaint. This alone is for ever.
	Merged
	// Concluded: ended by us without the customer's satisfaction, for a stated
	// reason and with a second person's approval. It is never counted as closed.
	Concluded
)

var phases = enum.Table[Phase]{Type: "Phase", Unknown: unknown, Rows: []enum.Row{
	{Name: "received", English: "Received", Hans: "已受理", Hant: "已受理"},
	{Name: "thanked", English: "Thanked", Hans: "已致谢", Hant: "已致謝"},
	{Name: "appreciated", English: "Appreciation explained", Hans: "已说明感谢原因", Hant: "已說明感謝原因"},
	{Name: "apologised", English: "Apologised", Hans: "已致歉", Hant: "已致歉"},
	{Name: "promised", English: "Promised", Hans: "已承诺", Hant: "已承諾"},
	{Name: "gathered", English: "Information gathered", Hans: "已收集信息", Hant: "已蒐集資訊"},
	{Name: "corrected", English: "Corrected", Hans: "已纠正", Hant: "已改正"},
	{Name: "dissatisfied", English: "Customer not satisfied", Hans: "客户不满意", Hant: "客戶不滿意"},
	{Name: "satisfied", English: "Customer satisfied", Hans: "客户满意", Hant: "客戶滿意"},
	{Name: "prevented", English: "Recurrence prevented", Hans: "已防止再次发生", Hant: "已防止再次發生"},
	{Name: "reopened", English: "Reopened", Hans: "已重新受理", Hant: "已重新受理"},
	{Name: "detected", English: "Hidden complaint detected", Hans: "已发现隐性抱怨", Hant: "已發現隱性抱怨"},
	{Name: "visited", English: "Visited", Hans: "已上门致歉", Hant: "已登門致歉"},
	{Name: "cause-found", English: "Cause found", Hans: "已查明原因", Hant: "已查明原因"},
	{Name: "plan-filed", English: "Plan filed", Hans: "已提交方案", Hant: "已提報方案"},
	{Name: "plan-rejected", English: "Plan rejected", Hans: "方案被退回", Hant: "方案遭退回"},
	{Name: "plan-approved", English: "Plan approved", Hans: "方案已批准", Hant: "方案已核准"},
	{Name: "closed", English: "Closed", Hans: "已结案", Hant: "已結案"},
	{Name: "withdrawn", English: "Withdrawn", Hans: "已撤回", Hant: "已撤回"},
	{Name: "merged", English: "Merged", Hans: "已合并", Hant: "已併案"},
	{Name: "concluded", English: "Concluded without satisfaction", Hans: "未获满意终结", Hant: "未獲滿意而終結"},
}}

// Phases lists them, the open ones of the eight steps first, in a slice the caller owns.
func Phases() []Phase { return phases.All() }

// ParsePhase gives the Phase whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParsePhase(s string) (Phase, error) { return phases.Parse(s) }

// String gives the stable machine name, "received". It is what is stored. A
// number that names nothing prints as "Phase(0)".
func (p Phase) String() string { return phases.String(p) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (p Phase) Label(tag language.Tag) string { return phases.Label(p, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (p Phase) MarshalText() ([]byte, error) { return phases.MarshalText(p) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and p stays as it was.
func (p *Phase) UnmarshalText(text []byte) error { return phases.UnmarshalText(p, text) }

// Value stores the machine name in a database column, and NULL when p is not set.
func (p Phase) Value() (driver.Value, error) { return phases.Value(p) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (p *Phase) Scan(src any) error { return phases.Scan(p, src) }

// Terminal reports whether p is an end: closed, withdrawn, merged or concluded.
func (p Phase) Terminal() bool { return terminal.has(p) }

// Open reports whether p is a phase in which somebody still has to act. The zero
// value and unknown numbers are neither open nor terminal.
func (p Phase) Open() bool { return phases.Has(p) && !p.Terminal() }

// Hidden reports whether p belongs to the branch of complaints that nobody
// voiced, up to the point where it joins the eight steps at [Corrected].
func (p Phase) Hidden() bool { return hidden.has(p) }

// A phaseSet holds phases as bits, phase p at bit p.
type phaseSet uint32

const (
	terminal phaseSet = 1<<Closed | 1<<Withdrawn | 1<<Merged | 1<<Concluded
	hidden   phaseSet = 1<<Detected | 1<<Visited | 1<<CauseFound | 1<<PlanFiled | 1<<PlanRejected | 1<<PlanApproved
	voiced   phaseSet = 1<<Received | 1<<Thanked | 1<<Appreciated | 1<<Apologised | 1<<Promised | 1<<Gathered |
		1<<Corrected | 1<<Dissatisfied | 1<<Satisfied | 1<<Prevented | 1<<Reopened
	// afterPromise are the open phases in which a first promise is behind us.
	afterPromise phaseSet = 1<<Promised | 1<<Gathered | 1<<Corrected | 1<<Dissatisfied | 1<<Satisfied | 1<<Prevented | 1<<Reopened
	open                  = voiced | hidden
)

func (s phaseSet) has(p Phase) bool { return s>>p&1 != 0 }

// list gives the members in the order of the constants.
func (s phaseSet) list() []Phase {
	var list []Phase
	for p := Received; phases.Has(p); p++ {
		if s.has(p) {
			list = append(list, p)
		}
	}
	return list
}
