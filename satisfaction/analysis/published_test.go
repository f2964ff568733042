package analysis_test

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// Worked examples from print and from the documentation of R, to their last digit.

// The sleep of ten patients with two drugs (Student, Biometrika 6, 1908; data set
// "sleep" of R).
var (
	sleepWithFirst  = []float64{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}
	sleepWithSecond = []float64{1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}
)

// R prints these with t.test(extra ~ group, paired = TRUE).
func TestPublishedSleepPaired(t *testing.T) {
	test, err := analysis.PairedT(sleepWithFirst, sleepWithSecond)
	if err != nil {
		t.Fatal(err)
	}
	i, err := test.Interval(0.95)
	got := fmt.Sprintf("t %.4f df %g p %.6f %.7f to %.7f mean %.2f", test.T, test.DF, test.P, i.Low, i.High, test.Difference)
	if want := "t -4.0621 df 9 p 0.002833 -2.4598858 to -0.7001142 mean -1.58"; err != nil || got != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

// R prints these with t.test(extra ~ group).
func TestPublishedSleepWelch(t *testing.T) {
	test, err := analysis.Welch(sleepWithFirst, sleepWithSecond)
	if err != nil {
		t.Fatal(err)
	}
	i, err := test.Interval(0.95)
	got := fmt.Sprintf("t %.4f df %.3f p %.5f %.7f to %.7f", test.T, test.DF, test.P, i.Low, i.High)
	if want := "t -1.8608 df 17.776 p 0.07939 -3.3654832 to 0.2054832"; err != nil || got != want {
		t.Errorf("%s, %v, want %s", got, err, want)
	}
}

// Darwin's maize: the heights of fifteen pairs of plants, crossed less
// self-fertilised, in eighths of an inch (Fisher, The Design of Experiments, 1935,
// section 17: mean 20.933, t = 2.148, just significant at 5 %).
func TestPublishedDarwinMaize(t *testing.T) {
	crossed := []float64{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48}
	test, err := analysis.PairedT(crossed, make([]float64, len(crossed)))
	if got := fmt.Sprintf("%.3f %.3f %.4f", test.Difference, test.T, test.P); err != nil || got != "20.933 2.148 0.0497" {
		t.Errorf("%s, %v", got, err)
	}
}

// Nine patients' depression before and after the start of therapy (Hollander and
// Wolfe, Nonparametric Statistical Methods, 1973, page 29; the example of
// wilcox.test in R: V = 40, one-sided p = 0.01953).
func TestPublishedDepression(t *testing.T) {
	before := []float64{1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30}
	after := []float64{0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29}
	test, err := analysis.SignedRank(before, after)
	if got := fmt.Sprintf("%g %.5f", test.Positive, test.P/2); err != nil || got != "40 0.01953" {
		t.Errorf("%s, %v, want 40 0.01953", got, err)
	}
}

// Canned tuna: lightness and a panel's score (Hollander and Wolfe, 1973, page 185;
// the example of cor.test in R, which prints these for method = "pearson", and rho
// 0.6 for ranks).
func TestPublishedTuna(t *testing.T) {
	lightness := []float64{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1}
	panel := []float64{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}
	c, err := analysis.Pearson(lightness, panel)
	if err != nil {
		t.Fatal(err)
	}
	i, err := c.Interval(0.95)
	if got := fmt.Sprintf("%.7f p %.4f %.7f to %.7f", c.R, c.P, i.Low, i.High); err != nil || got != "0.5711816 p 0.1082 -0.1497426 to 0.8955795" {
		t.Errorf("%s, %v", got, err)
	}
	s, err := analysis.Spearman(lightness, panel)
	if got := fmt.Sprintf("%.6f", s.R); err != nil || got != "0.600000" {
		t.Errorf("rho %s, %v, want 0.6", got, err)
	}
}

// Six targets, four judges (Shrout and Fleiss, Psychological Bulletin 86, 1979):
// ICC(3,4) is 0.909 and is the same number as alpha; the R package psych prints 0.676
// to 0.99 for it, as ICC3k of its example of ICC.
func TestPublishedShroutAndFleissInterval(t *testing.T) {
	between, residual := 11.241666666666667, 1.0194444444444444 // mean squares of the table
	i, err := analysis.Alpha{Value: 1 - residual/between, Respondents: 6, Items: 4}.Interval(0.95)
	if got := fmt.Sprintf("%.3f to %.2f", i.Low, i.High); err != nil || got != "0.676 to 0.99" {
		t.Errorf("%s, %v", got, err)
	}
}

// Fertility in 47 Swiss provinces in 1888 (Mosteller and Tukey, Data Analysis and
// Regression, 1977; data set "swiss" of R): fertility, agriculture, examination,
// education, Catholic, infant mortality.
const swiss = `80.2 17 15 12 9.96 22.2
83.1 45.1 6 9 84.84 22.2
92.5 39.7 5 5 93.4 20.2
85.8 36.5 12 7 33.77 20.3
76.9 43.5 17 15 5.16 20.6
76.1 35.3 9 7 90.57 26.6
83.8 70.2 16 7 92.85 23.6
92.4 67.8 14 8 97.16 24.9
82.4 53.3 12 7 97.67 21
82.9 45.2 16 13 91.38 24.4
87.1 64.5 14 6 98.61 24.5
64.1 62 21 12 8.52 16.5
66.9 67.5 14 7 2.27 19.1
68.9 60.7 19 12 4.43 22.7
61.7 69.3 22 5 2.82 18.7
68.3 72.6 18 2 24.2 21.2
71.7 34 17 8 3.3 20
55.7 19.4 26 28 12.11 20.2
54.3 15.2 31 20 2.15 10.8
65.1 73 19 9 2.84 20
65.5 59.8 22 10 5.23 18
65 55.1 14 3 4.52 22.4
56.6 50.9 22 12 15.14 16.7
57.4 54.1 20 6 4.2 15.3
72.5 71.2 12 1 2.4 21
74.2 58.1 14 8 5.23 23.8
72 63.5 6 3 2.56 18
60.5 60.8 16 10 7.72 16.3
58.3 26.8 25 19 18.46 20.9
65.4 49.5 15 8 6.1 22.5
75.5 85.9 3 2 99.71 15.1
69.3 84.9 7 6 99.68 19.8
77.3 89.7 5 2 100 18.3
70.5 78.2 12 6 98.96 19.4
79.4 64.9 7 3 98.22 20.2
65 75.9 9 9 99.06 17.8
92.2 84.6 3 3 99.46 16.3
79.3 63.1 13 13 96.83 18.1
70.4 38.4 26 12 5.62 20.3
65.7 7.7 29 11 13.79 20.5
72.7 16.7 22 13 11.22 18.9
64.4 17.6 35 32 16.92 23
77.6 37.6 15 7 4.97 20
67.6 18.7 25 7 8.65 19.5
35 1.2 37 53 42.34 18
44.7 46.6 16 29 50.43 18.2
42.8 27.7 22 29 58.33 19.3
`

// columns reads a table of numbers.
func columns(t *testing.T, table string) (c [][]float64) {
	t.Helper()
	for line := range strings.Lines(table) {
		for i, field := range strings.Fields(line) {
			x, err := strconv.ParseFloat(field, 64)
			if err != nil {
				t.Fatal(err)
			}
			if i == len(c) {
				c = append(c, nil)
			}
			c[i] = append(c[i], x)
		}
	}
	return c
}

// The R package relaimpo (Grömping, Journal of Statistical Software 17, 2006) prints
// these with calc.relimp(lm(Fertility ~ ., swiss), type = "lmg").
func TestPublishedSwissShapley(t *testing.T) {
	c := columns(t, swiss)
	a, err := analysis.Drivers(c[0], c[1:])
	if err != nil {
		t.Fatal(err)
	}
	var shapley []float64
	for _, d := range a.Drivers {
		shapley = append(shapley, d.Shapley)
	}
	got := fmt.Sprintf("%.12f %.8f", a.R2, shapley)
	if want := "0.706735001593 [0.05709122 0.17117303 0.26013468 0.10557015 0.11276592]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// 32 cars of 1973 and 1974 (Henderson and Velleman, Biometrics 37, 1981; data set
// "mtcars" of R): miles a gallon, cylinders, displacement, horsepower, weight.
const cars = `21 6 160 110 2.62
21 6 160 110 2.875
22.8 4 108 93 2.32
21.4 6 258 110 3.215
18.7 8 360 175 3.44
18.1 6 225 105 3.46
14.3 8 360 245 3.57
24.4 4 146.7 62 3.19
22.8 4 140.8 95 3.15
19.2 6 167.6 123 3.44
17.8 6 167.6 123 3.44
16.4 8 275.8 180 4.07
17.3 8 275.8 180 3.73
15.2 8 275.8 180 3.78
10.4 8 472 205 5.25
10.4 8 460 215 5.424
14.7 8 440 230 5.345
32.4 4 78.7 66 2.2
30.4 4 75.7 52 1.615
33.9 4 71.1 65 1.835
21.5 4 120.1 97 2.465
15.5 8 318 150 3.52
15.2 8 304 150 3.435
13.3 8 350 245 3.84
19.2 8 400 175 3.845
27.3 4 79 66 1.935
26 4 120.3 91 2.14
30.4 4 95.1 113 1.513
15.8 8 351 264 3.17
19.7 6 145 175 2.77
15 8 301 335 3.57
21.4 4 121 109 2.78
`

// The R package rwa prints these raw relative weights in its article on regression
// methods, for mpg on cyl, disp, hp and wt.
func TestPublishedCarsRelativeWeights(t *testing.T) {
	c := columns(t, cars)
	a, err := analysis.Drivers(c[0], c[1:])
	if err != nil {
		t.Fatal(err)
	}
	var johnson []float64
	for _, d := range a.Drivers {
		johnson = append(johnson, d.Johnson)
	}
	got := fmt.Sprintf("%.7f", johnson)
	if want := "[0.2096904 0.1883043 0.1799590 0.2706812]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Spearman's five tests (Harman, Modern Factor Analysis, pages 116 and 391): the
// communalities that SAS prints for one factor by maximum likelihood, as published
// with M. Friendly's course in factor analysis (spear5.sas). SAS stops at a change
// of 0.0002.
func TestPublishedSpearmanFactor(t *testing.T) {
	items := withCorrelations([][]float64{
		{1, 0.485, 0.400, 0.397, 0.295},
		{0.485, 1, 0.397, 0.397, 0.247},
		{0.400, 0.397, 1, 0.335, 0.275},
		{0.397, 0.397, 0.335, 1, 0.195},
		{0.295, 0.247, 0.275, 0.195, 1},
	})
	o, err := analysis.Omega(items)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []float64{0.49542, 0.46625, 0.34391, 0.32029, 0.15870} {
		if got := o.Loadings[i] * o.Loadings[i]; math.Abs(got-want) > 1e-4 {
			t.Errorf("communality of test %d is %.5f, want %.5f", i+1, got, want)
		}
	}
}

// Six tests of ability (Smith and Stanley, Acta Psychologica 55, 1983; data set
// "ability.cov" of R): what factanal(factors = 1, covmat = ability.cov) prints.
func TestPublishedAbilityFactor(t *testing.T) {
	items := withCorrelations([][]float64{ // covariances
		{24.641, 5.991, 33.520, 6.023, 20.755, 29.701},
		{5.991, 6.700, 18.137, 1.782, 4.936, 7.204},
		{33.520, 18.137, 149.831, 19.424, 31.430, 50.753},
		{6.023, 1.782, 19.424, 12.711, 4.757, 9.075},
		{20.755, 4.936, 31.430, 4.757, 52.604, 66.762},
		{29.701, 7.204, 50.753, 9.075, 66.762, 135.292},
	})
	o, err := analysis.Omega(items)
	if got := fmt.Sprintf("%.3f", o.Loadings); err != nil || got != "[0.682 0.384 0.502 0.300 0.877 0.849]" {
		t.Errorf("loadings %s, %v", got, err)
	}
}
