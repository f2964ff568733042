package metric_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/internal/enum/enumtest"
	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/metric"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, metric.ParseDefinition, metric.Definitions,
		metric.ShareSatisfied, metric.NetSatisfied, metric.PointsOfMaximum, metric.RescaledMean)
	enumtest.Test(t, unknown, metric.ParseKanoAnswer, metric.KanoAnswers,
		metric.Like, metric.Expect, metric.Neutral, metric.Tolerate, metric.Dislike)
	enumtest.Test(t, unknown, metric.ParseCategory, metric.Categories,
		metric.MustBe, metric.OneDimensional, metric.Attractive, metric.Indifferent, metric.Reverse, metric.Questionable)
	enumtest.Test(t, unknown, metric.ParseQuadrant, metric.Quadrants,
		metric.Concentrate, metric.KeepUp, metric.LowPriority, metric.PossibleOverkill)
	enumtest.Test(t, unknown, metric.ParseCrosshair, metric.Crosshairs,
		metric.AtMean, metric.AtMedian, metric.AtMidpoint)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*metric.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

// most is the largest count.
const most = 1<<53 - 1

// count draws a number of answers: often none or few, at times the limits.
func count() *rapid.Generator[int64] {
	return rapid.OneOf(rapid.Int64Range(0, 3), rapid.Int64Range(0, 100), rapid.Int64Range(0, 1_000_000), rapid.SampledFrom([]int64{0, most / 2, most}))
}

// small keeps counts low enough that a list of the single answers is short.
func small() *rapid.Generator[int64] { return rapid.Int64Range(0, 12) }

func proportions(n *rapid.Generator[int64]) *rapid.Generator[metric.Proportion] {
	return rapid.Custom(func(t *rapid.T) metric.Proportion {
		all := n.Draw(t, "n")
		return metric.Proportion{Hit: rapid.OneOf(rapid.Just(int64(0)), rapid.Just(all), rapid.Int64Range(0, all)).Draw(t, "hit"), N: all}
	})
}

func scores(n *rapid.Generator[int64]) *rapid.Generator[metric.NPS] {
	return rapid.Custom(func(t *rapid.T) metric.NPS {
		return metric.NPS{Promoters: n.Draw(t, "promoters"), Passives: n.Draw(t, "passives"), Detractors: n.Draw(t, "detractors")}
	})
}

func contacts(n *rapid.Generator[int64]) *rapid.Generator[metric.Contacts] {
	return rapid.Custom(func(t *rapid.T) metric.Contacts {
		return metric.Contacts{SolvedFirst: n.Draw(t, "solved first"), SolvedLater: n.Draw(t, "solved later"), OpenOnce: n.Draw(t, "open once"), OpenAgain: n.Draw(t, "open again")}
	})
}

func features(n *rapid.Generator[int64]) *rapid.Generator[metric.Kano] {
	return rapid.Custom(func(t *rapid.T) metric.Kano {
		c := rapid.SliceOfN(n, 6, 6).Draw(t, "categories")
		return metric.Kano{MustBe: c[0], OneDimensional: c[1], Attractive: c[2], Indifferent: c[3], Reverse: c[4], Questionable: c[5]}
	})
}

func tables(n *rapid.Generator[int64]) *rapid.Generator[metric.KanoTable] {
	return rapid.Custom(func(t *rapid.T) (table metric.KanoTable) {
		cells := rapid.SliceOfN(n, 25, 25).Draw(t, "cells")
		for i, n := range cells {
			table[i/5][i%5] = n
		}
		return table
	})
}

func answers(n *rapid.Generator[int64]) *rapid.Generator[metric.Answers] {
	return rapid.Custom(func(t *rapid.T) metric.Answers {
		min := rapid.IntRange(0, 1).Draw(t, "min")
		return answersOn(min, rapid.IntRange(min+1, 10).Draw(t, "max"), n).Draw(t, "answers")
	})
}

func answersOn(min, max int, n *rapid.Generator[int64]) *rapid.Generator[metric.Answers] {
	return rapid.Custom(func(t *rapid.T) metric.Answers {
		if rapid.IntRange(0, 9).Draw(t, "nobody answered") == 0 {
			n = rapid.Just(int64(0))
		}
		a, err := metric.CountedAnswers(min, rapid.SliceOfN(n, max-min+1, max-min+1).Draw(t, "counts")...)
		if err != nil {
			t.Fatal(err)
		}
		return a
	})
}

