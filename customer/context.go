package customer

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// Context names a circumstance that was stated, by the customer or by whoever
// keeps the record, never guessed. It explains signals away that it would
// produce by itself (see [Signal.ExplainedBy]) and opens advice on access. It
// never adds points. The first five are about the customer's side, the last three
// about ours. The zero value means "not set".
type Context uint8

const (
	// ContextSecondLanguage: the conversation is not in the customer's first language.
	ContextSecondLanguage Context = iota + 1
	// ContextHearing: the customer said that hearing is difficult.
	ContextHearing
	// ContextSpeech: the customer said that speaking is difficult.
	ContextSpeech
	// ContextBadLine: the line is noisy, late or broken.
	ContextBadLine
	// ContextIllness: the customer said that they are unwell or in pain.
	ContextIllness
	// ContextAgentCutIn: our own agent interrupted.
	ContextAgentCutIn
	// ContextAgentFast: our own agent spoke too fast.
	ContextAgentFast
	// ContextLongWait: the customer was kept waiting by us.
	ContextLongWait
)

var contexts = enum.Table[Context]{Type: "Context", Unknown: unknown, Rows: []enum.Row{
	{Name: "second-language", English: "Conversation in a second language", Hans: "非母语交流", Hant: "非母語交流"},
	{Name: "hearing", English: "Difficulty hearing", Hans: "听力不便", Hant: "聽力不便"},
	{Name: "speech", English: "Difficulty speaking", Hans: "言语不便", Hant: "言語不便"},
	{Name: "bad-line", English: "Bad line", Hans: "通话质量不佳", Hant: "通話品質不佳"},
	{Name: "illness", English: "Feeling unwell", Hans: "身体不适", Hant: "身體不適"},
	{Name: "agent-cut-in", English: "We cut in", Hans: "我方打断了对话", Hant: "我方打斷了對話"},
	{Name: "agent-fast", English: "We spoke too fast", Hans: "我方语速过快", Hant: "我方語速過快"},
	{Name: "long-wait", English: "Long wait", Hans: "等候过久", Hant: "等候過久"},
}}

// Contexts lists them in their order, in a slice the caller owns.
func Contexts() []Context { return contexts.All() }

// ParseContext gives the Context whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseContext(s string) (Context, error) { return contexts.Parse(s) }

// String gives the stable machine name, "second-language". It is what is stored. A
// number that names nothing prints as "Context(0)".
func (c Context) String() string { return contexts.String(c) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (c Context) Label(tag language.Tag) string { return contexts.Label(c, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (c Context) MarshalText() ([]byte, error) { return contexts.MarshalText(c) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and c stays as it was.
func (c *Context) UnmarshalText(text []byte) error { return contexts.UnmarshalText(c, text) }

// Value stores the machine name in a database column, and NULL when c is not set.
func (c Context) Value() (driver.Value, error) { return contexts.Value(c) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (c *Context) Scan(src any) error { return contexts.Scan(c, src) }
