package value

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"
)

// Tier is one step of care that key customers get. Tiers give resources, such as a
// contact of one's own; courtesy is the same for everybody, and so are prices.
type Tier struct {
	// Name of the tier, "key".
	Name string
	// Enter is the score at or above which a customer enters it.
	Enter decimal.Decimal
	// Keep is the score below which a customer leaves it again, lower than Enter. The
	// distance is what a score may swing by without the tier going up and down with
	// it.
	Keep decimal.Decimal
}

// Tiers are steps in rising order. Below the first there is none, "". They never
// change, and any number of goroutines may use them.
type Tiers struct {
	tiers []Tier
	enter []Points
	keep  []Points
}

// KeyTier lists the one tier "key", entered at 80 and left below 75, in a slice the
// caller owns.
func KeyTier() []Tier {
	return []Tier{{Name: "key", Enter: decimal.New(80, 0), Keep: decimal.New(75, 0)}}
}

// NewTiers checks the tiers, given from the lowest to the highest, and keeps a copy.
// Thresholds are numbers from 0 to 100 with at most six digits after the point; each
// tier has a Keep below its Enter, and both above those of the tier before. It gives
// all faults at once, as [*InputError]s.
func NewTiers(tiers []Tier) (*Tiers, error) {
	var f findings
	if len(tiers) == 0 {
		f.add("tiers", "0 tiers", "1 or more")
	}
	t := &Tiers{tiers: slices.Clone(tiers)}
	for i, tier := range tiers {
		path := "tiers[" + strconv.Itoa(i) + "]"
		f.name(path+".name", tier.Name, t.rank(tier.Name) < i)
		before := len(f)
		enter, keep := Points{num: f.hundred(path+".enter", tier.Enter)}, Points{num: f.hundred(path+".keep", tier.Keep)}
		t.enter, t.keep = append(t.enter, enter), append(t.keep, keep)
		if len(f) > before {
			continue
		}
		if keep.Cmp(enter) >= 0 {
			f.add(path+".keep", tier.Keep.String(), "less than enter, "+tier.Enter.String())
		}
		if i > 0 && enter.Cmp(t.enter[i-1]) <= 0 {
			f.add(path+".enter", tier.Enter.String(), "more than that of the tier before, "+tiers[i-1].Enter.String())
		}
		if i > 0 && keep.Cmp(t.keep[i-1]) <= 0 {
			f.add(path+".keep", tier.Keep.String(), "more than that of the tier before, "+tiers[i-1].Keep.String())
		}
	}
	if f != nil {
		return nil, f.err()
	}
	return t, nil
}

// rank gives the place of the first tier of that name, or the number of tiers.
func (t *Tiers) rank(name string) int {
	for i, tier := range t.tiers {
		if tier.Name == name {
			return i
		}
	}
	return len(t.tiers)
}

// Standing is a customer's tier and why it is that.
type Standing struct {
	// Tier is the name, or "" for none.
	Tier string
	// Kept says that the score is below where the tier is entered, and that the
	// customer has it from before.
	Kept bool
}

// Of gives the tier for a score, and for the tier of last time, "" for none: the
// highest that the score enters, or that it keeps and the customer had or was above.
// It is decided on the exact score, not on one that was rounded to be read. It
// refuses a tier of last time that is not one of these, with an [*InputError].
func (t *Tiers) Of(score Points, before string) (Standing, error) {
	had := t.rank(before)
	if had == len(t.tiers) {
		if before != "" {
			return Standing{}, &InputError{"before", before, "the name of a tier, or none"}
		}
		had = -1
	}
	for i, tier := range slices.Backward(t.tiers) {
		if score.Cmp(t.enter[i]) >= 0 {
			return Standing{Tier: tier.Name}, nil
		}
		if i <= had && score.Cmp(t.keep[i]) >= 0 {
			return Standing{Tier: tier.Name, Kept: true}, nil
		}
	}
	return Standing{}, nil
}
