package value_test

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/value"
)

var tenIDs = []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}

// drawComparisons draws one of each two ids.
func drawComparisons(t *rapid.T, ids []string) (list []value.Comparison) {
	for i := range ids {
		for j := range i {
			c := value.Comparison{More: ids[i], Less: ids[j], Times: rapid.Int64Range(1, 9).Draw(t, "times")}
			if rapid.Bool().Draw(t, "the other way") {
				c.More, c.Less = c.Less, c.More
			}
			list = append(list, c)
		}
	}
	return list
}

func weigh(t interface{ Fatal(...any) }, ids []string, list []value.Comparison) value.Weighing {
	w, err := value.Weigh(ids, list)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestLawWeighingFindsWeightsAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := tenIDs[:rapid.IntRange(2, 10).Draw(t, "criteria")]
		weights := make([]int64, len(ids))
		sum := int64(0)
		ladder := rapid.SampledFrom([][]int64{{1, 2, 4, 8}, {1, 3, 9}, {1, 2, 6}, {5}, {1, 7}}).Draw(t, "ladder")
		for i := range weights {
			weights[i] = rapid.SampledFrom(ladder).Draw(t, "weight")
			sum += weights[i]
		}
		list := drawComparisons(t, ids)
		for k, c := range list {
			more, less := slices.Index(ids, c.More), slices.Index(ids, c.Less)
			if weights[more] < weights[less] {
				more, less = less, more
			}
			list[k] = value.Comparison{More: ids[more], Less: ids[less], Times: weights[more] / weights[less]}
		}
		w := weigh(t, ids, list)
		for i, c := range w.Criteria {
			want := decimal.NewFromInt(weights[i]*value.MaxWeight).DivRound(decimal.NewFromInt(sum), 12).RoundBank(0).IntPart()
			if c.ID != ids[i] || c.Weight != want {
				t.Fatalf("weights %v: got %v, want %d for %s", weights, w.Criteria, want, ids[i])
			}
		}
		if !w.Ratio(20).IsZero() || !w.Consistent() || !slices.Contains(list, w.Doubtful) {
			t.Fatalf("weights %v: ratio %v of %v", weights, w.Ratio(30), list)
		}
		if _, err := value.NewScorecard(w.Criteria); err != nil {
			t.Fatal(err)
		}
	})
}

func TestLawWeightsAreGeometricMeans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := tenIDs[:rapid.IntRange(2, 10).Draw(t, "criteria")]
		list := drawComparisons(t, ids)
		w := weigh(t, ids, list)
		m := matrix(ids, list)
		means := rowMeans(m)
		for i, c := range w.Criteria {
			if math.Abs(float64(c.Weight)-means[i]*value.MaxWeight) > 0.5001 {
				t.Fatalf("%s weighs %d, want %f", c.ID, c.Weight, means[i]*value.MaxWeight)
			}
		}
		lambda := 0.0
		doubt := 0.0
		for i := range m {
			for j := range m {
				lambda += m[i][j] * means[j] / means[i] / float64(len(m))
				if i != j {
					x := m[i][j] * means[j] / means[i]
					doubt = max(doubt, x, 1/x)
				}
			}
		}
		index := []float64{0, 0, math.Inf(1), .58, .90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49}[len(ids)]
		ratio := (lambda - float64(len(m))) / float64(len(m)-1) / index
		if got := w.Ratio(9).InexactFloat64(); math.Abs(got-ratio) > 1e-8 || math.Abs(ratio-0.1) > 1e-9 && w.Consistent() != (ratio < 0.1) {
			t.Fatalf("ratio %v, consistent %v, want %f", got, w.Consistent(), ratio)
		}
		d := w.Doubtful
		x := float64(d.Times) * means[slices.Index(ids, d.Less)] / means[slices.Index(ids, d.More)]
		if math.Abs(max(x, 1/x)-doubt) > 1e-9 {
			t.Fatalf("%v is off by %f, the most is %f", d, max(x, 1/x), doubt)
		}
		if len(ids) <= 3 {
			eigenvector(t, m, means)
		}
		shuffled := rapid.Permutation(list).Draw(t, "another order")
		for k, c := range shuffled {
			if c.Times == 1 {
				shuffled[k].More, shuffled[k].Less = c.Less, c.More
			}
		}
		again := weigh(t, ids, shuffled)
		if diff := cmp.Diff(w.Criteria, again.Criteria); diff != "" || !again.Ratio(20).Equal(w.Ratio(20)) {
			t.Fatalf("the order of comparisons matters:\n%s", diff)
		}
	})
}

