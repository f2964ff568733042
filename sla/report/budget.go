package report

// Budget is how much an objective left to go wrong and how much of it is used.
// The error budget of "at least 92 %" over 250 decided clocks is 20 misses.
type Budget struct {
	Volume  uint64 `json:"volume"`  // how many clocks, cases or contacts were judged
	Allowed uint64 `json:"allowed"` // how many of them might have gone wrong, rounded down
	Used    uint64 `json:"used"`    // how many did
	Left    int64  `json:"left"`    // Allowed less Used; less than 0 when overspent
}

// Budget gives the error budget of o over the clocks in t: Allowed is the volume
// times what the objective leaves to a hundred percent, and for RepeatContact
// the volume times its bound. It exists for shares only; a mean is refused with
// a [*ValueError]. Fewer clocks than o.Volume, or none, are a [*NotEnoughError].
func (o Objective) Budget(t *Tally) (Budget, error) {
	wrong, allowed, err := o.spend(t)
	if err != nil {
		return Budget{}, err
	}
	most := wrong.Den * allowed.Num / allowed.Den
	return Budget{Volume: wrong.Den, Allowed: most, Used: wrong.Num, Left: int64(most) - int64(wrong.Num)}, nil
}

// Burn gives the burn rate: how many times faster than allowed the budget is
// being used by the clocks in t, which are those of some window of time.
//
//	burn rate = observed miss rate / allowed miss rate
//	          = (missed / decided) / (1 - objective)
//
// At 1 the budget lasts exactly as long as the period it was made for; at 2 half
// as long. See The Site Reliability Workbook (Beyer et al., 2018), chapter 5,
// which alerts when a long and a short window both burn fast, for example at
// 14.4: compare with Ratio{144, 10}.
//
// The objective's Volume guards against alarms over a few clocks: fewer, or none,
// are a [*NotEnoughError]. An objective of 100 % (0 % for RepeatContact) leaves no
// budget that could burn and is, like a mean, a [*ValueError].
func (o Objective) Burn(t *Tally) (Ratio, error) {
	wrong, allowed, err := o.spend(t)
	if err != nil {
		return Ratio{}, err
	}
	if allowed.Num == 0 {
		return Ratio{}, &ValueError{Place: "objective.ratio", Got: o.Ratio.String(), Want: "one that leaves a budget"}
	}
	return Ratio{wrong.Num * allowed.Den, wrong.Den * allowed.Num}, nil
}

// spend gives the share that went wrong and the share that may.
func (o Objective) spend(t *Tally) (wrong, allowed Ratio, err error) {
	f := o.faults()
	if o.isMean() {
		f.add("measure", o.Measure.String(), "attainment, first-contact or repeat-contact")
	}
	if err := f.under("objective"); err != nil {
		return Ratio{}, Ratio{}, err
	}
	wrong, allowed = o.ratio(o.cell(t)), o.Ratio
	if o.Measure != RepeatContact {
		wrong, allowed = wrong.rest(), allowed.rest()
	}
	return wrong, allowed, o.enough(wrong.Den)
}
