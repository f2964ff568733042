package sla

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
	"github.com/servicequality/servicequality/internal/strict"
)

// targetJSON is how a target is stored. The calendar stands there in full, or with
// its name in a document that lists its calendars.
type targetJSON struct {
	Metric    Metric    `json:"metric"`
	Goal      string    `json:"goal,omitempty"`
	Limit     string    `json:"limit"`
	NotBefore string    `json:"not_before,omitempty"`
	Warnings  []Warning `json:"warnings,omitempty"`
	Calendar  any       `json:"calendar,omitempty"`
	Policy    string    `json:"policy,omitempty"`
	Rule      string    `json:"rule,omitempty"`
}

// stored gives the stored form of a target, with a calendar in place of its own:
// nothing, a name or a calendar.
func (t Target) stored(calendar any) targetJSON {
	if t.Calendar == nil {
		calendar = nil
	}
	optional := func(d time.Duration) string {
		if d == 0 {
			return ""
		}
		return lapse.Format(d)
	}
	return targetJSON{
		t.Metric, optional(t.Goal), lapse.Format(t.Limit), optional(t.NotBefore), t.Warnings, calendar, t.Policy, t.Rule,
	}
}

// MarshalJSON stores the target, with its calendar in full. One that no clock
// would take is refused.
func (t Target) MarshalJSON() ([]byte, error) {
	if _, err := checkedAim(t); err != nil {
		return nil, err
	}
	return json.Marshal(t.stored(t.Calendar))
}

// UnmarshalJSON reads what MarshalJSON stores, and reports every fault. Then t
// stays as it was.
func (t *Target) UnmarshalJSON(data []byte) error {
	f := findings{of: "target"}
	var read Target
	strict.Read(data, f.add, f.target(&read))
	_, err := checkedAim(read)
	f.adopt("", err)
	if err := f.err(); err != nil {
		return err
	}
	*t = read
	return nil
}

// target reads a target that stands for itself, with its calendar in full.
func (f *findings) target(t *Target) strict.Reader {
	members := f.targetFields(t, f.calendar(&t.Calendar))
	maps.Copy(members, originFields(t))
	return strict.Object(members)
}

func (f *findings) targetFields(t *Target, calendar strict.Reader) strict.Fields {
	return strict.Fields{
		"metric":     spelt(&t.Metric),
		"goal":       strict.Length(&t.Goal),
		"limit":      strict.Length(&t.Limit),
		"not_before": strict.Length(&t.NotBefore),
		"warnings":   strict.List(&t.Warnings, func(w *Warning) strict.Reader { return spelt(w) }),
		"calendar":   calendar,
	}
}

// originFields are the fields that say where a target comes from.
func originFields(t *Target) strict.Fields {
	return strict.Fields{"policy": strict.Text(&t.Policy), "rule": strict.Text(&t.Rule)}
}

// calendar reads a calendar that stands in full. One with faults is replaced by
// another, so that those who use it are not blamed.
func (f *findings) calendar(into **Calendar) strict.Reader {
	return func(v strict.Value) {
		if c, ok := f.known[string(v.Data)]; ok {
			*into = c
			return
		}
		*into = new(Calendar)
		if err := (*into).UnmarshalJSON(v.Data); err != nil {
			f.adopt(v.Path, err)
			*into = Always(nil)
		}
	}
}

// catalog is the calendars of a document, by name.
type catalog struct {
	calendars map[string]*Calendar
	want      string // what to say of other names
}

// catalog reads the member that lists them.
func (f *findings) catalog(stored strict.Value) catalog {
	var c catalog
	stored.Then(strict.Map(&c.calendars, wantName, strict.AnyName, f.calendar))
	c.want = "one of the calendars of this document: " + few(slices.Sorted(maps.Keys(c.calendars)))
	return c
}

// calendarIn reads the name of one of several calendars.
func calendarIn(c catalog, into **Calendar) strict.Reader {
	return func(v strict.Value) {
		name, ok := strict.Plain[string](v, "a text")
		if *into = c.calendars[name]; ok && *into == nil {
			v.Fault(name, c.want)
		}
	}
}
