package satisfaction

// Zone is the zone of tolerance of an item or dimension: the stretch from adequate
// to desired service, and where perceived service lies against it (Zeithaml, Berry
// and Parasuraman, Journal of the Academy of Marketing Science 21, 1993). All
// numbers are in points of the scale.
type Zone struct {
	// Adequacy is the measure of service adequacy, perceived minus adequate.
	Adequacy Gap `json:"adequacy"`
	// Superiority is the measure of service superiority, perceived minus desired.
	Superiority Gap `json:"superiority"`
	// Width is desired minus adequate. It is negative when customers call more
	// adequate than they desire, which makes no sense as a mean either.
	Width Exact `json:"width"`
}

// Position is adequacy divided by width: 0 at adequate, 1 at desired, outside of
// that range outside of the zone. ok is false when the width is 0 or negative.
func (z Zone) Position() (position Exact, ok bool) {
	if z.Width.Sign() <= 0 {
		return Exact{}, false
	}
	return z.Adequacy.Quo(z.Width)
}

// Verdict says where perceived service lies, by the signs of adequacy and
// superiority: both ends belong to the zone. ok is false when the width is
// negative; a width of 0 has a verdict.
func (z Zone) Verdict() (v Verdict, ok bool) {
	switch {
	case z.Width.Sign() < 0:
		return 0, false
	case z.Adequacy.Sign() < 0:
		return BelowZone, true
	case z.Superiority.Sign() > 0:
		return AboveZone, true
	}
	return WithinZone, true
}