// stored is what every value that merges can do.
type stored[V any] interface {
	*V
	encoding.TextUnmarshaler
	json.Unmarshaler
	Merge(V) error
}

func TestLawStoredFormsComeBack(t *testing.T) {
	t.Run("NPS", func(t *testing.T) { comesBack(t, scores(count())) })
	t.Run("Proportion", func(t *testing.T) { comesBack(t, proportions(count())) })
	t.Run("Contacts", func(t *testing.T) { comesBack(t, contacts(count())) })
	t.Run("Kano", func(t *testing.T) { comesBack(t, features(count())) })
	t.Run("KanoTable", func(t *testing.T) { comesBack(t, tables(count())) })
	t.Run("Answers", func(t *testing.T) {
		comesBack(t, rapid.OneOf(rapid.Just(metric.Answers{}), answers(count())))
	})
}

func comesBack[V comparable, P stored[V]](t *testing.T, values *rapid.Generator[V]) {
	rapid.Check(t, func(t *rapid.T) {
		v := values.Draw(t, "value")
		text, err := any(v).(encoding.TextMarshaler).MarshalText()
		if err != nil || string(text) != fmt.Sprint(v) {
			t.Fatalf("MarshalText = %q, %v, String %v", text, err, v)
		}
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		var fromText, fromJSON V
		if err := P(&fromText).UnmarshalText(text); err != nil || fromText != v {
			t.Fatalf("%s came back as %v, %v", text, fromText, err)
		}
		if err := json.Unmarshal(data, &fromJSON); err != nil || fromJSON != v {
			t.Fatalf("%s came back as %v, %v", data, fromJSON, err)
		}
		fault := rapid.IntRange(0, 5).Draw(t, "fault")
		at := rapid.IntRange(0, len(text)).Draw(t, "at")
		readsOnlyWhatItWrites[V, P](t, v, broken(text, fault, at))
		readsOnlyWhatItWrites[V, P](t, v, broken(data, fault, at))
	})
}

// broken is a stored form with a fault in it, mostly.
func broken(form []byte, fault, at int) []byte {
	at = min(at, len(form))
	tail := [][]byte{{}, []byte(" "), []byte("="), []byte("-"), []byte("9"), []byte(`"`)}[fault]
	if fault == 0 {
		return form[:at]
	}
	return slices.Concat(form[:at], tail, form[at:])
}

// readsOnlyWhatItWrites: whatever the input, it is read as a value that is
// written again as the same text, and as JSON that reads the same, or it is
// refused with an InputError and changes nothing.
func readsOnlyWhatItWrites[V comparable, P stored[V]](t interface{ Fatalf(string, ...any) }, before V, input []byte) {
	v := before
	if err := P(&v).UnmarshalText(input); err != nil {
		refused(t, err, v == before)
	} else if text, err := any(v).(encoding.TextMarshaler).MarshalText(); err != nil || string(text) != string(input) {
		t.Fatalf("%q was read as %q, %v", input, text, err)
	}
	v = before
	if err := P(&v).UnmarshalJSON(input); err != nil {
		refused(t, err, v == before)
		return
	}
	data, err := json.Marshal(v)
	var again V
	if err != nil || json.Unmarshal(data, &again) != nil || again != v {
		t.Fatalf("%q was read as %v, which is written as %s, %v", input, v, data, err)
	}
}

func refused(t interface{ Fatalf(string, ...any) }, err error, unchanged bool) {
	if _, ok := errors.AsType[*metric.InputError](err); !ok || !unchanged {
		t.Fatalf("refused with %v (%T), unchanged: %v", err, err, unchanged)
	}
}

