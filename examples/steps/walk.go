package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/diagram"
)

// walk is one complaint under way, and who does what at which time.
type walk struct {
	lang  language.Tag
	out   *printer
	c     complaint.Case
	log   []complaint.Event
	actor string
	now   time.Time
}

// The first minute of a walk that does not say when, and how long a step takes then.
var firstMinute = time.Date(2026, 3, 27, 17, 50, 0, 0, time.UTC)

const stepTime = 5 * time.Minute

func newWalk(lang language.Tag, out *printer) *walk {
	return &walk{lang: lang, out: out, actor: "li", now: firstMinute}
}

const help = `at INSTANT       the time is now 2026-03-27T17:50:00Z
wait 3h          so much time passes
as NAME          who acts from now on
allowed          what can be done now
next             what should be done now, and how
log              what happened, as it is stored
diagram          the way so far, in the notation of Mermaid
quit             the end
ACTION [name=value ...] [: words]
                 one of the actions, "receive customer=K-17 : the pump was to run for years";
                 due=+24h is an instant from now
`

// line does what a line says, and reports whether that went through.
func (w *walk) line(line string) bool {
	word, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
	case word == "help":
		w.out.print("%s", help)
	case word == "at":
		return w.set(time.Parse(time.RFC3339, rest))
	case word == "wait":
		d, err := time.ParseDuration(rest)
		return w.set(w.now.Add(d), err)
	case word == "as":
		w.actor = rest
	case word == "allowed":
		w.allowed()
	case word == "next":
		for _, a := range w.c.Next(w.now) {
			w.out.print("  · %s\n", a.Text(w.lang))
		}
	case word == "log":
		for _, e := range w.log {
			w.out.print("%s\n", e.AppendJSON(nil))
		}
	case word == "diagram":
		w.out.print("%s", w.diagram())
	default:
		return w.do(word, rest)
	}
	return true
}

// set moves the clock.
func (w *walk) set(at time.Time, err error) bool {
	if err != nil {
		w.out.print("  ✗ %v\n", err)
		return false
	}
	w.now = at
	w.out.print("  %s\n", at.Format("Monday 2 January 2006 15:04 MST"))
	return true
}

func (w *walk) allowed() {
	for a := range w.c.Allowed().All() {
		w.out.print("  %-16s %s\n", a, a.Label(w.lang))
	}
}

// do asks for one action.
func (w *walk) do(action, rest string) bool {
	cmd, err := w.command(action, rest)
	if err != nil {
		w.out.print("  ✗ %v\n", err)
		return false
	}
	e, err := w.c.Do(cmd)
	if r, ok := errors.AsType[*complaint.Refusal](err); ok {
		w.explain(r)
		return false
	}
	if err != nil {
		w.out.print("  ✗ %v\n", err)
		return false
	}
	w.log = append(w.log, e)
	w.now = w.now.Add(stepTime)
	w.out.print("  ✓ %d %s → %s\n", e.Version(), e.Action().Label(w.lang), w.c.Phase().Label(w.lang))
	if next := w.c.Next(w.now); len(next) > 0 {
		w.out.print("    %s\n", next[0].Text(w.lang))
	}
	return true
}

// explain says why something cannot be done, and what can.
func (w *walk) explain(r *complaint.Refusal) {
	where := r.Code.Label(w.lang)
	if r.Field != "" {
		where += " (" + r.Field + ")"
	}
	w.out.print("  ✗ %s: %s\n", r.Action.Label(w.lang), where)
	var may []string
	for a := range r.Allowed.All() {
		if leads(a) {
			may = append(may, a.String())
		}
	}
	w.out.print("    → %s\n", strings.Join(may, ", "))
}

// leads reports whether an action brings a complaint to another phase.
func leads(a complaint.Action) bool {
	for _, r := range complaint.Rules() {
		if r.Action == a {
			return r.To != 0
		}
	}
	return false
}

// command reads "name=value ... : words" into the JSON form of a command, so that
// what an action takes stands in one place only.
func (w *walk) command(name, rest string) (cmd complaint.Command, err error) {
	action, err := complaint.ParseAction(name)
	if err != nil {
		return cmd, err
	}
	pairs, words, said := strings.Cut(" "+rest, " : ")
	details := map[string]any{}
	if said {
		details["text"] = strings.TrimSpace(words)
		if action == complaint.Receive || action == complaint.Detect {
			details = map[string]any{"missed": details["text"]}
		}
	}
	for pair := range strings.FieldsSeq(pairs) {
		key, value, ok := strings.Cut(pair, "=")
		if !ok {
			return cmd, fmt.Errorf("got %q, want name=value", pair)
		}
		if details[key], err = w.value(value); err != nil {
			return cmd, err
		}
	}
	form := map[string]any{"action": name, "actor": w.actor, "at": w.now}
	if w.c.Version() == 0 {
		form["case"] = "C-17"
	}
	if len(details) > 0 {
		form["details"] = details
	}
	data, err := json.Marshal(form)
	if err == nil {
		err = json.Unmarshal(data, &cmd)
	}
	return cmd, err
}

// value reads yes and no, a time from now, a number, or a text.
func (w *walk) value(s string) (any, error) {
	switch {
	case s == "yes" || s == "no":
		return s == "yes", nil
	case strings.HasPrefix(s, "+"):
		d, err := time.ParseDuration(s[1:])
		return w.now.Add(d), err
	}
	var n int
	if _, err := fmt.Sscanf(s, "%d", &n); err == nil && fmt.Sprint(n) == s {
		return n, nil
	}
	return s, nil
}

// diagram draws the phases with the way so far.
func (w *walk) diagram() string {
	return w.draw(diagram.WriteMermaid, diagram.Options{Language: w.lang, StepsOnly: true, Path: w.log})
}

// picture draws the eight steps, and how far the complaint has come.
func (w *walk) picture() string {
	return w.draw(diagram.WriteSVG, diagram.Options{Language: w.lang, Title: w.c.ID(), Path: w.log})
}

func (w *walk) draw(write func(io.Writer, diagram.Options) error, o diagram.Options) string {
	var b strings.Builder
	if err := write(&b, o); err != nil {
		return fmt.Sprintln(err)
	}
	return b.String()
}
