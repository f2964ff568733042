package complaint

import (
	"database/sql/driver"
	"iter"
	"math/bits"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Action is something that is done to a complaint. The zero value means "not
// set". An action either leads to another phase or records a fact and leaves the
// phase alone; [Rules] says which, from where, and what it needs.
type Action uint8

const (
	// Receive opens a voiced complaint: a customer says that an expectation was not met.
	Receive Action = iota + 1
	// Detect opens a hidden complaint: we notice what nobody said.
	Detect
	// Thank is step 1.
	Thank
	// Appreciate is step 2: say why the complaint is welcome.
	Appreciate
	// Apologise is step 3.
	Apologise
	// Promise is step 4. The instant by which lies after now, the words are recorded
	// and it was judged feasible first.
	Promise
	// Gather is step 5.
	Gather
	// Correct is step 6 and says what was done.
	Correct
	// CheckSatisfied is step 7 with a good answer. Its machine name is "satisfied".
	CheckSatisfied
	// CheckDissatisfied is step 7 with a bad answer. Its machine name is
	// "dissatisfied".
	CheckDissatisfied
	// Prevent is step 8: root cause and measure, or why none is needed.
	Prevent
	// Close ends the complaint after all eight steps.
	Close
	// Withdraw ends it because the customer takes it back.
	Withdraw
	// MergeInto ends it because another complaint carries it on; see [Merge].
	MergeInto
	// Absorb is the other half of a merge, on the complaint that carries on.
	Absorb
	// Conclude ends it without the customer's satisfaction, with reason and approver.
	Conclude
	// Reopen takes up a closed, withdrawn or concluded complaint again and begins
	// its next cycle. No message does this by itself.
	Reopen
	// Visit goes to the customer of a hidden complaint; an apology is part of it.
	Visit
	// FindCause says why the hidden complaint arose. Its machine name is "cause".
	FindCause
	// Remedy puts a hidden complaint right and joins the eight steps.
	Remedy
	// FilePlan asks for approval of a plan that cannot be carried out on the spot.
	FilePlan
	// Approve accepts the plan; nobody approves a plan of their own.
	Approve
	// Reject sends the plan back, with a reason; nobody judges a plan of their own.
	Reject
	// Voice turns a hidden complaint into a voiced one: the customer has spoken.
	Voice
	// Refer records that a court, the media or a regulator has been asked.
	Refer
	// Decided records what came of it.
	Decided
	// PromiseAgain adds a promise to the ledger.
	PromiseAgain
	// ChangeHandler changes the person and hands everything over.
	ChangeHandler
	// ChangePlace changes where we talk.
	ChangePlace
	// ChangeTime changes when we talk.
	ChangeTime
	// Assess records heat, severity, impact, urgency, safety, a reaction or a
	// decide-by date.
	Assess
	// Feedback tells the customer how things stand, solved or not.
	Feedback
	// Note keeps a word on record.
	Note
	// Classify records the category or the root cause.
	Classify
)

var actions = enum.Table[Action]{Type: "Action", Unknown: unknown, Rows: []enum.Row{
	{Name: "receive", English: "Receive the complaint", Hans: "受理投诉", Hant: "受理投訴"},
	{Name: "detect", English: "Detect a hidden complaint", Hans: "发现隐性抱怨", Hant: "發現隱性抱怨"},
	{Name: "thank", English: "Say thank you", Hans: "表示感谢", Hant: "表示感謝"},
	{Name: "appreciate", English: "Say why we appreciate it", Hans: "说明感谢的原因", Hant: "說明感謝的原因"},
	{Name: "apologise", English: "Apologise", Hans: "致歉", Hant: "致歉"},
	{Name: "promise", English: "Promise to act promptly", Hans: "承诺立即处理", Hant: "承諾立即處理"},
	{Name: "gather", English: "Gather what is needed", Hans: "收集所需信息", Hant: "蒐集所需資訊"},
	{Name: "correct", English: "Correct it", Hans: "纠正问题", Hant: "改正問題"},
	{Name: "satisfied", English: "Record that the customer is satisfied", Hans: "记录客户满意", Hant: "記錄客戶滿意"},
	{Name: "dissatisfied", English: "Record that the customer is not satisfied", Hans: "记录客户不满意", Hant: "記錄客戶不滿意"},
	{Name: "prevent", English: "Prevent recurrence", Hans: "防止问题再次发生", Hant: "防止問題再次發生"},
	{Name: "close", English: "Close", Hans: "结案", Hant: "結案"},
	{Name: "withdraw", English: "Record a withdrawal", Hans: "记录客户撤回投诉", Hant: "記錄客戶撤回投訴"},
	{Name: "merge-into", English: "Merge into another complaint", Hans: "并入另一投诉", Hant: "併入另一投訴"},
	{Name: "absorb", English: "Take over a merged complaint", Hans: "接收并入的投诉", Hant: "接收併入的投訴"},
	{Name: "conclude", English: "Conclude without satisfaction", Hans: "未获满意而终结", Hant: "未獲滿意而終結"},
	{Name: "reopen", English: "Reopen", Hans: "重新受理", Hant: "重新受理"},
	{Name: "visit", English: "Visit and apologise", Hans: "上门致歉", Hant: "登門致歉"},
	{Name: "cause", English: "Find the cause", Hans: "查明原因", Hant: "查明原因"},
	{Name: "remedy", English: "Remedy on the spot", Hans: "当场补救", Hant: "當場補救"},
	{Name: "file-plan", English: "File a plan", Hans: "提交方案", Hant: "提報方案"},
	{Name: "approve", English: "Approve the plan", Hans: "批准方案", Hant: "核准方案"},
	{Name: "reject", English: "Reject the plan", Hans: "退回方案", Hant: "退回方案"},
	{Name: "voice", English: "Record that the customer spoke up", Hans: "记录客户提出投诉", Hant: "記錄客戶提出投訴"},
	{Name: "refer", English: "Record an outside referral", Hans: "登记外部介入", Hant: "登記外部介入"},
	{Name: "decided", English: "Record an outside decision", Hans: "登记外部处理结果", Hant: "登記外部處理結果"},
	{Name: "promise-again", English: "Make a further promise", Hans: "再次承诺", Hant: "再次承諾"},
	{Name: "change-handler", English: "Change the person", Hans: "更换处理人", Hant: "更換承辦人"},
	{Name: "change-place", English: "Change the place", Hans: "更换地点", Hant: "更換地點"},
	{Name: "change-time", English: "Change the time", Hans: "更换时间", Hant: "更換時間"},
	{Name: "assess", English: "Assess", Hans: "评估", Hant: "評估"},
	{Name: "feedback", English: "Give the customer an update", Hans: "向客户反馈进展", Hant: "向客戶回報進度"},
	{Name: "note", English: "Add a note", Hans: "添加备注", Hant: "新增備註"},
	{Name: "classify", English: "Classify", Hans: "归类", Hant: "歸類"},
}}

// Actions lists them in the order of a complaint's life, facts last, in a slice the caller owns.
func Actions() []Action { return actions.All() }

// ParseAction gives the Action whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseAction(s string) (Action, error) { return actions.Parse(s) }

// String gives the stable machine name, "receive". It is what is stored. A
// number that names nothing prints as "Action(0)".
func (a Action) String() string { return actions.String(a) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (a Action) Label(tag language.Tag) string { return actions.Label(a, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (a Action) MarshalText() ([]byte, error) { return actions.MarshalText(a) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and a stays as it was.
func (a *Action) UnmarshalText(text []byte) error { return actions.UnmarshalText(a, text) }

// Value stores the machine name in a database column, and NULL when a is not set.
func (a Action) Value() (driver.Value, error) { return actions.Value(a) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (a *Action) Scan(src any) error { return actions.Scan(a, src) }

// ActionSet holds actions as bits. It is a value: comparing two with == compares
// their members, and the zero value is the empty set.
type ActionSet uint64

// Has reports whether a is a member.
func (s ActionSet) Has(a Action) bool { return s>>a&1 != 0 }

// Len counts the members.
func (s ActionSet) Len() int { return bits.OnesCount64(uint64(s)) }

// All goes through the members in the order of the constants.
func (s ActionSet) All() iter.Seq[Action] {
	return func(yield func(Action) bool) {
		for rest := uint64(s); rest != 0; rest &= rest - 1 {
			if !yield(Action(bits.TrailingZeros64(rest))) {
				return
			}
		}
	}
}

// String gives the machine names in order, "thank, withdraw", or "nothing".
func (s ActionSet) String() string {
	if s == 0 {
		return "nothing"
	}
	var names []string
	for a := range s.All() {
		names = append(names, a.String())
	}
	return strings.Join(names, ", ")
}
