package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// EntryKind names what happened to a ticket: somebody wrote, its status changed, or
// it was merged. The zero value means "not set".
type EntryKind uint8

const (
	// CustomerWrote is a message of the customer.
	CustomerWrote EntryKind = iota + 1
	// AgentWrote is a message of a person of ours to the customer.
	AgentWrote
	// MachineWrote is an automatic message to the customer. It answers nothing unless
	// its entry says so.
	MachineWrote
	// Opened puts the case back into our hands: after waiting, or after it was solved.
	Opened
	// AwaitsCustomer says that the case waits for the customer.
	AwaitsCustomer
	// AwaitsOthers says that the case waits for somebody who is neither the customer
	// nor of the desk.
	AwaitsOthers
	// Solved says that the case is solved.
	Solved
	// FollowedUp is the call or note after the solution that asks how it was.
	FollowedUp
	// MergedAway says that the ticket was merged into another one. It is final.
	MergedAway
	// TookOver says that another ticket was merged into this one, which may take over
	// its earlier start.
	TookOver
)

var entryKinds = enum.Table[EntryKind]{Type: "EntryKind", Unknown: unknown, Rows: []enum.Row{
	{Name: "customer-wrote", English: "Customer message", Hans: "客户消息", Hant: "客戶訊息"},
	{Name: "agent-wrote", English: "Agent message", Hans: "客服回复", Hant: "客服回覆"},
	{Name: "machine-wrote", English: "Automatic message", Hans: "自动回复", Hant: "自動回覆"},
	{Name: "opened", English: "Opened", Hans: "转为处理中", Hant: "轉為處理中"},
	{Name: "awaits-customer", English: "Waiting for the customer", Hans: "等待客户", Hant: "等待客戶"},
	{Name: "awaits-others", English: "Waiting for others", Hans: "等待第三方", Hant: "等待第三方"},
	{Name: "solved", English: "Solved", Hans: "已解决", Hant: "已解決"},
	{Name: "followed-up", English: "Followed up", Hans: "已回访", Hant: "已回訪"},
	{Name: "merged-away", English: "Merged into another", Hans: "已并入其他工单", Hant: "已併入其他案件"},
	{Name: "took-over", English: "Took over another", Hans: "已合并其他工单", Hant: "已合併其他案件"},
}}

// EntryKinds lists them in their order, in a slice the caller owns.
func EntryKinds() []EntryKind { return entryKinds.All() }

// ParseEntryKind gives the EntryKind whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseEntryKind(s string) (EntryKind, error) { return entryKinds.Parse(s) }

// String gives the stable machine name, "customer-wrote". It is what is stored. A
// number that names nothing prints as "EntryKind(0)".
func (k EntryKind) String() string { return entryKinds.String(k) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (k EntryKind) Label(tag language.Tag) string { return entryKinds.Label(k, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (k EntryKind) MarshalText() ([]byte, error) { return entryKinds.MarshalText(k) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and k stays as it was.
func (k *EntryKind) UnmarshalText(text []byte) error { return entryKinds.UnmarshalText(k, text) }

// Value stores the machine name in a database column, and NULL when k is not set.
func (k EntryKind) Value() (driver.Value, error) { return entryKinds.Value(k) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (k *EntryKind) Scan(src any) error { return entryKinds.Scan(k, src) }