func TestLawMergingIsCountingTogether(t *testing.T) {
	t.Run("NPS", func(t *testing.T) {
		merges(t, rapid.IntRange(0, 10), func(n *metric.NPS, rating int) error { return n.Add(rating) })
	})
	t.Run("Proportion", func(t *testing.T) {
		merges(t, rapid.Bool(), func(p *metric.Proportion, hit bool) error { return p.Add(hit) })
	})
	t.Run("Contacts", func(t *testing.T) {
		merges(t, rapid.IntRange(1, 3), func(c *metric.Contacts, n int) error { return c.Add(n, n == 1) })
	})
	t.Run("KanoTable", func(t *testing.T) {
		answer := rapid.SampledFrom(metric.KanoAnswers())
		merges(t, rapid.SliceOfN(answer, 2, 2), func(k *metric.KanoTable, pair []metric.KanoAnswer) error {
			return k.Add(pair[0], pair[1])
		})
	})
	t.Run("Kano", func(t *testing.T) {
		merges(t, rapid.SampledFrom(kanoPairs()), func(k *metric.Kano, one metric.Kano) error { return k.Merge(one) })
	})
	t.Run("Answers", func(t *testing.T) {
		merges(t, rapid.IntRange(1, 7), func(a *metric.Answers, rating int) error {
			if a.Max() == 0 {
				*a, _ = metric.NewAnswers(1, 7)
			}
			return a.Add(rating)
		})
	})
}

// kanoPairs is one answer in each category.
func kanoPairs() []metric.Kano {
	return []metric.Kano{{MustBe: 1}, {OneDimensional: 1}, {Attractive: 1}, {Indifferent: 1}, {Reverse: 1}, {Questionable: 1}}
}

// merges draws observations, deals them to shards, and merges the shards along a
// random tree.
func merges[V comparable, O any, P stored[V]](t *testing.T, observations *rapid.Generator[O], add func(*V, O) error) {
	rapid.Check(t, func(t *rapid.T) {
		var whole V
		shards := make([]V, rapid.IntRange(1, 6).Draw(t, "shards"))
		for _, o := range rapid.SliceOfN(observations, 0, 30).Draw(t, "observations") {
			shard := &shards[rapid.IntRange(0, len(shards)-1).Draw(t, "shard")]
			if err := errors.Join(add(&whole, o), add(shard, o)); err != nil {
				t.Fatal(err)
			}
		}
		for len(shards) > 1 {
			i := rapid.IntRange(0, len(shards)-1).Draw(t, "one")
			one := shards[i]
			shards = slices.Delete(shards, i, i+1)
			if err := P(&shards[rapid.IntRange(0, len(shards)-1).Draw(t, "into")]).Merge(one); err != nil {
				t.Fatal(err)
			}
		}
		if shards[0] != whole {
			t.Fatalf("merged %v, counted %v", shards[0], whole)
		}
		var none V
		if err := errors.Join(P(&shards[0]).Merge(none), P(&none).Merge(whole)); err != nil || shards[0] != whole || none != whole {
			t.Fatalf("with nothing: %v and %v, %v, want %v", shards[0], none, err, whole)
		}
	})
}

// list is the single answers behind a count.
func list(a metric.Answers) (ratings []int64) {
	for r := a.Min(); r <= a.Max(); r++ {
		for range a.Count(r) {
			ratings = append(ratings, int64(r))
		}
	}
	return ratings
}

// mean is the plain mean of what each rating counts.
func mean(ratings []int64, of func(rating int64) int64) *big.Rat {
	sum := new(big.Rat)
	for _, r := range ratings {
		sum.Add(sum, big.NewRat(of(r), 1))
	}
	return sum.Quo(sum, big.NewRat(int64(len(ratings)), 1))
}

