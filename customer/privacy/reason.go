package privacy

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Reason says why a field may be used, or why not. A higher number is closer to being
// allowed; see [Ask]. The zero value means "not set".
type Reason uint8

const (
	// ReasonNotTheirTask means that the purpose is not among the duties of whoever asks.
	ReasonNotTheirTask Reason = iota + 1
	// ReasonNotNeeded means that the purpose does without the field.
	ReasonNotNeeded
	// ReasonNoConsent means that the customer was not asked, or not for this.
	ReasonNoConsent
	// ReasonNotToThem means that the consent does not name this third party.
	ReasonNotToThem
	// ReasonNotYet means that the consent was given later than the instant asked about.
	ReasonNotYet
	// ReasonExpired means that the consent has run out.
	ReasonExpired
	// ReasonWithdrawn means that the customer took the consent back.
	ReasonWithdrawn
	// ReasonConsented means that it may be used, as the customer agreed.
	ReasonConsented
	// ReasonNeeded means that it may be used, as what the customer asked cannot be done without.
	ReasonNeeded
)

var reasons = enum.Table[Reason]{Type: "Reason", Unknown: unknown, Rows: []enum.Row{
	{Name: "not-their-task", English: "Not the task of whoever asks", Hans: "不属于查询人的职责", Hant: "不屬於查詢人的職責"},
	{Name: "not-needed", English: "Not needed for the purpose", Hans: "该用途不需要此项", Hant: "此用途不需要該項資料"},
	{Name: "no-consent", English: "No consent", Hans: "客户未同意", Hant: "客戶未同意"},
	{Name: "not-to-them", English: "No consent to pass it on to them", Hans: "未同意提供给该第三方", Hant: "未同意提供給該第三方"},
	{Name: "not-yet", English: "Consent not yet given", Hans: "当时尚未同意", Hant: "當時尚未同意"},
	{Name: "expired", English: "Consent expired", Hans: "同意已到期", Hant: "同意已到期"},
	{Name: "withdrawn", English: "Consent withdrawn", Hans: "同意已撤回", Hant: "同意已撤回"},
	{Name: "consented", English: "Customer consented", Hans: "客户已同意", Hant: "客戶已同意"},
	{Name: "needed", English: "Needed for what was asked", Hans: "办理客户请求所需", Hant: "辦理客戶需求所需"},
}}

// Reasons lists them in their order, in a slice the caller owns.
func Reasons() []Reason { return reasons.All() }

// ParseReason gives the Reason whose String is s, to the letter; anything else is an
// [*customer.UnknownError] that lists the names.
func ParseReason(s string) (Reason, error) { return reasons.Parse(s) }

// String gives the stable machine name, "not-their-task". It is what is stored. A number
// that names nothing prints as "Reason(0)".
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

// Allows reports whether the field may be used.
func (r Reason) Allows() bool { return r == ReasonConsented || r == ReasonNeeded }
