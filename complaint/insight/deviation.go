package insight

import (
	"database/sql/driver"
	"fmt"
	"log/slog"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum"
)

// Kind says in which way a log departs from the eight steps. The zero value means "not
// set".
type Kind uint8

const (
	// SkippedStep: one or more steps are missing before this one.
	SkippedStep Kind = iota + 1
	// OutOfOrder: this step lies behind already, or belongs elsewhere.
	OutOfOrder
	// AfterEnd: the complaint has ended and was not reopened.
	AfterEnd
	// Repeated: this was done already in the present cycle, and nothing calls for it
	// again.
	Repeated
	// UnknownActivity: nobody said what this activity is.
	UnknownActivity
	// TimeBack: the time is earlier than that of the row of this complaint before.
	TimeBack
	// MissingEnd: the log stops before the complaint has ended.
	MissingEnd
	// OwnPlan: somebody judged a plan of their own.
	OwnPlan
)

var kinds = enum.Table[Kind]{Type: "Kind", Unknown: unknown, Rows: []enum.Row{
	{Name: "skipped-step", English: "A step was skipped", Hans: "跳过步骤", Hant: "略過步驟"},
	{Name: "out-of-order", English: "Out of order", Hans: "顺序不符", Hant: "順序不符"},
	{Name: "after-end", English: "After the end", Hans: "结束后仍有操作", Hant: "結案後仍有動作"},
	{Name: "repeated", English: "Repeated", Hans: "重复操作", Hant: "重複動作"},
	{Name: "unknown-activity", English: "Unknown activity", Hans: "未知活动", Hant: "未知活動"},
	{Name: "time-back", English: "Time goes back", Hans: "时间倒退", Hant: "時間倒退"},
	{Name: "missing-end", English: "No end", Hans: "缺少结束", Hant: "缺少結束"},
	{Name: "own-plan", English: "Judged one's own plan", Hans: "审批本人方案", Hant: "審核本人方案"},
}}

// Kinds lists them, in a slice the caller owns.
func Kinds() []Kind { return kinds.All() }

// ParseKind gives the Kind whose String is s, to the letter; anything else is an
// [*complaint.UnknownError] that lists the names.
func ParseKind(s string) (Kind, error) { return kinds.Parse(s) }

// String gives the stable machine name, "skipped-step". It is what is stored. A
// number that names nothing prints as "Kind(0)".
func (k Kind) String() string { return kinds.String(k) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (k Kind) Label(tag language.Tag) string { return kinds.Label(k, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*complaint.UnknownError].
func (k Kind) MarshalText() ([]byte, error) { return kinds.MarshalText(k) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*complaint.UnknownError] and k stays as it was.
func (k *Kind) UnmarshalText(text []byte) error { return kinds.UnmarshalText(k, text) }

// Value stores the machine name in a database column, and NULL when k is not set.
func (k Kind) Value() (driver.Value, error) { return kinds.Value(k) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (k *Kind) Scan(src any) error { return kinds.Scan(k, src) }

// A Deviation is one place at which a log departs from the eight steps.
type Deviation struct {
	// Kind says how.
	Kind Kind
	// Row is the position of the row in the log, from 0. For a [MissingEnd] it is that
	// of the last row of the complaint.
	Row int64
	// Case is the id of the complaint.
	Case string
	// Action that was done, 0 for an [UnknownActivity] and a [MissingEnd].
	Action complaint.Action
	// Phase is where the complaint stood before, 0 when nothing had happened to it.
	Phase complaint.Phase
	// Skipped lists the actions that are missing before this one, for a [SkippedStep].
	// Where several ways lead on it is the shortest, that of a satisfied customer.
	Skipped []complaint.Action
}

// String gives the row, the id, the kind and the codes: "row 4: C-17 skipped-step:
// correct in appreciated, without apologise, promise, gather".
func (d Deviation) String() string {
	s := fmt.Sprintf("row %d: %s %v", d.Row, d.Case, d.Kind)
	if d.Action != 0 {
		s += ": " + d.Action.String()
	}
	if d.Phase != 0 {
		s += " in " + d.Phase.String()
	}
	if len(d.Skipped) > 0 {
		s += ", without " + strings.Join(names(d.Skipped), ", ")
	}
	return s
}

func names(actions []complaint.Action) []string {
	list := make([]string, len(actions))
	for i, a := range actions {
		list[i] = a.String()
	}
	return list
}

// LogValue gives ids, codes and the position.
func (d Deviation) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("kind", d.Kind.String()), slog.Int64("row", d.Row), slog.String("case", d.Case),
		slog.String("action", d.Action.String()), slog.String("phase", d.Phase.String()),
	)
}
