package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Code says why something was refused. The zero value means "not set". The codes
// stand in the order in which the checks are made, so that a command with several
// faults is refused for the first of them. A Code is an error, to be compared
// with: errors.Is(err, complaint.CodeOrder).
type Code uint8

const (
	// CodeUnknownAction: the action is not one of [Actions].
	CodeUnknownAction Code = iota + 1
	// CodeActorMissing: the actor is blank.
	CodeActorMissing
	// CodeKeyConflict: the key was used before, for another content.
	CodeKeyConflict
	// CodeTime: the time is earlier than the last event, or outside the range that
	// [Command] states, or it happened after it was recorded.
	CodeTime
	// CodeVersion: the expected version is not the present one.
	CodeVersion
	// CodeNotStarted: nothing has been received or detected yet.
	CodeNotStarted
	// CodeAlreadyStarted: it has been received or detected already.
	CodeAlreadyStarted
	// CodeTerminal: it has ended; at most reopening is left.
	CodeTerminal
	// CodeOrder: the action does not follow from this phase.
	CodeOrder
	// CodeReasonMissing: this action needs a reason and none is given.
	CodeReasonMissing
	// CodePayload: the details are missing, of another kind, or wrong.
	CodePayload
	// CodeDue: the instant that is promised or appointed does not lie after now.
	CodeDue
	// CodeReworkLimit: this cycle was reworked as often as is allowed.
	CodeReworkLimit
	// CodeExternalOpen: a referral to an outside body is still open.
	CodeExternalOpen
	// CodeSelfMerge: the other complaint is this one.
	CodeSelfMerge
	// CodeMergeTarget: the other complaint is not given, not the one named, or not open.
	CodeMergeTarget
	// CodeSameHandler: the new handler is the present one.
	CodeSameHandler
	// CodeApprover: the approver is missing or not independent.
	CodeApprover
)

var codes = enum.Table[Code]{Type: "Code", Unknown: unknown, Rows: []enum.Row{
	{Name: "unknown-action", English: "The action is not known", Hans: "未知操作", Hant: "未知的操作"},
	{Name: "actor-missing", English: "Nobody is named as the actor", Hans: "缺少操作人", Hant: "缺少操作人員"},
	{Name: "key-conflict", English: "The key was used for something else", Hans: "请求标识已用于其他内容", Hant: "請求識別碼已用於其他內容"},
	{Name: "time", English: "The time is earlier than the last event or out of range", Hans: "时间早于上一事件或超出范围", Hant: "時間早於上一事件或超出範圍"},
	{Name: "version", English: "The case has moved on", Hans: "版本不一致", Hant: "版本不一致"},
	{Name: "not-started", English: "The case does not exist yet", Hans: "投诉尚未受理", Hant: "投訴尚未受理"},
	{Name: "already-started", English: "The case exists already", Hans: "投诉已经受理", Hant: "投訴已經受理"},
	{Name: "terminal", English: "The case has ended", Hans: "投诉已终结", Hant: "投訴已終結"},
	{Name: "order", English: "It is not the turn of this action", Hans: "不符合步骤顺序", Hant: "不符合步驟順序"},
	{Name: "reason-missing", English: "The reason is missing", Hans: "缺少理由", Hant: "缺少理由"},
	{Name: "payload", English: "The details are missing or wrong", Hans: "缺少详情或详情有误", Hant: "缺少詳情或詳情有誤"},
	{Name: "due", English: "The time stated does not lie ahead", Hans: "所定时间不在将来", Hant: "所定時間並非未來時間"},
	{Name: "rework-limit", English: "It was reworked as often as allowed", Hans: "已达重新处理次数上限", Hant: "已達重新處理次數上限"},
	{Name: "external-open", English: "An outside body has not decided yet", Hans: "外部机构尚未作出决定", Hant: "外部機構尚未作成決定"},
	{Name: "self-merge", English: "A case cannot be merged into itself", Hans: "投诉不能并入自身", Hant: "投訴不能併入自身"},
	{Name: "merge-target", English: "The other case cannot take it over", Hans: "目标投诉无法接收", Hant: "目標投訴無法接收"},
	{Name: "same-handler", English: "It is the same handler as before", Hans: "处理人未变", Hant: "承辦人未變"},
	{Name: "approver", English: "The approver is missing or not independent", Hans: "缺少审批人或审批人不独立", Hant: "缺少核准人或核准人不獨立"},
}}

// Codes lists them in the order of the checks, in a slice the caller owns.
func Codes() []Code { return codes.All() }

// ParseCode gives the Code whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseCode(s string) (Code, error) { return codes.Parse(s) }

// String gives the stable machine name, "unknown-action". It is what is stored. A
// number that names nothing prints as "Code(0)".
func (c Code) String() string { return codes.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Code) Label(tag language.Tag) string { return codes.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Code) MarshalText() ([]byte, error) { return codes.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Code) UnmarshalText(text []byte) error { return codes.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Code) Value() (driver.Value, error) { return codes.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Code) Scan(src any) error { return codes.Scan(c, src) }

// Error gives the same text as String, so that a Code can be the target of errors.Is.
func (c Code) Error() string { return c.String() }