func if1(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// same compares a result with a rational, both of which may be undefined.
func same(t *rapid.T, what string, got satisfaction.Exact, err error, want *big.Rat) {
	t.Helper()
	if _, undefined := errors.AsType[*metric.UndefinedError](err); want == nil && undefined {
		return
	}
	if err != nil || want == nil || got.Rat().Cmp(want) != 0 {
		t.Fatalf("%s = %v, %v, want %v", what, got, err, want)
	}
}

func TestLawResultsAreExact(t *testing.T) {
	t.Run("answers", func(t *testing.T) { rapid.Check(t, answersAreExact) })
	t.Run("NPS", func(t *testing.T) { rapid.Check(t, npsIsExact) })
	t.Run("Kano", func(t *testing.T) { rapid.Check(t, kanoIsExact) })
}

func answersAreExact(t *rapid.T) {
	points := rapid.SampledFrom([]int{3, 4, 5, 6, 7, 10}).Draw(t, "points")
	a := answersOn(1, points, small()).Draw(t, "answers")
	top := map[int]int64{3: 3, 4: 3, 5: 4, 6: 5, 7: 6, 10: 8}[points] // the lowest satisfied rating
	bottom := int64(points) + 1 - top
	hundred := big.NewRat(100, 1)
	percent := func(of func(int64) int64, over int64) *big.Rat {
		if a.N() == 0 {
			return nil
		}
		m := mean(list(a), of)
		return m.Mul(m, new(big.Rat).Quo(hundred, big.NewRat(over, 1)))
	}
	for by, want := range map[metric.Definition]*big.Rat{
		metric.ShareSatisfied:  percent(func(r int64) int64 { return if1(r >= top) }, 1),
		metric.NetSatisfied:    percent(func(r int64) int64 { return if1(r >= top) - if1(r <= bottom) }, 1),
		metric.PointsOfMaximum: percent(func(r int64) int64 { return r }, int64(points)),
		metric.RescaledMean:    percent(func(r int64) int64 { return r - 1 }, int64(points-1)),
	} {
		got, err := a.CSAT(by)
		same(t, by.String(), got, err, want)
	}
	var average, median *big.Rat
	if ratings := list(a); len(ratings) > 0 {
		average = mean(ratings, func(r int64) int64 { return r })
		median = big.NewRat(ratings[(len(ratings)-1)/2]+ratings[len(ratings)/2], 2)
	}
	got, err := a.Mean()
	same(t, "mean", got, err, average)
	got, err = a.Median()
	same(t, "median", got, err, median)
}

func npsIsExact(t *rapid.T) {
	n := scores(small()).Draw(t, "nps")
	var ones []int64
	for value, times := range map[int64]int64{1: n.Promoters, 0: n.Passives, -1: n.Detractors} {
		ones = append(ones, slices.Repeat([]int64{value}, int(times))...)
	}
	var score, variance *big.Rat
	if len(ones) > 0 {
		net := mean(ones, func(v int64) int64 { return v })
		variance = mean(ones, func(v int64) int64 { return v * v })
		variance.Sub(variance, new(big.Rat).Mul(net, net))
		score = net.Mul(net, big.NewRat(100, 1))
	}
	got, err := n.Score()
	same(t, "score", got, err, score)
	got, err = n.Variance()
	same(t, "variance", got, err, variance)
}

func kanoIsExact(t *rapid.T) {
	k := features(small()).Draw(t, "kano")
	share := func(part, all int64) *big.Rat {
		if all == 0 {
			return nil
		}
		return big.NewRat(part, all)
	}
	matter := k.MustBe + k.OneDimensional + k.Attractive
	all := matter + k.Indifferent + k.Reverse + k.Questionable
	ranked := []int64{k.MustBe, k.OneDimensional, k.Attractive, k.Indifferent, k.Reverse, k.Questionable}
	slices.Sort(ranked)
	got, err := k.Better()
	same(t, "better", got, err, share(k.Attractive+k.OneDimensional, matter+k.Indifferent))
	got, err = k.Worse()
	same(t, "worse", got, err, share(-k.OneDimensional-k.MustBe, matter+k.Indifferent))
	got, err = k.TotalStrength()
	same(t, "total strength", got, err, share(matter, all))
	got, err = k.CategoryStrength()
	same(t, "category strength", got, err, share(ranked[5]-ranked[4], all))
}

// TestLawNoAnswersGiveNoNumber asks every value for every result.
func TestLawNoAnswersGiveNoNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		confidence := rapid.Float64Range(0.01, 0.999).Draw(t, "confidence")
		n, earlier := scores(count()).Draw(t, "nps"), scores(count()).Draw(t, "earlier nps")
		p, before := proportions(count()).Draw(t, "proportion"), proportions(count()).Draw(t, "earlier proportion")
		finite(t, n == metric.NPS{}, exact(n.Score), exact(n.Variance), n.StandardError,
			with(confidence, n.MarginOfError), width(confidence, n.Interval), width(confidence, n.Wald))
		finite(t, p.N == 0, exact(p.Share), exact(p.Percent), width(confidence, p.Interval))
		finite(t, n == metric.NPS{} || earlier == metric.NPS{}, func() (float64, error) {
			test, err := n.Change(earlier)
			return test.Z + test.P, err
		})
		finite(t, p.N == 0 || before.N == 0, func() (float64, error) {
			test, err := p.Change(before)
			return test.Z + test.P, err
		}, width(confidence, func(c float64) (satisfaction.Interval, error) { return p.ChangeInterval(before, c) }))
		a := answersOn(1, 7, count()).Draw(t, "answers")
		finite(t, a.N() == 0, exact(a.Mean), exact(a.Median), func() (float64, error) {
			e, err := a.CSAT(metric.NetSatisfied)
			return e.Float64(), err
		})
		k := features(count()).Draw(t, "kano")
		finite(t, k == metric.Kano{}, exact(k.Better), exact(k.Worse), exact(k.CategoryStrength), exact(k.TotalStrength), func() (float64, error) {
			s, err := k.Separation()
			return s.Critical, err
		})
	})
}

