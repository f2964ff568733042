package conduct

import (
	"log/slog"
	"slices"
)

// Form is a scorecard before it is filled: some items of standards, in order. It never
// changes and may be used by any number of goroutines at the same time. Make it with
// [Standards.Form].
type Form struct {
	standards *Standards
	items     []Item
	index     map[string]int // of the items by id
	print     Fingerprint
}

// Form makes a form of the items for which keep is true; nil keeps all. That is how a
// part is chosen:
//
//	standards.Form(func(i conduct.Item) bool { return i.Occasion == "telephone" })
//
// A form without items is a [*CardError].
func (s *Standards) Form(keep func(Item) bool) (*Form, error) {
	f := &Form{standards: s, index: map[string]int{}}
	for _, item := range s.Items() {
		if keep == nil || keep(item) {
			f.index[item.ID] = len(f.items)
			f.items = append(f.items, item.clone())
		}
	}
	if len(f.items) == 0 {
		return nil, &CardError{Problem: TooFew, Got: "a form without items", Want: "one at least"}
	}
	var err error
	f.print, err = fingerprint(f.items)
	return f, err
}

// Items lists the items of the form in order, as copies.
func (f *Form) Items() []Item {
	all := slices.Clone(f.items)
	for i := range all {
		all[i] = all[i].clone()
	}
	return all
}

// Fingerprint is the version of the form. Only cards of the same version can be
// compared and counted together.
func (f *Form) Fingerprint() Fingerprint { return f.print }

// LogValue gives the fingerprint and the number of items.
func (f *Form) LogValue() slog.Value {
	return slog.GroupValue(slog.String("form", f.print.String()), slog.Int("items", len(f.items)))
}

// find gives the number of an item, or a [*CardError] that says why there is none.
func (f *Form) find(id string) (int, error) {
	n, ok := f.index[id]
	switch {
	case ok:
		return n, nil
	case f.standards != nil && f.standards.known[id]:
		return 0, &CardError{Problem: NotOnCard, Item: id, Got: "an item that the form does not have", Want: "one of the form"}
	}
	return 0, &CardError{Problem: UnknownItem, Item: id, Got: "no such item", Want: "one of the standards"}
}
