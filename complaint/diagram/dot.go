package diagram

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/complaint"
)

// WriteDOT writes a directed graph in the language of Graphviz. Arrows between the
// same two phases are one, with a line for each action. Ends are drawn with a double
// line; the Path is drawn in blue, and the phase in which it stands is filled; an
// arrow is the thicker the more digits its Traffic has.
//
// It fails when the Path cannot have happened, with a [*complaint.ReplayError] and
// before anything is written, or when w does.
func WriteDOT(w io.Writer, o Options) error {
	t, err := o.trace()
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("digraph complaint {\n\trankdir=TB; node [shape=box, style=rounded];\n")
	if o.Title != "" {
		fmt.Fprintf(&b, "\tlabelloc=t; label=%s;\n", dotText(tidy(o.Title)))
	}
	b.WriteString("\t\"\" [shape=point];\n")
	for _, p := range complaint.Phases() {
		fmt.Fprintf(&b, "\t%s [label=%s%s];\n", dotID(p), dotText(o.label(p)), t.nodeStyle(p))
	}
	for _, a := range o.arrows() {
		var lines []string
		busiest := 0
		for _, action := range a.actions {
			lines = append(lines, dotEscape(o.caption(&t, way{a.from, action})))
			busiest = max(busiest, o.Traffic.Count(a.from, action))
		}
		fmt.Fprintf(&b, "\t%s -> %s [label=\"%s\"%s];\n",
			dotID(a.from), dotID(a.to), strings.Join(lines, `\n`), edgeStyle(t.on(a), busiest))
	}
	b.WriteString("}\n")
	_, err = io.WriteString(w, b.String())
	return err
}

func (t *trace) nodeStyle(p complaint.Phase) string {
	style := ""
	if p.Terminal() {
		style += ", peripheries=2"
	}
	if t.been[p] || p == t.here {
		style += ", color=blue"
	}
	if p == t.here {
		style += `, style="rounded,filled", fillcolor=lightyellow`
	}
	return style
}

func edgeStyle(on bool, traffic int) string {
	style := ""
	if on {
		style += ", color=blue"
	}
	if traffic > 0 {
		style += ", penwidth=" + strconv.Itoa(len(strconv.Itoa(traffic)))
	}
	return style
}

// dotID is a phase as an identifier; that of where nothing has happened is empty.
func dotID(p complaint.Phase) string {
	if p == 0 {
		return `""`
	}
	return `"` + p.String() + `"`
}

func dotText(s string) string { return `"` + dotEscape(s) + `"` }

// dotEscape writes the two characters that mean something inside a quoted string.
func dotEscape(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, `\`, `\\`), `"`, `\"`)
}