// finite asks for results: each is a finite number or undefined, and undefined
// when nothing was answered.
func finite(t *rapid.T, nothing bool, results ...func() (float64, error)) {
	t.Helper()
	for i, result := range results {
		x, err := result()
		_, undefined := errors.AsType[*metric.UndefinedError](err)
		switch {
		case err != nil && !undefined:
			t.Fatalf("result %d: error %v (%T)", i, err, err)
		case nothing && !undefined:
			t.Fatalf("result %d of nothing = %v", i, x)
		case math.IsNaN(x) || math.IsInf(x, 0):
			t.Fatalf("result %d = %v", i, x)
		}
	}
}

func exact(f func() (satisfaction.Exact, error)) func() (float64, error) {
	return func() (float64, error) { e, err := f(); return e.Float64(), err }
}

func with(x float64, f func(float64) (float64, error)) func() (float64, error) {
	return func() (float64, error) { return f(x) }
}

func width(confidence float64, f func(float64) (satisfaction.Interval, error)) func() (float64, error) {
	return func() (float64, error) { i, err := f(confidence); return i.High - i.Low, err }
}

func TestLawOnePromoterMoreNeverLowersTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := scores(rapid.OneOf(small(), rapid.Int64Range(0, most-1))).Draw(t, "nps")
		n.Detractors++
		before, err := n.Score()
		n.Promoters++
		more, err2 := n.Score()
		n.Promoters, n.Detractors = n.Promoters-1, n.Detractors-1
		n.Passives++ // one of the detractors has turned passive
		fewer, err3 := n.Score()
		if err := errors.Join(err, err2, err3); err != nil || more.Cmp(before) < 0 || fewer.Cmp(before) < 0 {
			t.Fatalf("from %v to %v and %v, %v", before, more, fewer, err)
		}
	})
}

func TestLawTurningTheScaleRoundMirrorsTheScores(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := scores(rapid.OneOf(small(), count())).Draw(t, "nps")
		n.Passives = min(n.Passives, most-1) + 1
		turned := metric.NPS{Promoters: n.Detractors, Passives: n.Passives, Detractors: n.Promoters}
		score, _ := n.Score()
		mirror, _ := turned.Score()
		i, _ := n.Interval(0.9)
		j, _ := turned.Interval(0.9)
		if !score.Equal(mirror.Neg()) || i.Low != -j.High || i.High != -j.Low {
			t.Fatalf("%v: %v in %v, turned %v in %v", n, score, i, mirror, j)
		}
		a := answersOn(1, 5, small()).Draw(t, "answers")
		a.Add(3)
		back, _ := metric.CountedAnswers(1, a.Count(5), a.Count(4), a.Count(3), a.Count(2), a.Count(1))
		good, _ := a.Satisfied()
		bad, _ := back.Dissatisfied()
		net, _ := a.CSAT(metric.NetSatisfied)
		netBack, _ := back.CSAT(metric.NetSatisfied)
		scaled, _ := a.CSAT(metric.RescaledMean)
		scaledBack, _ := back.CSAT(metric.RescaledMean)
		if good != bad || !net.Equal(netBack.Neg()) || !scaled.Add(scaledBack).Equal(satisfaction.Whole(100)) {
			t.Fatalf("%v: %v %v %v, turned %v %v %v", a, good, net, scaled, bad, netBack, scaledBack)
		}
	})
}

