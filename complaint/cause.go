package complaint

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// RootCause says where a fault came from. The zero value means "not set". The
// list is short on purpose; words say the rest. It settles responsibility inside
// the house and is no message to the customer.
type RootCause uint8

const (
	// CausePerson: how somebody acted, or was left to act without training.
	CausePerson RootCause = iota + 1
	// CauseProcess: how the work is arranged.
	CauseProcess
	// CauseProduct: what was sold.
	CauseProduct
	// CausePromise: something was promised that could not be kept.
	CausePromise
	// CausePolicy: a rule of our own.
	CausePolicy
	// CausePartner: somebody who works for us or with us.
	CausePartner
)

var rootCauses = enum.Table[RootCause]{Type: "RootCause", Unknown: unknown, Rows: []enum.Row{
	{Name: "person", English: "How somebody acted", Hans: "人员行为", Hant: "人員行為"},
	{Name: "process", English: "The process", Hans: "流程", Hant: "流程"},
	{Name: "product", English: "The product", Hans: "产品", Hant: "產品"},
	{Name: "promise", English: "A promise that could not be kept", Hans: "承诺不当", Hant: "承諾不當"},
	{Name: "policy", English: "A rule of ours", Hans: "内部政策", Hant: "內部政策"},
	{Name: "partner", English: "A partner or supplier", Hans: "合作方或供应商", Hant: "合作夥伴或供應商"},
}}

// RootCauses lists the six, in a slice the caller owns.
func RootCauses() []RootCause { return rootCauses.All() }

// ParseRootCause gives the RootCause whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseRootCause(s string) (RootCause, error) { return rootCauses.Parse(s) }

// String gives the stable machine name, "person". It is what is stored. A
// number that names nothing prints as "RootCause(0)".
func (c RootCause) String() string { return rootCauses.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c RootCause) Label(tag language.Tag) string { return rootCauses.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c RootCause) MarshalText() ([]byte, error) { return rootCauses.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *RootCause) UnmarshalText(text []byte) error { return rootCauses.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c RootCause) Value() (driver.Value, error) { return rootCauses.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *RootCause) Scan(src any) error { return rootCauses.Scan(c, src) }

// Finding is the [Details] of [FindCause]: why a hidden complaint arose.
type Finding struct {
	// Cause is where the fault came from.
	Cause RootCause `json:"cause,omitzero"`
	// Text says it in words.
	Text string `json:"text,omitempty"`
}

func (d Finding) appendFields(dst []byte) []byte {
	return appendText(appendEnum(dst, "cause", d.Cause, rootCauses), "text", d.Text)
}

func readFinding(r *reader) Details {
	return Finding{Cause: readEnum(r, "cause", rootCauses), Text: r.text("text")}
}

func (d Finding) fault() (Code, string) {
	switch {
	case !rootCauses.Has(d.Cause):
		return CodePayload, "cause"
	case !said(d.Text):
		return CodePayload, "text"
	}
	return 0, ""
}

// Prevention is the [Details] of [Prevent]: the root cause and the measure that
// keeps the fault from coming back, or that none is needed and why.
type Prevention struct {
	// Cause is where the fault came from.
	Cause RootCause `json:"cause,omitzero"`
	// NoneNeeded says that no measure is needed. Then there may be no Cause, and
	// Text is the reason.
	NoneNeeded bool `json:"none_needed,omitempty"`
	// Text is the measure, or the reason why none is needed.
	Text string `json:"text,omitempty"`
}

func (d Prevention) appendFields(dst []byte) []byte {
	dst = appendEnum(dst, "cause", d.Cause, rootCauses)
	dst = appendFlag(dst, "none_needed", d.NoneNeeded)
	return appendText(dst, "text", d.Text)
}

func readPrevention(r *reader) Details {
	return Prevention{
		Cause:      readEnum(r, "cause", rootCauses),
		NoneNeeded: r.flag("none_needed"),
		Text:       r.text("text"),
	}
}

func (d Prevention) fault() (Code, string) {
	switch {
	case d.NoneNeeded && blank(d.Text):
		return CodeReasonMissing, "text"
	case !rootCauses.Has(d.Cause) && !(d.NoneNeeded && d.Cause == 0):
		return CodePayload, "cause"
	case !said(d.Text):
		return CodePayload, "text"
	}
	return 0, ""
}
