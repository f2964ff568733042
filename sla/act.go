package sla

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Act names a step in the life of a [Promise]. The zero value means "not set".
type Act uint8

const (
	// Assessed says that the request was looked at and can be done: the first stage.
	Assessed Act = iota + 1
	// Declined says that the request was looked at and cannot be done: nothing is
	// promised.
	Declined
	// Stated says that the customer was told what will be done and by when: the
	// second stage. Stating again agrees on another instant.
	Stated
	// Informed says that the customer was told how far it is, solved or not.
	Informed
	// CarriedOut says that what was promised is done: the third stage.
	CarriedOut
	// Withdrawn says that the customer was told openly that the promise cannot be
	// kept, with the reason and an alternative. It counts as broken.
	Withdrawn
)

var acts = enum.Table[Act]{Type: "Act", Unknown: unknown, Rows: []enum.Row{
	{Name: "assessed", English: "Found feasible", Hans: "评估可行", Hant: "評估可行"},
	{Name: "declined", English: "Declined", Hans: "评估不可行", Hant: "評估不可行"},
	{Name: "stated", English: "Stated", Hans: "已承诺", Hant: "已承諾"},
	{Name: "informed", English: "Customer informed", Hans: "已反馈进展", Hant: "已回報進度"},
	{Name: "carried-out", English: "Carried out", Hans: "已兑现", Hant: "已兌現"},
	{Name: "withdrawn", English: "Withdrawn", Hans: "已撤回", Hant: "已撤回"},
}}

// Acts lists them in their order, in a slice the caller owns.
func Acts() []Act { return acts.All() }

// ParseAct gives the Act whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseAct(s string) (Act, error) { return acts.Parse(s) }

// String gives the stable machine name, "assessed". It is what is stored. A
// number that names nothing prints as "Act(0)".
func (a Act) String() string { return acts.String(a) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (a Act) Label(tag language.Tag) string { return acts.Label(a, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (a Act) MarshalText() ([]byte, error) { return acts.MarshalText(a) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and a stays as it was.
func (a *Act) UnmarshalText(text []byte) error { return acts.UnmarshalText(a, text) }

// Value stores the machine name in a database column, and NULL when a is not set.
func (a Act) Value() (driver.Value, error) { return acts.Value(a) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (a *Act) Scan(src any) error { return acts.Scan(a, src) }