func TestLawPercentagesAddUpTo100(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		counts := rapid.SliceOfN(rapid.OneOf(small(), rapid.Int64Range(0, most/20)), 1, 20).Draw(t, "counts")
		counts[0] = max(counts[0], 1)
		places := rapid.Uint8Range(0, 16).Draw(t, "places")
		percent, err := metric.PercentagesTo100(places, counts...)
		plain, err2 := metric.Percentages(places, counts...)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		total, sum := new(big.Rat), new(big.Rat)
		for i := range counts {
			total.Add(total, big.NewRat(counts[i], 1))
			sum.Add(sum, percent[i].Rat())
		}
		if sum.Cmp(big.NewRat(100, 1)) != 0 {
			t.Fatalf("%v adds up to %v", percent, sum)
		}
		unit := decimal.New(1, -int32(places)).Rat()
		for i := range counts {
			part := new(big.Rat).Quo(big.NewRat(counts[i], 1), total)
			part.Mul(part, big.NewRat(100, 1))
			off := new(big.Rat).Sub(percent[i].Rat(), part)
			half := new(big.Rat).Sub(plain[i].Rat(), part)
			if off.Abs(off).Cmp(unit) >= 0 || half.Abs(half).Add(half, half).Cmp(unit) > 0 {
				t.Fatalf("%d of %v: %v and plain %v, want about %v", counts[i], counts, percent[i], plain[i], part)
			}
			for j := range counts {
				if counts[i] > counts[j] && percent[i].LessThan(percent[j]) || counts[i] == counts[j] && i < j && percent[i].LessThan(percent[j]) {
					t.Fatalf("%v of %v is below %v of %v", percent[i], counts[i], percent[j], counts[j])
				}
			}
		}
	})
}

func TestLawBetterAndWorseStayInRange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := features(count()).Draw(t, "kano")
		k.Indifferent = max(k.Indifferent, 1)
		better, err := k.Better()
		worse, err2 := k.Worse()
		one := satisfaction.Whole(1)
		if errors.Join(err, err2) != nil || better.Sign() < 0 || better.Cmp(one) > 0 || worse.Sign() > 0 || worse.Neg().Cmp(one) > 0 {
			t.Fatalf("%v: better %v, worse %v", k, better, worse)
		}
	})
}

func TestLawTargetsAreDecidedInWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		target := rapid.OneOf(rapid.SampledFrom([]metric.Target{metric.SatisfiedTarget, metric.FirstContactTarget}), rapid.Custom(func(t *rapid.T) metric.Target {
			return metric.Target(rapid.IntRange(0, 10_000).Draw(t, "hundredths"))
		})).Draw(t, "target")
		p := proportions(rapid.OneOf(rapid.Int64Range(1, 400), rapid.Int64Range(1, most))).Draw(t, "proportion")
		got, err := target.Check(p)
		if err != nil {
			t.Fatal(err)
		}
		reached := func(hit int64) bool {
			return big.NewRat(hit, p.N).Cmp(big.NewRat(int64(target), 10_000)) >= 0
		}
		if got.Met != reached(p.Hit) || got.Missing != max(0, got.Needed-p.Hit) || !reached(got.Needed) || got.Needed > 0 && reached(got.Needed-1) {
			t.Fatalf("%v for %v: %+v", target, p, got)
		}
	})
}

