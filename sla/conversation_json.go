package sla

import (
	"encoding/json"
	"maps"
	"strconv"
)

// conversationJSON is how a conversation is stored: with its calendars once, under
// names that are given in the order in which the targets use them.
type conversationJSON struct {
	Calendars map[string]*Calendar `json:"calendars,omitempty"`
	Reopen    ReopenMode           `json:"reopen"`
	Targets   []targetJSON         `json:"targets,omitempty"`
	Entries   []Entry              `json:"entries,omitempty"`
}

// MarshalJSON stores the targets and the log, from which all else follows. The zero
// Conversation is refused.
func (c Conversation) MarshalJSON() ([]byte, error) {
	if c.mode == 0 {
		return nil, &FieldError{Of: "conversation", Got: "the zero Conversation", Want: "one that NewConversation gave"}
	}
	stored := conversationJSON{Calendars: map[string]*Calendar{}, Reopen: c.mode, Entries: c.entries}
	names := map[*Calendar]string{}
	for i := range c.lanes {
		t := c.lanes[i].pending.aim.Target
		if names[t.Calendar] == "" && t.Calendar != nil {
			names[t.Calendar] = "c" + strconv.Itoa(len(names)+1)
			stored.Calendars[names[t.Calendar]] = t.Calendar
		}
		stored.Targets = append(stored.Targets, t.stored(names[t.Calendar]))
	}
	return json.Marshal(stored)
}

// UnmarshalJSON reads what MarshalJSON stores. It reports every field that cannot
// be, as a [*FieldError], or else the first entry that does not fit, as a
// [*LogError]. Then c stays as it was.
func (c *Conversation) UnmarshalJSON(data []byte) error {
	f := findings{of: "conversation"}
	var reopen ReopenMode
	var targets []Target
	var entries []Entry
	var calendars, rest json.RawMessage
	f.read(data, f.object(fields{
		"calendars": later(&calendars),
		"reopen":    f.named(&reopen),
		"targets":   later(&rest),
		"entries":   list(&f, &entries, f.entry),
	}))
	named := f.catalog(calendars)
	list(&f, &targets, func(t *Target) reader { return f.conversationTarget(t, named) }).now("targets", rest)
	empty, err := NewConversation(reopen, targets)
	f.adopt("", err)
	if err := f.err(); err != nil {
		return err
	}
	full, err := empty.Append(entries...)
	if err != nil {
		return err
	}
	*c = full
	return nil
}

func (f *findings) conversationTarget(t *Target, named catalog) reader {
	members := f.targetFields(t, f.calendarIn(named, &t.Calendar))
	maps.Copy(members, f.origin(t))
	return f.object(members)
}

func (f *findings) entry(e *Entry) reader {
	return f.object(fields{
		"kind":    f.named(&e.Kind),
		"at":      f.instant(&e.At),
		"answers": f.flag(&e.Answers),
		"since":   f.instant(&e.Since),
		"ref":     f.text(&e.Ref),
	})
}
