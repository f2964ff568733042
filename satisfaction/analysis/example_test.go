package analysis_test

import (
	"fmt"
	"math"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// Ten customers of a branch: what they expected and what they perceived, in two
// dimensions, and what they think of the service as a whole. NaN is no answer.
var (
	expected  = []float64{6, 7, 5, 6, 7, 6, 5, 7, 6, 6}
	perceived = []float64{5, 6, 5, 4, 6, 6, 4, 5, 6, math.NaN()}
	empathy   = []float64{4, 6, 4, 3, 6, 5, 5, 4, 6, 6}
	overall   = []float64{4, 6, 5, 3, 7, 6, 4, 4, 7, 6}
)

func Example() {
	kept, err := analysis.Listwise(perceived, expected)
	if err != nil {
		fmt.Println(err)
		return
	}
	test, err := analysis.PairedT(kept[0], kept[1])
	if err != nil {
		fmt.Println(err)
		return
	}
	interval, err := test.Interval(0.95)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d customers, gap %.2f, p %.4f\n", test.Respondents, test.Difference, test.P)
	fmt.Println(interval)
	_, err = analysis.PairedT(kept[0], kept[0])
	fmt.Println(err)
	_, err = analysis.PairedT(perceived, expected)
	fmt.Println(err)
	// Output:
	// 9 customers, gap -0.89, p 0.0092
	// -1.4898 to -0.2880 (95% paired-t)
	// analysis: paired t test is undefined: the difference is the same for all respondents
	// analysis: paired t test: perceived[9]: got NaN, want 0 or a number from 1e-50 to 1e50, with either sign
}

func ExampleListwise() {
	kept, err := analysis.Listwise([]float64{5, math.NaN(), 3}, []float64{7, 6, 6})
	fmt.Println(kept, err)
	// Output:
	// [[5 3] [7 6]] <nil>
}

func ExampleSignedRank() {
	test, err := analysis.SignedRank(perceived[:9], expected[:9])
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d differ, %d do not; ranks up %g, down %g; p %.4f\n", test.Respondents, test.Zeros, test.Positive, test.Negative, test.P)
	fmt.Println(test.Method.Label(language.English))
	// Output:
	// 6 differ, 3 do not; ranks up 0, down 21; p 0.0312
	// Wilcoxon signed-rank, exact
}

func ExampleWelch() {
	spring := []float64{4, 5, 5, 6, 4, 5, 3}
	autumn := []float64{5, 6, 6, 7, 5, 6, 6, 7}
	test, err := analysis.Welch(autumn, spring)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f points up, t %.2f with %.1f degrees of freedom, p %.4f\n", test.Difference, test.T, test.DF, test.P)
	// Output:
	// 1.43 points up, t 3.14 with 11.3 degrees of freedom, p 0.0092
}

func ExampleAlpha_Interval() {
	alpha := analysis.Alpha{Value: 0.83, Respondents: 100, Items: 20}
	interval, err := alpha.Interval(0.95)
	fmt.Println(interval, err)
	// Output:
	// 0.7776 to 0.8748 (95% feldt) <nil>
}

func ExampleAlpha_Change() {
	before := analysis.Alpha{Value: 0.78, Respondents: 120, Items: 5}
	after := analysis.Alpha{Value: 0.86, Respondents: 150, Items: 5}
	test, err := after.Change(before)
	fmt.Printf("F %.3f with %g and %g, p %.4f, %v\n", test.F, test.DF1, test.DF2, test.P, err)
	// Output:
	// F 1.571 with 119 and 149, p 0.0090, <nil>
}

func ExampleAlphaOf() {
	report := satisfaction.Consistency{Respondents: 41, Alpha: satisfaction.Whole(0), Items: make([]satisfaction.ItemConsistency, 5)}
	fmt.Printf("%+v\n", analysis.AlphaOf(report))
	// Output:
	// {Value:0 Respondents:41 Items:5}
}

// Four items of one dimension, one column each.
var items = [][]float64{
	{5, 6, 4, 4, 6, 7, 4, 6, 6, 7, 3, 5},
	{4, 6, 5, 3, 6, 5, 5, 4, 6, 6, 4, 5},
	{5, 5, 6, 4, 7, 6, 4, 4, 5, 7, 3, 6},
	{3, 6, 4, 4, 5, 6, 3, 5, 7, 6, 2, 4},
}

func ExampleOmega() {
	omega, err := analysis.Omega(items)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("total %.3f, standardised %.3f, loadings %.2f\n", omega.Total, omega.Standardised, omega.Loadings)
	_, err = analysis.Omega([][]float64{items[0], items[0], items[1]})
	fmt.Println(err)
	// Output:
	// total 0.890, standardised 0.878, loadings [0.94 0.68 0.66 0.90]
	// analysis: omega is undefined: one factor explains more than 0.995 of the variance of items [0 1]
}

func ExampleStandardisedAlpha() {
	alpha, err := analysis.StandardisedAlpha(items)
	fmt.Printf("%.4f %v\n", alpha, err)
	// Output:
	// 0.8813 <nil>
}

func ExamplePearson() {
	c, err := analysis.Pearson(empathy, overall)
	if err != nil {
		fmt.Println(err)
		return
	}
	interval, err := c.Interval(0.95)
	fmt.Printf("r %.3f of %d, p %.4f, %v, %v\n", c.R, c.Respondents, c.P, interval, err)
	// Output:
	// r 0.881 of 10, p 0.0008, 0.5640 to 0.9716 (95% pearson), <nil>
}

func ExampleSpearman() {
	c, err := analysis.Spearman(empathy, overall)
	fmt.Printf("r %.3f, p %.4f, %v\n", c.R, c.P, err)
	// Output:
	// r 0.876, p 0.0009, <nil>
}

func ExamplePredict() {
	kept, err := analysis.Listwise(perceived, expected, overall)
	if err != nil {
		fmt.Println(err)
		return
	}
	p, err := analysis.Predict(kept[0], kept[1], kept[2])
	fmt.Printf("performance r %.2f, gap r %.2f, %v\n", p.Perceived.R, p.Gap.R, err)
	// Output:
	// performance r 0.91, gap r 0.65, <nil>
}

func ExampleDrivers() {
	kept, err := analysis.Listwise(overall, perceived, empathy)
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := analysis.Drivers(kept[0], kept[1:])
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%d respondents, R² %.3f\n", a.Respondents, a.R2)
	for i, name := range []string{"reliability", "empathy"} {
		d := a.Drivers[i]
		fmt.Printf("%-11s r %.2f beta %.2f Shapley %.3f Johnson %.3f\n", name, d.R, d.Beta, d.Shapley, d.Johnson)
	}
	_, err = analysis.Drivers(kept[0], [][]float64{kept[1], kept[2], kept[1]})
	fmt.Println(err)
	// Output:
	// 9 respondents, R² 0.917
	// reliability r 0.91 beta 0.56 Shapley 0.479 Johnson 0.479
	// empathy     r 0.88 beta 0.47 Shapley 0.438 Johnson 0.438
	// analysis: driver analysis is undefined: drivers[2]: it is a combination of the drivers before it
}
