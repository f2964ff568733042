package diagram

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/complaint"
)

// Options say what to draw beside the table, and how. The zero value draws all of it,
// plain, in English.
type Options struct {
	// Title stands above the diagram; "" is none.
	Title string
	// Language of the labels: English, simplified or traditional Chinese.
	Language language.Tag
	// StepsOnly leaves out what does not change the phase. These facts are the same
	// in every open phase. [WriteSVG] never draws them.
	StepsOnly bool
	// Path is the log of one complaint. Its ways carry the versions of its events,
	// and the phase in which it stands is marked.
	Path []complaint.Event
	// Traffic of many complaints. The ways carry how often they were taken.
	Traffic Traffic
	// Label changes the label of a phase, an action or a step, given its machine name
	// and the label of the Language; nil keeps the label. Those of one name,
	// "satisfied", get the same.
	Label func(name, label string) string
}

// labelled is what phases and actions have in common.
type labelled interface {
	String() string
	Label(language.Tag) string
}

// label is what people read at v.
func (o *Options) label(v labelled) string {
	label := v.Label(o.Language)
	if o.Label != nil {
		label = o.Label(v.String(), label)
	}
	return tidy(label)
}

// tidy makes s fit for one line: control characters and line ends become spaces,
// what is not UTF-8 becomes U+FFFD.
func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// A way is an action done in a phase; phase 0 is where nothing has happened yet.
type way struct {
	from   complaint.Phase
	action complaint.Action
}

// An arrow leads from one phase to another or back to itself, by one or several
// actions.
type arrow struct {
	from, to complaint.Phase
	actions  []complaint.Action
}

// arrows gives the whole table, in its order.
func (o *Options) arrows() []arrow {
	var list []arrow
	for _, rule := range complaint.Rules() {
		if rule.To == 0 && o.StepsOnly {
			continue
		}
		from := rule.From
		if len(from) == 0 {
			from = []complaint.Phase{0}
		}
		for _, p := range from {
			to := rule.To
			if to == 0 {
				to = p
			}
			i := slices.IndexFunc(list, func(a arrow) bool { return a.from == p && a.to == to })
			if i < 0 {
				i, list = len(list), append(list, arrow{from: p, to: to})
			}
			list[i].actions = append(list[i].actions, rule.Action)
		}
	}
	return list
}

// walk tells the ways of a log. A log that cannot have happened is an error.
func walk(log []complaint.Event, visit func(way, complaint.Event)) (*complaint.Case, error) {
	if _, err := complaint.Replay(log); err != nil {
		return nil, err
	}
	c := new(complaint.Case)
	for _, e := range log {
		visit(way{c.Phase(), e.Action()}, e)
		c.Apply(e)
	}
	return c, nil
}

// A trace is the way of one complaint through the diagram.
type trace struct {
	versions map[way][]int
	been     map[complaint.Phase]bool
	here     complaint.Phase
}

func (o *Options) trace() (trace, error) {
	t := trace{versions: map[way][]int{}, been: map[complaint.Phase]bool{}}
	c, err := walk(o.Path, func(w way, e complaint.Event) {
		t.versions[w] = append(t.versions[w], e.Version())
		t.been[w.from] = true
	})
	if err == nil {
		t.here = c.Phase()
	}
	return t, err
}

// on reports whether the complaint went along a.
func (t *trace) on(a arrow) bool {
	return slices.ContainsFunc(a.actions, func(action complaint.Action) bool {
		return len(t.versions[way{a.from, action}]) > 0
	})
}

// caption is the label of one action on an arrow, "Correct it [6, 9] ×12".
func (o *Options) caption(t *trace, w way) string {
	return strings.TrimSuffix(o.label(w.action)+" "+mark(t.versions[w], o.Traffic.Count(w.from, w.action)), " ")
}

// mark is what the path and the traffic put on a way, "[6, 9] ×12", or "".
func mark(versions []int, count int) string {
	var parts []string
	if len(versions) > 0 {
		parts = append(parts, strings.ReplaceAll(fmt.Sprint(versions), " ", ", "))
	}
	if count > 0 {
		parts = append(parts, "×"+strconv.Itoa(count))
	}
	return strings.Join(parts, " ")
}