func TestLawEveryPointLiesInOneQuadrant(t *testing.T) {
	value := rapid.Custom(func(t *rapid.T) satisfaction.Exact {
		e, _ := satisfaction.Ratio(rapid.Int64Range(0, 50).Draw(t, "tenths"), 10)
		return e
	})
	points := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) metric.Point {
		return metric.Point{Importance: value.Draw(t, "importance"), Performance: value.Draw(t, "performance")}
	}), 1, 12)
	rapid.Check(t, func(t *rapid.T) {
		ps := points.Draw(t, "points")
		center := rapid.SampledFrom(metric.Crosshairs()).Draw(t, "center")
		factor, shift := satisfaction.Whole(rapid.Int64Range(1, 9).Draw(t, "factor")), value.Draw(t, "shift")
		moved := make([]metric.Point, len(ps))
		for i, p := range ps {
			moved[i] = metric.Point{Importance: p.Importance.Mul(factor).Add(shift), Performance: p.Performance.Add(shift).Mul(factor)}
		}
		cross, err := center.Cross(ps...)
		movedCross, err2 := center.Cross(moved...)
		if err := errors.Join(err, err2); err != nil {
			t.Fatal(err)
		}
		want := map[[2]bool]metric.Quadrant{
			{true, false}: metric.Concentrate, {true, true}: metric.KeepUp,
			{false, false}: metric.LowPriority, {false, true}: metric.PossibleOverkill,
		}
		for i, p := range ps {
			high := [2]bool{
				p.Importance.Rat().Cmp(cross.Importance.Rat()) >= 0,
				p.Performance.Rat().Cmp(cross.Performance.Rat()) >= 0,
			}
			if got, again := p.Quadrant(cross), moved[i].Quadrant(movedCross); got != want[high] || again != got {
				t.Fatalf("%+v around %+v lies in %v, in other units in %v, want %v", p, cross, got, again, want[high])
			}
		}
	})
}

func TestLawTheIndexLiesBetweenItsItems(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := make([]metric.Item, rapid.IntRange(1, 5).Draw(t, "items"))
		scaled := make([]metric.Item, len(items))
		factor, _ := satisfaction.Ratio(rapid.Int64Range(1, 50).Draw(t, "factor"), 7)
		sum, weights := new(big.Rat), new(big.Rat)
		var low, high *big.Rat
		for i := range items {
			a := answers(small()).Draw(t, "answers")
			a.Add(a.Max())
			weight := satisfaction.Whole(rapid.Int64Range(if1(i == 0), 40).Draw(t, "weight"))
			items[i] = metric.Item{Answers: a, Weight: weight}
			scaled[i] = metric.Item{Answers: a, Weight: weight.Mul(factor)}
			part := mean(list(a), func(r int64) int64 { return 100 * (r - int64(a.Min())) })
			part.Quo(part, big.NewRat(int64(a.Max()-a.Min()), 1))
			sum.Add(sum, new(big.Rat).Mul(part, weight.Rat()))
			weights.Add(weights, weight.Rat())
			if low == nil || part.Cmp(low) < 0 {
				low = part
			}
			if high == nil || part.Cmp(high) > 0 {
				high = part
			}
		}
		index, err := metric.Index(items...)
		again, err2 := metric.Index(scaled...)
		same(t, "index", index, err, sum.Quo(sum, weights))
		same(t, "scaled index", again, err2, index.Rat())
		if index.Rat().Cmp(low) < 0 || index.Rat().Cmp(high) > 0 {
			t.Fatalf("index %v lies outside of %v to %v", index, low, high)
		}
	})
}

func TestLawReachIsLinear(t *testing.T) {
	n := rapid.Int64Range(0, 30)
	rapid.Check(t, func(t *rapid.T) {
		s := metric.Silence{Dissatisfied: 1 + n.Draw(t, "dissatisfied"), TellsFrom: n.Draw(t, "from"), OneIn: n.Draw(t, "one in"), TellsFar: n.Draw(t, "far")}
		s.TellsTo = s.TellsFrom + n.Draw(t, "to")
		a, b := n.Draw(t, "a"), rapid.Int64Range(0, most/2).Draw(t, "b")
		one, err := s.Reach(a)
		two, err2 := s.Reach(b)
		both, err3 := s.Reach(a + b)
		if err := errors.Join(err, err2, err3); err != nil {
			t.Fatal(err)
		}
		sum := metric.Reach{
			Complaints:   one.Complaints + two.Complaints,
			Dissatisfied: one.Dissatisfied.Add(two.Dissatisfied),
			Silent:       one.Silent.Add(two.Silent),
			ToldFrom:     one.ToldFrom.Add(two.ToldFrom),
			ToldTo:       one.ToldTo.Add(two.ToldTo),
		}
		if diff := cmp.Diff(sum, both); diff != "" {
			t.Fatalf("(-sum +both):\n%s", diff)
		}
		if !both.Dissatisfied.Equal(both.Silent.Add(satisfaction.Whole(a+b))) || both.ToldFrom.Cmp(both.ToldTo) > 0 {
			t.Fatalf("%+v does not add up", both)
		}
	})
}