// matrix lays comparisons out.
func matrix(ids []string, list []value.Comparison) [][]float64 {
	m := make([][]float64, len(ids))
	for i := range m {
		m[i] = make([]float64, len(ids))
		m[i][i] = 1
	}
	for _, c := range list {
		more, less := slices.Index(ids, c.More), slices.Index(ids, c.Less)
		m[more][less], m[less][more] = float64(c.Times), 1/float64(c.Times)
	}
	return m
}

// rowMeans gives the geometric means of the rows, together 1.
func rowMeans(m [][]float64) []float64 {
	means, sum := make([]float64, len(m)), 0.0
	for i, row := range m {
		logs := 0.0
		for _, x := range row {
			logs += math.Log(x)
		}
		means[i] = math.Exp(logs / float64(len(m)))
		sum += means[i]
	}
	for i := range means {
		means[i] /= sum
	}
	return means
}

// eigenvector checks that a matrix takes a vector to a multiple of itself.
func eigenvector(t *rapid.T, m [][]float64, v []float64) {
	var times []float64
	for i, row := range m {
		sum := 0.0
		for j, x := range row {
			sum += x * v[j]
		}
		times = append(times, sum/v[i])
	}
	if slices.Max(times)-slices.Min(times) > 1e-9 {
		t.Fatalf("no eigenvector: %v", times)
	}
}

// An example that textbooks compute by hand, and the bound at which comparisons are
// taken for consistent.
func TestWeighByHand(t *testing.T) {
	ids := []string{"a", "b", "c"}
	list := []value.Comparison{{"a", "b", 3}, {"a", "c", 5}, {"b", "c", 3}}
	w := weigh(t, ids, list)
	want := []value.Criterion{{"a", 636986}, {"b", 258285}, {"c", 104729}}
	if diff := cmp.Diff(want, w.Criteria); diff != "" || w.Ratio(4).String() != "0.0332" || !w.Consistent() {
		t.Errorf("ratio %v\n%s", w.Ratio(4), diff)
	}
	w = weigh(t, ids, []value.Comparison{{"a", "b", 9}, {"b", "c", 9}, {"c", "a", 9}})
	if diff := cmp.Diff([]value.Criterion{{"a", 333333}, {"b", 333333}, {"c", 333333}}, w.Criteria); diff != "" || w.Consistent() {
		t.Errorf("in a circle: ratio %v\n%s", w.Ratio(4), diff)
	}
	w = weigh(t, ids[:2], []value.Comparison{{"b", "a", 7}})
	if diff := cmp.Diff([]value.Criterion{{"a", 125000}, {"b", 875000}}, w.Criteria); diff != "" || !w.Consistent() || !w.Ratio(2).IsZero() {
		t.Error(diff)
	}
	if w := (value.Weighing{}); w.Consistent() || !w.Ratio(2).IsZero() {
		t.Error("nothing is weighed")
	}
}

func TestWeighRefuses(t *testing.T) {
	three := []string{"a", "b", "c"}
	tests := []struct {
		ids  []string
		list []value.Comparison
		want []string
	}{
		{nil, nil, []string{"ids: 0 criteria, want 2 to 10"}},
		{three[:1], nil, []string{"ids: 1 criteria, want 2 to 10"}},
		{append(slices.Clone(tenIDs), "k"), nil, []string{"ids: 11 criteria, want 2 to 10"}},
		{[]string{"a", "", "a"}, nil, []string{"ids[1]: , want a name", "ids[2]: a, want each name once"}},
		{three, nil, []string{
			"comparisons: nothing of a and b, want a comparison of each two criteria", "comparisons: nothing of a and c, want a comparison of each two criteria",
			"comparisons: nothing of b and c, want a comparison of each two criteria"}},
		{three, []value.Comparison{{"x", "b", 2}, {"b", "x", 2}}, []string{
			"comparisons[0].more: x, want the id of a criterion", "comparisons[1].less: x, want the id of a criterion"}},
		{three, []value.Comparison{{"a", "b", 0}, {"x", "y", 10}, {"a", "a", 1}, {"a", "c", 2}, {"c", "a", 2}, {"b", "c", 9}}, []string{
			"comparisons[0].times: 0, want 1 to 9", "comparisons[1].more: x, want the id of a criterion", "comparisons[1].less: y, want the id of a criterion",
			"comparisons[1].times: 10, want 1 to 9", "comparisons[2]: a and a, want each two criteria once", "comparisons[4]: c and a, want each two criteria once"}},
	}
	for _, tt := range tests {
		w, err := value.Weigh(tt.ids, tt.list)
		var got []string
		for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
			fault, _ := errors.AsType[*value.InputError](e)
			got = append(got, fault.Path+": "+fault.Got+", want "+fault.Want)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" || w.Criteria != nil {
			t.Errorf("%v %v\n%s", tt.ids, tt.list, diff)
		}
	}
}
