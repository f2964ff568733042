package customer

import (
	"cmp"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// A Handbook is the advice that plans are composed from: the rows of this package and
// a caller's own. It is immutable and safe for concurrent use. The zero value holds
// the rows of this package.
type Handbook struct {
	own map[Source][]Advice // each list by id
}

// NewHandbook adds own rows to those of this package; nothing replaces one of these.
// The order of the rows does not matter. It refuses, with every fault at once, each a
// [*FieldError]:
//
//   - an id that is malformed or taken;
//   - what is not set, unknown, or for nothing that its layer has ([LayerSecondary]
//     has no rows of its own: it takes those of a type from [LayerPrimary]);
//   - a text that is missing in one of the three languages;
//   - a row of [LayerLaw] or [LayerBaseline] that does not stay;
//   - a row of [LayerTier] with a stance, which could take other advice away;
//   - a stance that contradicts another row for the same, or one that [Stays] although
//     another stands above it.
//
// A row is held against the others only when it has no fault of its own.
func NewHandbook(own ...Advice) (Handbook, error) {
	f := findings{of: "advice"}
	ids := map[string]bool{}
	for _, a := range builtIn {
		ids[a.ID] = true
	}
	for i, a := range own {
		sound := len(f.errs)
		a.check(&f, strict.Item("", i))
		if ids[a.ID] {
			f.add(strict.Under(strict.Item("", i), "id"), a.ID, "an id that is not taken")
		}
		ids[a.ID] = true
		if len(f.errs) == sound {
			a.fits(&f, strict.Item("", i), slices.Concat(builtIn, own[:i]))
		}
	}
	if err := f.err(); err != nil {
		return Handbook{}, err
	}
	sorted := slices.SortedFunc(slices.Values(own), func(a, b Advice) int { return cmp.Compare(a.ID, b.ID) })
	return Handbook{own: bySource(sorted)}, nil
}

// fits notes the faults of a row of a handbook that the others have been put into.
func (a Advice) fits(f *findings, path string, others []Advice) {
	if a.Layer == LayerSecondary {
		f.add(strict.Under(path, "layer"), a.Layer.String(), "primary: the rows of a type serve as its secondary ones, too")
	}
	if (a.Layer == LayerLaw || a.Layer == LayerBaseline) && a.Standing != Stays {
		f.add(strict.Under(path, "standing"), a.Standing.String(), "stays, as all of the law and the baseline")
	}
	for _, b := range others {
		if a.contradicts(b) && (a.Source == b.Source || a.overrules(b) || b.overrules(a)) {
			f.add(strict.Under(path, "stance"), a.Stance, "none that contradicts "+b.ID)
		}
	}
}

// overrules reports whether a can stand where it would take away b, which stays. The
// rows of a type can stand as low as those of the second one.
func (a Advice) overrules(b Advice) bool {
	lowest := b.Layer
	if lowest == LayerPrimary {
		lowest = LayerSecondary
	}
	return a.Layer <= lowest && b.Standing == Stays
}

// Advice lists all rows of the handbook, layer by layer in the order in which they
// are taken into a plan, in a slice the caller owns.
func (h Handbook) Advice() []Advice {
	var list []Advice
	for _, from := range sources() {
		list = append(append(list, builtInFor[from]...), h.own[from]...)
	}
	return list
}

// sources lists every source that has rows of its own, in the order of precedence.
func sources() []Source {
	var list []Source
	for _, l := range Layers() {
		all := members(l)
		if len(all) == 0 {
			list = append(list, Source{Layer: l})
		}
		for _, m := range all {
			list = append(list, Source{Layer: l, For: m.String()})
		}
	}
	return list
}
