package report_test

import (
	"errors"
	"math/big"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
	"github.com/servicequality/servicequality/sla/report"
)

// Open and cancelled clocks give no figure at all, and neither does nothing.
func TestLawNoDataIsSaid(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t).with(report.Open, report.Cancelled)
		tally := tallyOf(t, rs)
		c := tally.Total()
		for _, r := range []report.Ratio{c.Attainment(), c.FirstContact(), c.RepeatContact()} {
			percent, ok1 := r.Percent(2)
			number, ok2 := r.Round(2)
			if ok1 || ok2 || !percent.IsZero() || !number.IsZero() || r != (report.Ratio{}) {
				t.Fatalf("%v gives %v and %v", r, percent, number)
			}
			if _, ok := r.Compare(report.Percent(50)); ok {
				t.Fatalf("%v was compared", r)
			}
			if _, ok := report.Percent(50).Compare(r); ok {
				t.Fatalf("%v was compared", r)
			}
		}
		for _, s := range spreads {
			_, ok1 := s.in(c).Min()
			_, ok2 := s.in(c).Max()
			_, ok3 := s.in(c).Mean()
			_, err := s.in(c).Quantile(report.Percent(50))
			if ok1 || ok2 || ok3 {
				t.Fatalf("%s times of nothing: %v, %v, %v", s.name, ok1, ok2, ok3)
			}
			wantNotEnough(t, err, 0, 1)
		}
		volume := rapid.Uint64Range(0, 3).Draw(t, "volume")
		for _, o := range objectives() {
			o.Volume = volume
			_, err := o.Judge(tally)
			wantNotEnough(t, err, 0, max(volume, 1))
			if o.Time == 0 {
				_, err1 := o.Budget(tally)
				_, err2 := o.Burn(tally)
				wantNotEnough(t, err1, 0, max(volume, 1))
				wantNotEnough(t, err2, 0, max(volume, 1))
			}
		}
	})
}

func wantNotEnough(t rapid.TB, err error, got, want uint64) {
	t.Helper()
	if e, ok := errors.AsType[*report.NotEnoughError](err); !ok || *e != (report.NotEnoughError{Got: got, Want: want}) {
		t.Fatalf("error %v, want not enough data: %d of %d", err, got, want)
	}
}

// objectives gives one of each measure.
func objectives() []report.Objective {
	return []report.Objective{
		{Metric: sla.FirstResponse, Measure: report.Attainment, Ratio: report.Percent(92)},
		{Metric: sla.Resolution, Measure: report.FirstContact, Ratio: report.Percent(92)},
		{Metric: sla.Resolution, Measure: report.RepeatContact, Ratio: report.Percent(10)},
		{Metric: sla.FirstResponse, Measure: report.MeanBusiness, Time: 2 * time.Minute},
		{Metric: sla.FirstResponse, Measure: report.MeanWall, Time: 2 * time.Minute},
	}
}

// The judge is math/big over the list. Bounds are drawn at the observed figure
// and one step to each side of it, where rounding would decide wrongly.
func TestLawObjectivesAreComparedExactly(t *testing.T) {
	reached, at := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		o := rapid.SampledFrom(objectives()).Draw(t, "objective")
		mine := rs.filter(func(r report.Record) bool { return r.Metric == o.Metric })
		figure, volume := observed(mine, o.Measure)
		if volume == 0 {
			return // said by the law of no data
		}
		bound := drawBound(t, &o, figure)
		o.Volume = rapid.Uint64Range(0, 3).Draw(t, "volume")
		got, err := o.Judge(tallyOf(t, rs))
		if o.Volume > uint64(volume) {
			wantNotEnough(t, err, uint64(volume), o.Volume)
			return
		}
		order := figure.Cmp(bound)
		want := order == 0
		switch o.Measure {
		case report.Attainment, report.FirstContact:
			want = want || order > 0
		default:
			want = want || order < 0
		}
		if err != nil || got.Reached != want || got.Volume != uint64(volume) {
			t.Fatalf("%+v judged %+v, %v, want %v of %d, with %v", o, got, err, want, volume, figure)
		}
		if o.Time == 0 && (rational(got.Ratio).Cmp(figure) != 0 || got.Mean != 0) {
			t.Fatalf("verdict %+v, want the figure %v", got, figure)
		}
		if o.Time != 0 && (got.Mean != halfEven(figure) || got.Ratio != (report.Ratio{})) {
			t.Fatalf("verdict %+v, want the mean %v", got, halfEven(figure))
		}
		if want {
			reached++
		}
		if order == 0 {
			at++
		}
	})
	if reached == 0 || at == 0 {
		t.Errorf("%d objectives were reached, %d met to the point: too few", reached, at)
	}
}

