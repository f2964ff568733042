package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// ConcludeReason says why we ended a complaint without the customer's
// satisfaction. The zero value means "not set".
type ConcludeReason uint8

const (
	// ReasonNoAnswer: the customer was asked and did not answer in the time given.
	ReasonNoAnswer ConcludeReason = iota + 1
	// ReasonUnfounded: looked into, there was no fault; that was explained.
	ReasonUnfounded
	// ReasonExternalDecision: what an outside body decided was carried out.
	ReasonExternalDecision
	// ReasonUnreachable: no way to reach the customer was left.
	ReasonUnreachable
)

var concludeReasons = enum.Table[ConcludeReason]{Type: "ConcludeReason", Unknown: unknown, Rows: []enum.Row{
	{Name: "no-answer", English: "No answer in the time given", Hans: "客户逾期未答复", Hant: "客戶逾期未回覆"},
	{Name: "unfounded", English: "Unfounded", Hans: "经查不成立", Hant: "經查不成立"},
	{Name: "external-decision", English: "An outside decision was carried out", Hans: "已执行外部决定", Hant: "已執行外部決定"},
	{Name: "unreachable", English: "Customer cannot be reached", Hans: "无法联系客户", Hant: "無法聯繫客戶"},
}}

// ConcludeReasons lists the four, in a slice the caller owns.
func ConcludeReasons() []ConcludeReason { return concludeReasons.All() }

// ParseConcludeReason gives the ConcludeReason whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseConcludeReason(s string) (ConcludeReason, error) { return concludeReasons.Parse(s) }

// String gives the stable machine name, "no-answer". It is what is stored. A
// number that names nothing prints as "ConcludeReason(0)".
func (r ConcludeReason) String() string { return concludeReasons.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r ConcludeReason) Label(tag language.Tag) string { return concludeReasons.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (r ConcludeReason) MarshalText() ([]byte, error) { return concludeReasons.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *ConcludeReason) UnmarshalText(text []byte) error {
	return concludeReasons.UnmarshalText(r, text)
}

// Value stores the machine name in a database column, and NULL when r is not set.
func (r ConcludeReason) Value() (driver.Value, error) { return concludeReasons.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (r *ConcludeReason) Scan(src any) error { return concludeReasons.Scan(r, src) }

// Ending is the [Details] of [Conclude].
type Ending struct {
	// Reason why it ends without satisfaction.
	Reason ConcludeReason `json:"reason,omitzero"`
	// Approver agreed to it: neither the present handler nor the actor.
	Approver string `json:"approver,omitempty"`
	// Text explains, if there is more to say.
	Text string `json:"text,omitempty"`
}

func (d Ending) appendFields(dst []byte) []byte {
	dst = appendEnum(dst, "reason", d.Reason, concludeReasons)
	dst = appendText(dst, "approver", d.Approver)
	return appendText(dst, "text", d.Text)
}

func readEnding(r *reader) Details {
	return Ending{
		Reason:   readEnum(r, "reason", concludeReasons),
		Approver: r.text("approver"),
		Text:     r.text("text"),
	}
}

func (d Ending) fault() (Code, string) {
	switch {
	case d.Reason == 0:
		return CodeReasonMissing, "reason"
	case !concludeReasons.Has(d.Reason):
		return CodePayload, "reason"
	case d.Approver != "" && !named(d.Approver):
		return CodePayload, "approver"
	case !text(d.Text):
		return CodePayload, "text"
	}
	return 0, ""
}
