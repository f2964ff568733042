package customer

import (
	"fmt"
	"slices"

	"github.com/servicequality/servicequality/internal/strict"
)

// A Situation is what a [Plan] is composed from: how the customer seems to like to be
// served, what was stated, which resources stand ready, and the channel. All of it may
// be missing. It has no place for a name, an accent or a price.
type Situation struct {
	// Status is how the reading of the customer ended. Not set it is taken from
	// Primary; [StatusUnknown], [StatusAmbiguous] and [StatusOptedOut] have advice of
	// their own.
	Status Status `json:"status,omitzero"`
	// Primary is how the customer likes to be served, if that is known.
	Primary Type `json:"primary,omitzero"`
	// Secondary is a second way, beside Primary.
	Secondary Type `json:"secondary,omitzero"`
	// Overlays are what else shows, in any order.
	Overlays []Overlay `json:"overlays,omitempty"`
	// Contexts are circumstances that were stated, in any order.
	Contexts []Context `json:"contexts,omitempty"`
	// Wishes are what customer or booking stated about how to be received, in any order.
	Wishes []Wish `json:"wishes,omitempty"`
	// Tier is which resources stand ready.
	Tier Tier `json:"tier,omitzero"`
	// Channel is the way on which customer and staff meet.
	Channel Channel `json:"channel,omitzero"`
}

// Situation gives what a plan takes from a reading: the status, the types and the
// overlays. The caller adds what was stated, the tier and the channel.
func (r Reading) Situation() Situation {
	return Situation{Status: r.Status, Primary: r.Primary, Secondary: r.Secondary, Overlays: slices.Clone(r.Overlays)}
}

// Check gives every fault at once, each a [*FieldError], and nil for a situation that
// a plan can be composed from: numbers that name nothing, a second type without a
// first one or the same as it, a type beside a status that has none or the reverse,
// and anything read from a customer who opted out.
func (s Situation) Check() error {
	f := findings{of: "situation"}
	atMostOne(&f, "status", s.Status, Statuses())
	atMostOne(&f, "primary", s.Primary, Types())
	atMostOne(&f, "secondary", s.Secondary, Types())
	atMostOne(&f, "tier", s.Tier, Tiers())
	atMostOne(&f, "channel", s.Channel, Channels())
	each(&f, "overlays", s.Overlays, Overlays())
	each(&f, "contexts", s.Contexts, Contexts())
	each(&f, "wishes", s.Wishes, Wishes())
	s.checkReading(&f)
	return f.err()
}

// atMostOne notes a value that is neither 0 nor one of all.
func atMostOne[E interface {
	~uint8
	fmt.Stringer
}](f *findings, path string, e E, all []E) {
	if e != 0 && !slices.Contains(all, e) {
		f.add(path, e.String(), oneOf(all)+", or 0 for none")
	}
}

// each notes the values of a list that are none of all.
func each[E interface {
	comparable
	fmt.Stringer
}](f *findings, path string, list, all []E) {
	for i, e := range list {
		if !slices.Contains(all, e) {
			f.add(strict.Item(path, i), e.String(), oneOf(all))
		}
	}
}

// checkReading notes what contradicts itself about how the customer was read.
func (s Situation) checkReading(f *findings) {
	typed := s.Status == StatusTyped || s.Status == StatusOverridden
	switch {
	case typed && s.Primary == 0:
		f.add("primary", "", "a type, as the status is "+s.Status.String())
	case s.Status != 0 && !typed && s.Primary != 0:
		f.add("primary", s.Primary.String(), "none, as the status is "+s.Status.String())
	}
	switch {
	case s.Secondary != 0 && s.Primary == 0:
		f.add("secondary", s.Secondary.String(), "none without a primary type")
	case s.Secondary != 0 && s.Secondary == s.Primary:
		f.add("secondary", s.Secondary.String(), "another type than the primary one")
	}
	if s.Status == StatusOptedOut && len(s.Overlays) > 0 {
		f.add("overlays", fmt.Sprint(s.Overlays), "none, as the customer opted out")
	}
}

// canonical gives the situation in the one form that all orders and repetitions of
// its lists have.
func (s Situation) canonical() Situation {
	s.Overlays, s.Contexts, s.Wishes = ordered(s.Overlays), ordered(s.Contexts), ordered(s.Wishes)
	return s
}

// ordered gives a sorted copy without repetitions; nil when it is empty.
func ordered[E ~uint8](list []E) []E { return slices.Compact(slices.Sorted(slices.Values(list))) }

// sources lists where the advice for a canonical situation comes from, in the order of
// precedence.
func (s Situation) sources() []Source {
	list := []Source{{Layer: LayerLaw}, {Layer: LayerBaseline}}
	add := func(l Layer, m member) { list = append(list, Source{l, m.String()}) }
	if slices.Contains(s.Overlays, Emotional) {
		add(LayerEmotional, Emotional)
	}
	for _, c := range s.Contexts {
		add(LayerStated, c)
	}
	for _, w := range s.Wishes {
		add(LayerStated, w)
	}
	switch {
	case s.Primary != 0:
		add(LayerPrimary, s.Primary)
	case s.Status != 0:
		add(LayerPrimary, s.Status)
	}
	for _, o := range s.Overlays {
		if o != Emotional {
			add(LayerOverlay, o)
		}
	}
	if s.Secondary != 0 {
		add(LayerSecondary, s.Secondary)
	}
	for _, t := range Tiers() {
		if t <= s.Tier {
			add(LayerTier, t)
		}
	}
	if s.Channel != 0 {
		add(LayerChannel, s.Channel)
	}
	return list
}

// UnmarshalJSON reads what json.Marshal writes. It refuses, with every fault at once,
// each a [*FieldError], unknown, repeated and unreadable fields and all that
// [Situation.Check] finds; then s stays as it was.
func (s *Situation) UnmarshalJSON(data []byte) error {
	f := findings{of: "situation"}
	var read Situation
	strict.Read(data, f.add, readSituation(&read))
	if err := f.err(); err != nil {
		return err
	}
	if err := read.Check(); err != nil {
		return err
	}
	*s = read
	return nil
}

// readSituation reads a situation; whether it can be is for Check to say.
func readSituation(into *Situation) strict.Reader {
	return strict.Object(strict.Fields{
		"status":    spelt(&into.Status),
		"primary":   spelt(&into.Primary),
		"secondary": spelt(&into.Secondary),
		"overlays":  strict.List(&into.Overlays, func(o *Overlay) strict.Reader { return spelt(o) }),
		"contexts":  strict.List(&into.Contexts, func(c *Context) strict.Reader { return spelt(c) }),
		"wishes":    strict.List(&into.Wishes, func(w *Wish) strict.Reader { return spelt(w) }),
		"tier":      spelt(&into.Tier),
		"channel":   spelt(&into.Channel),
	})
}
