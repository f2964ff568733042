package diagram

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/servicequality/servicequality/complaint"
)

// WriteMermaid writes a Mermaid state diagram. Arrows between the same two phases
// are one, with a line for each action. The phases through which the Path went have
// the class been, the one in which it stands the class here, the ends the class end.
//
// It fails when the Path cannot have happened, with a [*complaint.ReplayError] and
// before anything is written, or when w does.
func WriteMermaid(w io.Writer, o Options) error {
	t, err := o.trace()
	if err != nil {
		return err
	}
	var b strings.Builder
	if o.Title != "" {
		title, _ := json.Marshal(tidy(o.Title)) // a string never fails
		fmt.Fprintf(&b, "---\ntitle: %s\n---\n", title)
	}
	b.WriteString("stateDiagram-v2\n")
	for _, p := range complaint.Phases() {
		fmt.Fprintf(&b, "    state \"%s\" as %s\n", mermaidText(o.label(p)), mermaidID(p))
	}
	for _, a := range o.arrows() {
		var lines []string
		for _, action := range a.actions {
			lines = append(lines, mermaidText(o.caption(&t, way{a.from, action})))
		}
		fmt.Fprintf(&b, "    %s --> %s : %s\n", mermaidID(a.from), mermaidID(a.to), strings.Join(lines, "<br/>"))
	}
	b.WriteString("    classDef end stroke-width:3px\n    classDef been fill:#dfefff\n    classDef here fill:#ffe9b0\n")
	for _, p := range complaint.Phases() {
		if class := t.class(p); class != "" {
			fmt.Fprintf(&b, "    class %s %s\n", mermaidID(p), class)
		}
	}
	_, err = io.WriteString(w, b.String())
	return err
}

// class is how a phase is marked, "" when it is not.
func (t *trace) class(p complaint.Phase) string {
	switch {
	case p == t.here:
		return "here"
	case t.been[p]:
		return "been"
	case p.Terminal():
		return "end"
	}
	return ""
}

// mermaidID is a phase as an identifier, which may not hold a hyphen.
func mermaidID(p complaint.Phase) string {
	if p == 0 {
		return "[*]"
	}
	return strings.ReplaceAll(p.String(), "-", "_")
}

// mermaidText writes what could mean something to Mermaid as an entity, #35; for #.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) || strings.ContainsRune(" ,.()'/×，。（）、：", r) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return b.String()
}
