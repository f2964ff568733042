package satisfaction

// Gap is perceived minus expected, in points of the scale: above 0 the service was
// better than expected, below 0 worse. It is never an absolute value. The zero
// value is no gap at all, which is [Met].
type Gap struct{ Exact }

// Outcome is Exceeded above 0, Met at exactly 0 and Missed below.
func (g Gap) Outcome() Outcome { return g.OutcomeWithin(Exact{}) }

// OutcomeWithin is [Gap.Outcome] with a band: a distance from 0 up to band, ends
// included, is Met. A negative band counts as 0.
func (g Gap) OutcomeWithin(band Exact) Outcome {
	if band.Sign() < 0 {
		band = Exact{}
	}
	switch {
	case g.Cmp(band) > 0:
		return Exceeded
	case g.Cmp(band.Neg()) < 0:
		return Missed
	}
	return Met
}

// String gives the gap with its sign and 4 places, half to even: "+0.2500",
// "-1.3333", "0.0000". What is stored is the exact fraction, see
// [Exact.MarshalText].
func (g Gap) String() string {
	d := g.Decimal(4)
	text := d.StringFixed(4)
	if d.Sign() > 0 {
		return "+" + text
	}
	return text
}

// Warning reports whether the outcome asks for attention although nobody
// complains: it is true for Met. Exceeded needs none, and Missed is a failure.
func (o Outcome) Warning() bool { return o == Met }

// OutcomeCounts is how many respondents were left with each outcome.
type OutcomeCounts struct {
	Exceeded int64 `json:"exceeded"` // above what was expected
	Met      int64 `json:"met"`      // exactly what was expected: a warning
	Missed   int64 `json:"missed"`   // below what was expected
}

// Total is the number of respondents.
func (c OutcomeCounts) Total() int64 { return c.Exceeded + c.Met + c.Missed }

// Of gives the count of an outcome, 0 for one that is not set.
func (c OutcomeCounts) Of(o Outcome) int64 {
	switch o {
	case Exceeded:
		return c.Exceeded
	case Met:
		return c.Met
	case Missed:
		return c.Missed
	}
	return 0
}

// Share is the share of respondents with an outcome, 0 to 1; ok is false when
// there are no respondents.
func (c OutcomeCounts) Share(o Outcome) (share Exact, ok bool) { return Ratio(c.Of(o), c.Total()) }
