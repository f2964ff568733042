package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// EventKind names what happened to a clock. Which kinds are allowed depends on the
// [State] of the clock; the zero value means "not set" and is never allowed.
type EventKind uint8

const (
	// Start begins the count of a pending clock.
	Start EventKind = iota + 1
	// Pause makes a running clock stand still.
	Pause
	// Resume lets a paused clock run on.
	Resume
	// Stop says that what a running or paused clock measures has happened. It closes
	// a pause.
	Stop
	// Cancel ends a running or paused clock without a verdict: the case was merged into
	// another one, or the policy was given up.
	Cancel
	// Reopen lets a stopped clock run again, as its [ReopenMode] says. A clock of
	// [FirstResponse] is never reopened.
	Reopen
	// Retarget changes what a running or paused clock is measured against. Time used
	// and pauses stay.
	Retarget
	// Recalendar changes the business hours in which a running or paused clock
	// counts.
	Recalendar
)

var eventKinds = enum.Table[EventKind]{Type: "EventKind", Unknown: unknown, Rows: []enum.Row{
	{Name: "start", English: "Start", Hans: "开始计时", Hant: "開始計時"},
	{Name: "pause", English: "Pause", Hans: "暂停计时", Hant: "暫停計時"},
	{Name: "resume", English: "Resume", Hans: "恢复计时", Hant: "恢復計時"},
	{Name: "stop", English: "Stop", Hans: "停止计时", Hant: "停止計時"},
	{Name: "cancel", English: "Cancel", Hans: "取消计时", Hant: "取消計時"},
	{Name: "reopen", English: "Reopen", Hans: "重新开启", Hant: "重新開啟"},
	{Name: "retarget", English: "Change of target", Hans: "变更目标", Hant: "變更目標"},
	{Name: "recalendar", English: "Change of calendar", Hans: "变更工作日历", Hant: "變更工作行事曆"},
}}

// EventKinds lists them in their order, in a slice the caller owns.
func EventKinds() []EventKind { return eventKinds.All() }

// ParseEventKind gives the EventKind whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseEventKind(s string) (EventKind, error) { return eventKinds.Parse(s) }

// String gives the stable machine name, "start". It is what is stored. A
// number that names nothing prints as "EventKind(0)".
func (k EventKind) String() string { return eventKinds.String(k) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (k EventKind) Label(tag language.Tag) string { return eventKinds.Label(k, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (k EventKind) MarshalText() ([]byte, error) { return eventKinds.MarshalText(k) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and k stays as it was.
func (k *EventKind) UnmarshalText(text []byte) error { return eventKinds.UnmarshalText(k, text) }

// Value stores the machine name in a database column, and NULL when k is not set.
func (k EventKind) Value() (driver.Value, error) { return eventKinds.Value(k) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (k *EventKind) Scan(src any) error { return eventKinds.Scan(k, src) }
