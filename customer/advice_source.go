package customer

import (
	"fmt"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
	"golang.org/x/text/language"
)

// Source is where an advice comes from: a layer, and what in it the advice is for.
// [LayerLaw] and [LayerBaseline] are for everyone.
type Source struct {
	// Layer decides which of two contradicting advices stays.
	Layer Layer `json:"layer"`
	// For is the machine name of a value, "" where the layer is for everyone: of an
	// [Overlay], of a [Context] or a [Wish], of a [Type] or a [Status] without a type,
	// of a [Tier], or of a [Channel].
	For string `json:"for,omitempty"`
}

// String gives the layer and what it is for, "primary hurried".
func (s Source) String() string {
	if s.For == "" {
		return s.Layer.String()
	}
	return s.Layer.String() + " " + s.For
}

// Label gives what people read, "How the customer likes to be served: Prefers a quick
// answer", in the language of the tag as with [Layer.Label].
func (s Source) Label(tag language.Tag) string {
	for _, m := range members(s.Layer) {
		if m.String() == s.For {
			return s.Layer.Label(tag) + colon.In(tag) + m.Label(tag)
		}
	}
	return s.Layer.Label(tag)
}

// A member is a value that a layer can have advice for.
type member interface {
	fmt.Stringer
	Label(language.Tag) string
}

// members lists what the advice of a layer can be for, in the order in which their
// advice is taken into a plan; nil where it is for everyone.
func members(l Layer) []member {
	switch l {
	case LayerEmotional:
		return []member{Emotional}
	case LayerStated:
		return append(listed(Contexts()), listed(Wishes())...)
	case LayerPrimary:
		return append(listed(Types()), StatusUnknown, StatusAmbiguous, StatusOptedOut)
	case LayerOverlay:
		return []member{DetailMinded, Undecided}
	case LayerSecondary:
		return listed(Types())
	case LayerTier:
		return listed(Tiers())
	case LayerChannel:
		return listed(Channels())
	}
	return nil
}

func listed[E member](all []E) []member {
	list := make([]member, len(all))
	for i, e := range all {
		list[i] = e
	}
	return list
}

// check notes the faults of the source of an advice at a path.
func (s Source) check(f *findings, path string) {
	if !layers.Has(s.Layer) {
		f.add(strict.Under(path, "layer"), s.Layer.String(), oneOf(Layers()))
		return
	}
	known := members(s.Layer)
	switch {
	case len(known) == 0 && s.For != "":
		f.add(strict.Under(path, "for"), s.For, "nothing, for the layer is for everyone")
	case len(known) > 0 && !slices.ContainsFunc(known, func(m member) bool { return m.String() == s.For }):
		f.add(strict.Under(path, "for"), s.For, oneOf(known))
	}
}
