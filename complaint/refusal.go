package complaint

import (
	"fmt"
	"log/slog"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
)

// A Refusal says that a command was not carried out, and changes nothing. It is
// found with errors.AsType[*complaint.Refusal], and is its code to errors.Is:
//
//	if errors.Is(err, complaint.CodeOrder) { ... }
//
// It never holds a customer's words.
type Refusal struct {
	// Case is the id of the complaint, "" when it does not exist yet.
	Case string
	// Phase in which the complaint stands.
	Phase Phase
	// Version at which it stands.
	Version int
	// Action that was refused.
	Action Action
	// Code says why.
	Code Code
	// Field is the field of the command or its details that is at fault, as it is
	// named in JSON; "" when it is none of them.
	Field string
	// Allowed is what could be done instead.
	Allowed ActionSet
}

// refuse makes the refusal of a at the present state.
func (c *Case) refuse(a Action, code Code, field string) *Refusal {
	return &Refusal{
		Case: c.id, Phase: c.phase, Version: int(c.version),
		Action: a, Code: code, Field: field, Allowed: c.Allowed(),
	}
}

// Error says what was refused, why, and what is allowed instead.
func (r *Refusal) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "complaint: %v refused: %v", r.Action, r.Code)
	if r.Field != "" {
		fmt.Fprintf(&b, " (%s)", r.Field)
	}
	if r.Version == 0 {
		b.WriteString("; nothing has happened yet")
	} else {
		fmt.Fprintf(&b, "; %q is %v at version %d", r.Case, r.Phase, r.Version)
	}
	fmt.Fprintf(&b, ", allowed: %v", r.Allowed)
	return b.String()
}

// Text says the same to people, in traditional Chinese for a tag in that script,
// simplified for zh, English for all others: what was refused, why, and what would
// lead on instead. Facts beside the steps, which can nearly always be recorded, are
// not listed.
func (r *Refusal) Text(tag language.Tag) string {
	why := r.Code.Label(tag)
	if r.Code == CodePayload && r.Field != "details" {
		why += enum.Pick(tag, ": ", "：", "：") + Field{Name: r.Field}.Label(tag)
	}
	var onward []string
	for a := range r.Allowed.All() {
		if rules[a].to != 0 {
			onward = append(onward, a.Label(tag))
		}
	}
	s := fmt.Sprintf(enum.Pick(tag, "“%s” was refused. %s.", "“%s”未能执行：%s。", "「%s」未能執行：%s。"), r.Action.Label(tag), why)
	if onward == nil {
		return s
	}
	return s + fmt.Sprintf(enum.Pick(tag, " Possible now: %s.", "现在可以：%s。", "現在可以：%s。"),
		strings.Join(onward, enum.Pick(tag, "; ", "、", "、")))
}

// Is reports whether target is the code of r.
func (r *Refusal) Is(target error) bool {
	code, ok := target.(Code)
	return ok && code == r.Code
}

// LogValue gives ids, codes and the version.
func (r *Refusal) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("case", r.Case), slog.String("phase", r.Phase.String()), slog.Int("version", r.Version),
		slog.String("action", r.Action.String()), slog.String("code", r.Code.String()), slog.String("field", r.Field),
	)
}
