package sla

import (
	"log/slog"
	"maps"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// Request is what a [Policy] looks at to find the rule for a case: the host's own
// names or codes, compared to the letter, never anything that a customer wrote. An
// empty text means that it is not known.
type Request struct {
	Channel  string            `json:"channel,omitempty"`  // the way it came in: "phone", "chat", "email"
	Priority string            `json:"priority,omitempty"` // how urgent it is: "urgent"
	Tier     string            `json:"tier,omitempty"`     // the group of customers it comes from: "vip"
	Labels   map[string]string `json:"labels,omitempty"`   // whatever else rules ask for: {"language": "de"}
}

// LogValue gives the channel, the priority, the tier and the names of the labels.
func (r Request) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("channel", r.Channel), slog.String("priority", r.Priority), slog.String("tier", r.Tier),
		slog.Any("labels", slices.Sorted(maps.Keys(r.Labels))),
	)
}

// Match says which requests a rule is for: those whose channel is one of Channels,
// and so on for each list that is not empty. The zero Match is for all requests.
type Match struct {
	Channels   []string            `json:"channel,omitempty"`  // the channels that it is for, or none for all
	Priorities []string            `json:"priority,omitempty"` // the priorities
	Tiers      []string            `json:"tier,omitempty"`     // the tiers
	Labels     map[string][]string `json:"labels,omitempty"`   // for each label that matters, its values
}

// condition is one list of a match: the values that a field of a request may have.
type condition struct {
	field  string // "channel", "priority", "tier" or "labels"
	label  string // which one, of the labels
	values []string
}

// path is where the list stands in the match at a path.
func (c condition) path(match string) string {
	if c.field == "labels" {
		return strict.Member(strict.Member(match, c.field), c.label)
	}
	return strict.Member(match, c.field)
}

// on reports whether two conditions are about the same field.
func (c condition) on(other condition) bool { return c.field == other.field && c.label == other.label }

// value is what a request says to a condition.
func (c condition) value(r *Request) string {
	switch c.field {
	case "channel":
		return r.Channel
	case "priority":
		return r.Priority
	case "tier":
		return r.Tier
	}
	return r.Labels[c.label]
}

func (c condition) holds(r *Request) bool { return slices.Contains(c.values, c.value(r)) }

// conditions lists those of a match in the order in which they are looked at.
func (m *Match) conditions() []condition {
	all := []condition{{"channel", "", m.Channels}, {"priority", "", m.Priorities}, {"tier", "", m.Tiers}}
	for _, name := range slices.Sorted(maps.Keys(m.Labels)) {
		all = append(all, condition{"labels", name, m.Labels[name]})
	}
	return slices.DeleteFunc(all, func(c condition) bool { return len(c.values) == 0 })
}

// clone gives a copy, without labels that may have any value.
func (m *Match) clone() Match {
	c := Match{slices.Clone(m.Channels), slices.Clone(m.Priorities), slices.Clone(m.Tiers), maps.Clone(m.Labels)}
	maps.DeleteFunc(c.Labels, func(_ string, values []string) bool { return len(values) == 0 })
	for name, values := range c.Labels {
		c.Labels[name] = slices.Clone(values)
	}
	return c
}

// check finds the faults of the match at a path.
func (m *Match) check(f *findings, path string) {
	for _, name := range slices.Sorted(maps.Keys(m.Labels)) {
		f.name(condition{field: "labels", label: name}.path(path), name)
	}
	for _, c := range m.conditions() {
		at := c.path(path)
		for i, v := range c.values {
			f.name(strict.Item(at, i), v)
			if slices.Contains(c.values[:i], v) {
				f.add(strict.Item(at, i), v, "each value once")
			}
		}
	}
}
