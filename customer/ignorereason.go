package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// IgnoreReason says why an observation counts for nothing. The zero value means
// "not set". When several apply, the one that stands first here is given.
type IgnoreReason uint8

const (
	// IgnoredNeutral: the signal carries no points, such as thanks.
	IgnoredNeutral IgnoreReason = iota + 1
	// IgnoredNotApplicable: a signal of the voice, observed in writing.
	IgnoredNotApplicable
	// IgnoredExpired: the observation is too old.
	IgnoredExpired
	// IgnoredExplained: a stated context explains it.
	IgnoredExplained
	// IgnoredDuplicate: the same signal of the same event counts already.
	IgnoredDuplicate
)

var ignoreReasons = enum.Table[IgnoreReason]{Type: "IgnoreReason", Unknown: unknown, Rows: []enum.Row{
	{Name: "neutral", English: "Says nothing about a preference", Hans: "与偏好无关", Hant: "與偏好無關"},
	{Name: "not-applicable", English: "Does not apply in writing", Hans: "不适用于文字交流", Hant: "不適用於文字交流"},
	{Name: "expired", English: "Too old", Hans: "已过有效期", Hant: "已逾有效期"},
	{Name: "explained", English: "Explained by what was stated", Hans: "已有客观原因", Hant: "已有客觀原因"},
	{Name: "duplicate", English: "Counted already", Hans: "重复，已计入", Hant: "重複，已計入"},
}}

// IgnoreReasons lists them in their order, in a slice the caller owns.
func IgnoreReasons() []IgnoreReason { return ignoreReasons.All() }

// ParseIgnoreReason gives the IgnoreReason whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseIgnoreReason(s string) (IgnoreReason, error) { return ignoreReasons.Parse(s) }

// String gives the stable machine name, "not-applicable". It is what is stored. A
// number that names nothing prints as "IgnoreReason(0)".
func (r IgnoreReason) String() string { return ignoreReasons.String(r) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (r IgnoreReason) Label(tag language.Tag) string { return ignoreReasons.Label(r, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (r IgnoreReason) MarshalText() ([]byte, error) { return ignoreReasons.MarshalText(r) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and r stays as it was.
func (r *IgnoreReason) UnmarshalText(text []byte) error { return ignoreReasons.UnmarshalText(r, text) }

// Value stores the machine name in a database column, and NULL when r is not set.
func (r IgnoreReason) Value() (driver.Value, error) { return ignoreReasons.Value(r) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (r *IgnoreReason) Scan(src any) error { return ignoreReasons.Scan(r, src) }
