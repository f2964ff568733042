package conduct

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/servicequality/servicequality/internal/strict"
)

// version is that of the stored forms.
const version = 1

// maxCard is far more than any card needs, in bytes.
const maxCard = 16 << 20

// cardState is a card as JSON holds it.
type cardState struct {
	Version int         `json:"version"`
	Form    Fingerprint `json:"form"`
	Head    Head        `json:"head"`
	Lines   []Line      `json:"lines"`
}

// MarshalJSON gives the canonical JSON of a card: equal cards give equal bytes. Items
// without a judgement are left out.
//
//	{"version":1,"form":"…","head":{"conversation":"c1","reviewer":"ann"},"lines":[
//	  {"item":"thanks","text":{"answer":"no","places":[{"message":2,"start":0,"end":17}]},
//	   "person":{"answer":"yes","reason":"said before the recording began"}}]}
func (c *Card) MarshalJSON() ([]byte, error) {
	if err := c.ready(); err != nil {
		return nil, err
	}
	s := cardState{Version: version, Form: c.form.print, Head: c.head, Lines: []Line{}}
	for _, l := range c.lines {
		if l.Text.Answer != 0 || l.Person.Answer != 0 {
			s.Lines = append(s.Lines, l)
		}
	}
	return json.Marshal(s)
}

// ParseCard reads a card of this form from what [Card.MarshalJSON] gave, in any
// spacing and order of fields. Unknown fields, a card of another version of the form,
// items that are not on it, items twice or out of order, and judgements that
// contradict each other are a [*CardError], all at once.
func (f *Form) ParseCard(data []byte) (*Card, error) {
	if len(data) > maxCard {
		return nil, &CardError{Problem: Damaged, Got: fmt.Sprintf("%d bytes", len(data)), Want: fmt.Sprintf("at most %d", maxCard)}
	}
	var s cardState
	if err := strict.Decode(data, &s, strict.LowerOrTag); err != nil {
		return nil, &CardError{Problem: Damaged, Got: "no card: " + err.Error(), Want: "the JSON of one"}
	}
	if s.Version != version || s.Form != f.print {
		return nil, &CardError{Problem: OtherForm, Conversation: s.Head.Conversation, Got: fmt.Sprintf("version %d of %v", s.Version, s.Form), Want: fmt.Sprintf("version %d of %v", version, f.print)}
	}
	c, err := f.Card(s.Head)
	if err != nil {
		return nil, err
	}
	if err := c.restore(s.Lines); err != nil {
		return nil, err
	}
	return c, nil
}

// restore takes stored lines into an empty card.
func (c *Card) restore(lines []Line) error {
	var all []error
	last := -1
	for _, l := range lines {
		n, err := c.find(l.Item)
		switch {
		case err != nil:
			all = append(all, err)
			continue
		case n <= last:
			all = append(all, c.refused(l.Item, Damaged, "an item twice or out of order", "the order of the form"))
		case l.Text.Answer == 0 && l.Person.Answer == 0:
			all = append(all, c.refused(l.Item, Damaged, "no judgement", "one"))
		}
		last = max(last, n)
		all = append(all, c.check(n, &l))
		c.lines[n] = l
	}
	return errors.Join(all...)
}