// observed gives the figure that a measure names, and on how many it rests.
func observed(rs records, m report.Measure) (figure *big.Rat, volume int) {
	num, den := big.NewInt(0), 0
	first, cases, total := rs.contacts()
	met, decided := rs.attainment()
	switch m {
	case report.Attainment:
		num, den = big.NewInt(int64(met)), decided
	case report.FirstContact:
		num, den = big.NewInt(int64(first)), cases
	case report.RepeatContact:
		num, den = big.NewInt(int64(total-cases)), total
	case report.MeanBusiness:
		num, den = sum(rs.times(business)), len(rs.finished())
	case report.MeanWall:
		num, den = sum(rs.times(wall)), len(rs.finished())
	}
	if den == 0 {
		return nil, 0
	}
	return new(big.Rat).SetFrac(num, big.NewInt(int64(den))), den
}

// drawBound sets o's bound to the figure, as nearly as it can, or one step beside.
func drawBound(t *rapid.T, o *report.Objective, figure *big.Rat) *big.Rat {
	step := rapid.IntRange(-1, 1).Draw(t, "step")
	if o.Time != 0 {
		o.Time = time.Duration(new(big.Int).Div(figure.Num(), figure.Denom()).Int64())
		o.Time = max(o.Time+time.Duration(step), 1)
		return big.NewRat(int64(o.Time), 1)
	}
	o.Ratio = report.Ratio{Num: figure.Num().Uint64(), Den: figure.Denom().Uint64()}
	if num := o.Ratio.Num + uint64(step); num <= o.Ratio.Den {
		o.Ratio.Num = num
	}
	return rational(o.Ratio)
}

// The judge works the two sides out separately: one by comparing shares, the
// other by the rate at which the budget is used.
func TestLawAnObjectiveIsReachedWhileItBurnsAtMostOne(t *testing.T) {
	over := 0
	rapid.Check(t, func(t *rapid.T) {
		rs := drawRecords(t)
		tally := tallyOf(t, rs)
		o := objectives()[rapid.IntRange(0, 2).Draw(t, "objective")]
		o.Ratio.Num = rapid.Uint64Range(1, 99).Draw(t, "percent")
		mine := rs.filter(func(r report.Record) bool { return r.Metric == o.Metric })
		wrong, volume := observed(mine, o.Measure)
		if volume == 0 {
			return
		}
		allowed := rational(o.Ratio)
		if o.Measure != report.RepeatContact {
			wrong.Sub(big.NewRat(1, 1), wrong)
			allowed.Sub(big.NewRat(1, 1), allowed)
		}
		verdict, err1 := o.Judge(tally)
		burn, err2 := o.Burn(tally)
		budget, err3 := o.Budget(tally)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if want := new(big.Rat).Quo(wrong, allowed); rational(burn).Cmp(want) != 0 {
			t.Fatalf("burn rate = %v, want %v", burn, want)
		}
		if verdict.Reached != (rational(burn).Cmp(big.NewRat(1, 1)) <= 0) || verdict.Reached != (budget.Left >= 0) {
			t.Fatalf("%+v, but burn rate %v and budget %+v", verdict, burn, budget)
		}
		n := big.NewRat(int64(volume), 1)
		most := new(big.Rat).Mul(allowed, n)
		used := new(big.Rat).Mul(wrong, n)
		want := report.Budget{Volume: uint64(volume), Used: used.Num().Uint64()}
		want.Allowed = new(big.Int).Div(most.Num(), most.Denom()).Uint64()
		want.Left = int64(want.Allowed) - int64(want.Used)
		if budget != want {
			t.Fatalf("budget %+v, want %+v", budget, want)
		}
		if !verdict.Reached {
			over++
		}
	})
	if over == 0 {
		t.Error("no objective was missed")
	}
}
