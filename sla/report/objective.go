package report

import (
	"fmt"
	"time"

	"github.com/servicequality/servicequality/sla"
)

// Objective is a bound to one figure of the clocks of one metric: at least 92 %
// of the cases solved at the first contact, or a mean first response of at most
// two minutes. It is judged on a [Tally], and on a part of the desk by
// giving it that part: see [Tally.Filter].
//
// What it has to be is checked whenever it is used; the answer to an objective
// with faults is all of them joined, each a [*ValueError] whose place begins with
// "objective".
type Objective struct {
	// Metric is whose clocks are judged. It must be [sla.Resolution] for
	// FirstContact and RepeatContact.
	Metric sla.Metric
	// Measure is the figure that is judged.
	Measure Measure
	// Ratio is the bound of Attainment, FirstContact and RepeatContact, both ends
	// of 0 to 1 allowed, no finer than a thousandth of a percent: its Den is at
	// most 100000. It is zero for the others.
	Ratio Ratio
	// Time is the bound of MeanBusiness and MeanWall, more than 0. It is zero for
	// the others.
	Time time.Duration
	// Volume is how many clocks (cases for FirstContact, contacts for
	// RepeatContact) a judgement has to rest on; with fewer it is refused. One miss
	// of two at night is no alarm. 0 is taken as 1.
	Volume uint64
}

// finest is the greatest denominator of an objective. A budget multiplies it by a
// count, and MaxContacts x MaxRecords x finest is less than 2^64.
const finest = 100_000

// Objectives gives the three figures that the training of service staff commonly
// sets: the first response within two minutes on average, 92 % of cases solved at
// the first contact, and every promise kept. The mean is of business time, since
// nobody answers while the desk is closed. The slice is the caller's.
func Objectives() []Objective {
	return []Objective{
		{Metric: sla.FirstResponse, Measure: MeanBusiness, Time: 2 * time.Minute},
		{Metric: sla.Resolution, Measure: FirstContact, Ratio: Percent(92)},
		{Metric: sla.PromiseKeeping, Measure: Attainment, Ratio: Percent(100)},
	}
}

// Judgement says whether an objective was reached, and by which figure.
type Judgement struct {
	// Reached says that the figure is on the right side of the bound or at it. It
	// was compared exactly, before any rounding.
	Reached bool
	// Ratio is the observed share; without data for MeanBusiness and MeanWall.
	Ratio Ratio
	// Mean is the observed mean, rounded half to even to the nanosecond; 0 for the
	// other measures.
	Mean time.Duration
	// Volume is how many clocks, cases or contacts the figure rests on.
	Volume uint64
}

// Judge compares the clocks of o's metric in t with the bound. Fewer of them than
// o.Volume, or none, are a [*NotEnoughError].
func (o Objective) Judge(t *Tally) (Judgement, error) {
	if err := o.faults().under("objective"); err != nil {
		return Judgement{}, err
	}
	c := o.cell(t)
	switch o.Measure {
	case MeanBusiness:
		return o.judgeMean(&c.business)
	case MeanWall:
		return o.judgeMean(&c.wall)
	}
	return o.judgeRatio(o.ratio(c))
}

func (o Objective) judgeRatio(got Ratio) (Judgement, error) {
	if err := o.enough(got.Den); err != nil {
		return Judgement{}, err
	}
	order, _ := got.Compare(o.Ratio)
	if o.Measure == RepeatContact {
		order = -order
	}
	return Judgement{Reached: order >= 0, Ratio: got, Volume: got.Den}, nil
}

func (o Objective) judgeMean(s *Spread) (Judgement, error) {
	if err := o.enough(s.n); err != nil {
		return Judgement{}, err
	}
	mean, _ := s.Mean()
	return Judgement{Reached: s.compareMean(o.Time) <= 0, Mean: mean, Volume: s.n}, nil
}

// cell merges all cells of o's metric.
func (o Objective) cell(t *Tally) *Cell {
	return t.sum(func(k Key) bool { return k.Metric == o.Metric })
}

// ratio is the figure that o.Measure, which is not a mean, names.
func (o Objective) ratio(c *Cell) Ratio {
	switch o.Measure {
	case FirstContact:
		return c.FirstContact()
	case RepeatContact:
		return c.RepeatContact()
	}
	return c.Attainment()
}

func (o Objective) enough(n uint64) error {
	if want := max(o.Volume, 1); n < want {
		return &NotEnoughError{Got: n, Want: want}
	}
	return nil
}

func (o Objective) isMean() bool { return o.Measure == MeanBusiness || o.Measure == MeanWall }

// faults says what is wrong with o.
func (o Objective) faults() faults {
	var f faults
	_, err := o.Metric.MarshalText()
	f.cause("metric", err)
	_, err = o.Measure.MarshalText()
	f.cause("measure", err)
	switch {
	case err != nil:
	case o.isMean():
		o.checkMean(&f)
	default:
		o.checkRatio(&f)
	}
	return f
}

func (o Objective) checkMean(f *faults) {
	if o.Time <= 0 {
		f.add("time", o.Time.String(), "more than 0s")
	}
	if o.Ratio != (Ratio{}) {
		f.add("ratio", o.Ratio.String(), "0/0: a mean has a time")
	}
}

func (o Objective) checkRatio(f *faults) {
	if !o.Ratio.isShare() || o.Ratio.Den > finest {
		f.add("ratio", o.Ratio.String(), fmt.Sprintf("from 0/1 to 1/1, of at most %d", finest))
	}
	if o.Time != 0 {
		f.add("time", o.Time.String(), "0s: only a mean has a time")
	}
	if o.Measure != Attainment && o.Metric != sla.Resolution {
		f.add("metric", o.Metric.String(), "resolution, the only one that carries contacts")
	}
}
