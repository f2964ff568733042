package conduct

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// A state is what both stored forms of a tally say, in the order in which they say it.
type (
	tallyState struct {
		Version int         `json:"version"`
		Form    Fingerprint `json:"form"`
		Cells   []cellState `json:"cells"`
	}
	cellState struct {
		Key    Key         `json:"key,omitzero"`
		Cards  int64       `json:"cards"`
		Failed int64       `json:"failed,omitzero"`
		Items  []itemState `json:"items"` // all of the form, in order
	}
	itemState struct {
		Item   string   `json:"item"`
		Counts Counts   `json:"counts"`
		Shown  []string `json:"shown,omitempty"`
	}
)

func (t *Tally) state() tallyState {
	s := tallyState{Version: version, Form: t.form.print, Cells: []cellState{}}
	for k, c := range t.All() {
		cell := cellState{Key: k, Cards: c.cards, Failed: c.failed}
		for n := range c.items {
			cell.Items = append(cell.Items, itemState{t.form.items[n].ID, c.items[n], c.shown[n]})
		}
		s.Cells = append(s.Cells, cell)
	}
	return s
}

// MarshalJSON gives the canonical JSON: tallies of the same cards give the same bytes.
// Cells stand in the order of their keys, items in that of the form; "shown" are the
// conversations in which an item was missed.
//
//	{"version":1,"form":"…","cells":[{"key":{"agent":"a1"},"cards":1,"items":[
//	  {"item":"thanks","counts":{"yes":0,"partly":0,"no":1,"not_applicable":0,"not_observed":0},"shown":["c1"]}]}]}
func (t *Tally) MarshalJSON() ([]byte, error) {
	if err := t.ready(); err != nil {
		return nil, err
	}
	return json.Marshal(t.state())
}

// UnmarshalJSON reads what MarshalJSON gave for a tally of the same form and replaces
// what t has counted. White space and the order of fields are free. Unknown fields,
// another form, and figures that contradict each other are a [*CardError], or several,
// and t is as before. That finds damage, but is no seal.
func (t *Tally) UnmarshalJSON(data []byte) error {
	if err := t.ready(); err != nil {
		return err
	}
	var s tallyState
	if err := strict.Decode(data, &s, strict.LowerOrTag); err != nil {
		return damaged("no tally: "+err.Error(), "the JSON of one")
	}
	return t.adopt(s)
}

// adopt replaces what t has counted by a state, if that does not contradict itself.
func (t *Tally) adopt(s tallyState) error {
	if s.Version != version || s.Form != t.form.print {
		return &CardError{Problem: OtherForm, Got: fmt.Sprintf("version %d of %v", s.Version, s.Form), Want: fmt.Sprintf("version %d of %v", version, t.form.print)}
	}
	read := NewTally(t.form)
	var all []error
	cards := int64(0)
	for i := range s.Cells {
		cell := &s.Cells[i]
		err := cell.check(t.form)
		if i > 0 && s.Cells[i-1].Key.Compare(cell.Key) >= 0 {
			err = errors.Join(err, damaged(fmt.Sprintf("cell %d with the key of another, or out of order", i), "rising keys"))
		}
		if all = append(all, err); err != nil {
			continue
		}
		if cards += cell.Cards; cards > MaxCards {
			return errors.Join(append(all, damaged(fmt.Sprintf("%d cards", cards), fmt.Sprintf("at most %d", int64(MaxCards))))...)
		}
		to := read.open(cell.Key)
		to.cards, to.failed = cell.Cards, cell.Failed
		for n, item := range cell.Items {
			to.items[n], to.shown[n] = item.Counts, slices.Clip(item.Shown)
		}
	}
	if err := errors.Join(all...); err != nil {
		return err
	}
	*t = *read
	return nil
}

func damaged(got, want string) error { return &CardError{Problem: Damaged, Got: got, Want: want} }

// check reports where a cell contradicts itself or the form.
func (s *cellState) check(f *Form) error {
	for _, name := range []string{s.Key.Agent, s.Key.Team, s.Key.Channel} {
		if got := badName(name); got != "" {
			return &CardError{Problem: BadName, Got: "a key with " + got, Want: fmt.Sprintf("plain text of at most %d bytes", MaxName)}
		}
	}
	if len(s.Items) != len(f.items) || s.Cards < 1 || s.Cards > MaxCards {
		return damaged(fmt.Sprintf("%d cards and %d items", s.Cards, len(s.Items)), fmt.Sprintf("1 to %d cards and %d items", int64(MaxCards), len(f.items)))
	}
	var all []error
	var judged, most, least int64 // answers; the bounds of failed cards
	for n := range s.Items {
		item, counts := &s.Items[n], s.Items[n].Counts
		if item.Item != f.items[n].ID {
			return damaged(fmt.Sprintf("item %q", item.Item), fmt.Sprintf("%q", f.items[n].ID))
		}
		all = append(all, item.check(s.Cards))
		judged += s.Cards - counts.NotObserved
		if f.items[n].Critical {
			most, least = most+counts.misses(), max(least, counts.misses())
		}
	}
	if err := errors.Join(all...); err != nil {
		return err
	}
	if judged < s.Cards || s.Failed < least || s.Failed > min(most, s.Cards) {
		return damaged(fmt.Sprintf("%d answers and %d failed cards", judged, s.Failed), fmt.Sprintf("%d answers at least and %d to %d failed cards", s.Cards, least, min(most, s.Cards)))
	}
	return nil
}

// check reports where the counts of an item contradict each other or the number of
// cards.
func (s *itemState) check(cards int64) error {
	fault := func(got, want string) error { return &CardError{Problem: Damaged, Item: s.Item, Got: got, Want: want} }
	for _, n := range s.Counts.all() {
		if *n < 0 || *n > cards {
			return fault(fmt.Sprintf("a count of %d", *n), fmt.Sprintf("0 to %d", cards))
		}
	}
	if s.Counts.sum() != cards {
		return fault(fmt.Sprintf("%d answers", s.Counts.sum()), fmt.Sprintf("%d, one on each card", cards))
	}
	misses := s.Counts.misses()
	if n := int64(len(s.Shown)); n > min(misses, MaxEvidence) || n == 0 && misses > 0 {
		return fault(fmt.Sprintf("%d conversations for %d misses", n, misses), fmt.Sprintf("up to %d", MaxEvidence))
	}
	for i, name := range s.Shown {
		if badName(name) != "" || name == "" || i > 0 && s.Shown[i-1] >= name {
			return fault("conversations that are no names or out of order", "rising names")
		}
	}
	return nil
}
