package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Verdict names how a clock stands against its limit or its goal. The first three
// are of a clock that is still open, the others are final unless it is reopened.
// The zero value means "not set": there is no goal, or the clock has not started.
type Verdict uint8

const (
	// OnTrack is open and not near its due instant.
	OnTrack Verdict = iota + 1
	// AtRisk is open and has reached a warning, or is just due: at the due instant
	// itself nothing remains, but a stop would still be in time.
	AtRisk
	// Breached is open and past its due instant.
	Breached
	// Met was stopped in time: not after the due instant and not before the window.
	Met
	// Early was stopped before its window opened. That is a miss too.
	Early
	// Missed was stopped after the due instant.
	Missed
	// Void was cancelled, which is neither met nor missed.
	Void
)

var verdicts = enum.Table[Verdict]{Type: "Verdict", Unknown: unknown, Rows: []enum.Row{
	{Name: "on-track", English: "On track", Hans: "进度正常", Hant: "進度正常"},
	{Name: "at-risk", English: "At risk", Hans: "临近超时", Hant: "即將逾時"},
	{Name: "breached", English: "Breached", Hans: "已超时", Hant: "已逾時"},
	{Name: "met", English: "Met", Hans: "达标", Hant: "達標"},
	{Name: "early", English: "Too early", Hans: "过早", Hant: "過早"},
	{Name: "missed", English: "Missed", Hans: "未达标", Hant: "未達標"},
	{Name: "void", English: "Void", Hans: "不计入", Hant: "不列入計算"},
}}

// Verdicts lists them in their order, in a slice the caller owns.
func Verdicts() []Verdict { return verdicts.All() }

// ParseVerdict gives the Verdict whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseVerdict(s string) (Verdict, error) { return verdicts.Parse(s) }

// String gives the stable machine name, "on-track". It is what is stored. A
// number that names nothing prints as "Verdict(0)".
func (v Verdict) String() string { return verdicts.String(v) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (v Verdict) Label(tag language.Tag) string { return verdicts.Label(v, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (v Verdict) MarshalText() ([]byte, error) { return verdicts.MarshalText(v) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and v stays as it was.
func (v *Verdict) UnmarshalText(text []byte) error { return verdicts.UnmarshalText(v, text) }

// Value stores the machine name in a database column, and NULL when v is not set.
func (v Verdict) Value() (driver.Value, error) { return verdicts.Value(v) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (v *Verdict) Scan(src any) error { return verdicts.Scan(v, src) }
