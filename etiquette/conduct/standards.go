package conduct

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Standards are the items of some packs, in order. They never change and may be used
// by any number of goroutines at the same time. Make them with [New].
type Standards struct {
	occasions []Occasion
	items     []Item          // those that are on
	known     map[string]bool // all ids, on and off
}

// New builds standards from packs. The order of packs decides that of occasions,
// stages and items, and which override comes last. All faults of all packs are
// reported at once, joined, each a [*PackError]; then there are no standards. New
// keeps nothing of the packs.
func New(packs ...Pack) (*Standards, error) {
	b := builder{known: map[string]bool{}}
	for i := range packs {
		b.pack(&packs[i], packs[:i])
	}
	if err := errors.Join(b.faults...); err != nil {
		return nil, err
	}
	return b.standards(), nil
}

// Occasions lists the occasions with their stages, in order, as copies.
func (s *Standards) Occasions() []Occasion {
	all := slices.Clone(s.occasions)
	for i := range all {
		all[i].Name, all[i].Stages = all[i].Name.clone(), slices.Clone(all[i].Stages)
		for n := range all[i].Stages {
			all[i].Stages[n].Name = all[i].Stages[n].Name.clone()
		}
	}
	return all
}

// Items lists the items that are on, by occasion, stage and place in the packs, as
// copies.
func (s *Standards) Items() []Item {
	all := make([]Item, len(s.items))
	for i := range s.items {
		all[i] = s.items[i].clone()
	}
	return all
}

// Item gives a copy of the item with an id; ok is false when there is none, or when it
// is off.
func (s *Standards) Item(id string) (item Item, ok bool) {
	i := slices.IndexFunc(s.items, func(i Item) bool { return i.ID == id })
	if i < 0 {
		return Item{}, false
	}
	return s.items[i].clone(), true
}

// builder makes standards.
type builder struct {
	faults    []error
	occasions []Occasion
	drafts    []draft
	known     map[string]bool
}

// draft is an item with what overrides make of it.
type draft struct {
	Item
	off bool
}

func (b *builder) fault(pack, path, format string, args ...any) {
	b.faults = append(b.faults, &PackError{Pack: pack, Path: path, Reason: fmt.Sprintf(format, args...)})
}

func (b *builder) pack(p *Pack, earlier []Pack) {
	if p.Name == "" || slices.ContainsFunc(earlier, func(e Pack) bool { return e.Name == p.Name }) {
		b.fault(p.Name, "name", "got %q, want a name that no other pack has", p.Name)
	}
	for i := range p.Occasions {
		b.occasion(p.Name, fmt.Sprintf("occasions[%d] %s", i, p.Occasions[i].ID), &p.Occasions[i])
	}
	for i := range p.Items {
		b.item(p.Name, fmt.Sprintf("items[%d] %s", i, p.Items[i].ID), p.Items[i].clone())
	}
	for i := range p.Overrides {
		b.override(p.Name, fmt.Sprintf("overrides[%d]", i), &p.Overrides[i])
	}
}

// occasion adds an occasion, or what is new of one that is there.
func (b *builder) occasion(pack, path string, o *Occasion) {
	at := b.find(o.ID)
	if at < 0 {
		at = len(b.occasions)
		b.occasions = append(b.occasions, Occasion{ID: o.ID})
	}
	to := &b.occasions[at]
	to.Name = b.name(pack, path, o.ID, to.Name, o.Name)
	for i, stage := range o.Stages {
		n := slices.IndexFunc(to.Stages, func(s Stage) bool { return s.ID == stage.ID })
		if n < 0 {
			n = len(to.Stages)
			to.Stages = append(to.Stages, Stage{ID: stage.ID})
		}
		place := fmt.Sprintf("%s: stages[%d] %s", path, i, stage.ID)
		to.Stages[n].Name = b.name(pack, place, stage.ID, to.Stages[n].Name, stage.Name)
	}
}

// name checks an id and gives its names, the old ones where there are no new.
func (b *builder) name(pack, path, id string, old, given Wording) Wording {
	if !slug.MatchString(id) {
		b.fault(pack, path, "got the id %q, want lower case letters and digits, joined by hyphens", id)
	}
	all := Wording{}
	maps.Copy(all, old)
	maps.Copy(all, given)
	if problem := all.check(); problem != "" {
		b.fault(pack, path, "name: %s", problem)
	}
	return all
}

// find gives the number of an occasion, -1 for none.
func (b *builder) find(occasion string) int {
	return slices.IndexFunc(b.occasions, func(o Occasion) bool { return o.ID == occasion })
}

func (b *builder) item(pack, path string, item Item) {
	item.check(func(format string, args ...any) { b.fault(pack, path, format, args...) })
	if b.known[item.ID] {
		b.fault(pack, path, "got an id that another item has already")
	}
	b.known[item.ID] = true
	if _, stage := b.place(&item); stage < 0 {
		b.fault(pack, path, "got the occasion %q and the stage %q, want those of this or an earlier pack", item.Occasion, item.Stage)
	}
	if b.drafts = append(b.drafts, draft{Item: item}); len(b.drafts) == MaxItems+1 {
		b.fault(pack, path, "got item number %d of all packs, want at most %d", len(b.drafts), MaxItems)
	}
}

// place gives the numbers of an item's occasion and stage; stage is -1 for none.
func (b *builder) place(i *Item) (occasion, stage int) {
	if occasion = b.find(i.Occasion); occasion < 0 {
		return -1, -1
	}
	return occasion, slices.IndexFunc(b.occasions[occasion].Stages, func(s Stage) bool { return s.ID == i.Stage })
}

// override applies one override to the items added so far.
func (b *builder) override(pack, path string, o *Override) {
	if (o.Item == "") == (o.Tag == "") {
		b.fault(pack, path, "got item %q and tag %q, want one of them", o.Item, o.Tag)
		return
	}
	if o.idle() {
		b.fault(pack, path, "got nothing to change or both on and off, want a weight, critical, a bound, on or off")
	}
	found := false
	for i := range b.drafts {
		if d := &b.drafts[i]; o.finds(&d.Item) {
			found = true
			d.apply(o)
			d.check(func(format string, args ...any) { b.fault(pack, path+" on "+d.ID, format, args...) })
		}
	}
	if !found {
		b.fault(pack, path, "got item %q, tag %q, want those of an item in this or an earlier pack", o.Item, o.Tag)
	}
}

// apply takes what the override sets.
func (d *draft) apply(o *Override) {
	if o.Weight != nil {
		d.Weight = *o.Weight
	}
	if o.Critical != nil {
		d.Critical = *o.Critical
	}
	if o.Bound != nil {
		d.Bound = *o.Bound
	}
	d.off = (d.off || o.Off) && !o.On
}

// standards takes the items that are on, in their order.
func (b *builder) standards() *Standards {
	slices.SortStableFunc(b.drafts, func(x, y draft) int {
		xo, xs := b.place(&x.Item)
		yo, ys := b.place(&y.Item)
		return cmp.Or(cmp.Compare(xo, yo), cmp.Compare(xs, ys))
	})
	s := &Standards{occasions: b.occasions, known: b.known}
	for _, d := range b.drafts {
		if !d.off {
			s.items = append(s.items, d.Item)
		}
	}
	return s
}
