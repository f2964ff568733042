package customer

import "time"

// Settings say how much evidence it takes. A field that is 0 has its default, so
// that the zero Settings are those of [DefaultSettings].
//
// They are set so that the common error of such systems is not made, which is to
// name a type upon thin evidence: a wrong type costs the customer more than none.
type Settings struct {
	// FamilyCap is the most that the signals of one family add to one type, in
	// thousandths of a point. It is less than Low.Minimum, so that no type rests on
	// one family, which is to say on one cause. Default 1500: a sign and its
	// repetition, or two signs of one cause.
	FamilyCap int64
	// Low is what it takes for a type at all. Default 2000 and 1500: two plain signs
	// from different families, and half as much again as for any other type.
	Low Band
	// Fair is what it takes for [ConfidenceFair]. Default 3000 and 2000.
	Fair Band
	// High is what it takes for [ConfidenceHigh]. Default 4500 and 3000, which at
	// least three families must fill.
	High Band
	// Secondary is the least share of the first score that the second type has to
	// have, in thousandths. It has to have Low.Minimum as well. Default 500.
	Secondary int64
	// Overlays is the least that each overlay takes. Default 1250, 1150 and 1250 for
	// Emotional, DetailMinded and Undecided: with the default signals, more than any
	// one observation gives, but for tears and swearing.
	Overlays OverlayPoints
	// HalfLife is that of signals which state none. Default 30 days: what was observed
	// in this contact or lately counts in full.
	HalfLife time.Duration
	// Expiry is that of signals which state none. Default 180 days: how one liked to
	// be served half a year ago says little.
	Expiry time.Duration
}

// Band is what it takes to reach a confidence: so much evidence, with such a lead.
type Band struct {
	// Minimum is the least score, in thousandths of a point.
	Minimum int64
	// Lead is how many thousandths of the second score the first must have at least:
	// 1500 asks for half as much again. More than 1000, so that a tie never leads.
	Lead int64
}

// DefaultSettings are what a Settings of zeros means.
func DefaultSettings() Settings {
	return Settings{
		FamilyCap: 1500,
		Low:       Band{Minimum: 2000, Lead: 1500},
		Fair:      Band{Minimum: 3000, Lead: 2000},
		High:      Band{Minimum: 4500, Lead: 3000},
		Secondary: 500,
		Overlays:  OverlayPoints{Emotional: 1250, DetailMinded: 1150, Undecided: 1250},
		HalfLife:  30 * 24 * time.Hour,
		Expiry:    180 * 24 * time.Hour,
	}
}

// reached reports whether the first score fills the band against the second.
func (b Band) reached(first, second int64) bool {
	return first >= b.Minimum && first*1000 >= second*b.Lead
}

// orDefault replaces each field that is 0.
func (s Settings) orDefault() Settings {
	d := DefaultSettings()
	fill(&s.FamilyCap, d.FamilyCap)
	s.Low.orDefault(d.Low)
	s.Fair.orDefault(d.Fair)
	s.High.orDefault(d.High)
	fill(&s.Secondary, d.Secondary)
	for _, o := range Overlays() {
		fill(&s.Overlays[o], d.Overlays[o])
	}
	fill(&s.HalfLife, d.HalfLife)
	fill(&s.Expiry, d.Expiry)
	return s
}

func (b *Band) orDefault(d Band) {
	fill(&b.Minimum, d.Minimum)
	fill(&b.Lead, d.Lead)
}

// fill sets what is 0 to its default.
func fill[N ~int64](n *N, d N) {
	if *n == 0 {
		*n = d
	}
}
