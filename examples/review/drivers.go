package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// Driver is what sets the broken promises of one kind apart from those kept: of all
// hours, days, topics and languages, the one in which the most were broken
// beyond the share that is broken in all of them. Who answered is not among them:
// a roster is mended, not a person.
type Driver struct {
	Metric  sla.Metric `json:"metric"`
	Channel string     `json:"channel"`
	Field   Field      `json:"field"`
	Value   string     `json:"value"`
	Broken  int        `json:"broken"` // in it
	Of      int        `json:"of"`
	Else    int        `json:"else"` // broken in all others
	ElseOf  int        `json:"else_of"`
	All     []Break    `json:"-"` // every broken one of this metric and channel
}

// Field is what may set promises apart.
type Field string

// The fields, in the order in which they are preferred when they tell the same.
const (
	ByHour     Field = "hour" // four of them, "20–24", on the desk's clock
	ByDay      Field = "day"
	ByTopic    Field = "topic"
	ByLanguage Field = "language"
)

var fields = []struct {
	field Field
	of    func(j *judged, zone *time.Location) string
}{
	{ByHour, func(j *judged, zone *time.Location) string {
		h := j.started.In(zone).Hour() / 4 * 4
		return fmt.Sprintf("%02d-%02d", h, h+4)
	}},
	{ByDay, func(j *judged, zone *time.Location) string { return j.started.In(zone).Format(time.DateOnly) }},
	{ByTopic, func(j *judged, _ *time.Location) string { return j.topic }},
	{ByLanguage, func(j *judged, _ *time.Location) string { return j.language }},
}

// kind is what promises are compared within.
type kind struct {
	metric  sla.Metric
	channel string
}

// drivers gives one for each kind of promise that was broken.
func drivers(all []judged, zone *time.Location) []Driver {
	byKind := map[kind][]judged{}
	for _, j := range all {
		k := kind{j.Metric, j.Channel}
		byKind[k] = append(byKind[k], j)
	}
	var ds []Driver
	for k, cases := range byKind {
		if d, ok := driver(cases, zone); ok {
			d.Metric, d.Channel = k.metric, k.channel
			ds = append(ds, d)
		}
	}
	slices.SortFunc(ds, func(a, b Driver) int { // by what would be mended
		n, m := a.Of+a.ElseOf, b.Of+b.ElseOf
		return cmp.Or(cmp.Compare(b.excess()*n, a.excess()*m), cmp.Compare(a.Metric, b.Metric), cmp.Compare(a.Channel, b.Channel))
	})
	return ds
}

// driver finds the one value of one field for cases of one kind; the Field is empty
// when none stands out, and ok is false when none is broken.
func driver(cases []judged, zone *time.Location) (best Driver, ok bool) {
	var broken []Break
	for _, c := range cases {
		if c.broken {
			broken = append(broken, c.Break)
		}
	}
	most := 0
	for _, f := range fields {
		for _, d := range split(cases, f.field, func(j *judged) string { return f.of(j, zone) }) {
			d.Else, d.ElseOf, d.All = len(broken)-d.Broken, len(cases)-d.Of, broken
			if excess := d.excess(); excess > most && d.standsOut() {
				most, best = excess, d
			}
		}
	}
	if most == 0 {
		best = Driver{Else: len(broken), ElseOf: len(cases), All: broken}
	}
	return best, len(broken) > 0
}

// excess is how many are broken beyond the common share, times the number of all
// cases.
func (d *Driver) excess() int { return d.Broken*(d.Of+d.ElseOf) - (d.Broken+d.Else)*d.Of }

// fewest is how many broken promises it takes to say what they have in common.
const fewest = 3

// standsOut asks for that many, and for twice the share that is broken elsewhere.
func (d *Driver) standsOut() bool { return d.Broken >= fewest && d.Broken*d.ElseOf >= 2*d.Else*d.Of }

// split counts the cases by their value of a field, in the order of values.
func split(cases []judged, field Field, of func(*judged) string) []Driver {
	at := map[string]int{}
	var ds []Driver
	for i := range cases {
		v := of(&cases[i])
		if _, ok := at[v]; !ok {
			at[v] = len(ds)
			ds = append(ds, Driver{Field: field, Value: v})
		}
		d := &ds[at[v]]
		d.Of++
		if cases[i].broken {
			d.Broken++
		}
	}
	slices.SortFunc(ds, func(a, b Driver) int { return cmp.Compare(a.Value, b.Value) })
	return ds
}
