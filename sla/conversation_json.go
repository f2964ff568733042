package sla

import (
	"encoding/json"
	"maps"
	"strconv"

	"github.com/servicequality/servicequality/internal/strict"
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
	var calendars, rest strict.Value
	strict.Read(data, f.add, strict.Object(strict.Fields{
		"calendars": strict.Keep(&calendars),
		"reopen":    spelt(&reopen),
		"targets":   strict.Keep(&rest),
		"entries":   strict.List(&entries, readEntry),
	}))
	named := f.catalog(calendars)
	rest.Then(strict.List(&targets, func(t *Target) strict.Reader { return f.conversationTarget(t, named) }))
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

func (f *findings) conversationTarget(t *Target, named catalog) strict.Reader {
	members := f.targetFields(t, calendarIn(named, &t.Calendar))
	maps.Copy(members, originFields(t))
	return strict.Object(members)
}

func readEntry(e *Entry) strict.Reader {
	return strict.Object(strict.Fields{
		"kind":    spelt(&e.Kind),
		"at":      strict.Instant(&e.At),
		"answers": strict.Flag(&e.Answers),
		"since":   strict.Instant(&e.Since),
		"ref":     strict.Text(&e.Ref),
	})
}
