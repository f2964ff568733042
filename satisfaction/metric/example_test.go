package metric_test

import (
	"encoding/json"
	"fmt"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/metric"
)

func Example() {
	north := metric.NPS{Promoters: 42, Passives: 31, Detractors: 27}
	south := metric.NPS{Promoters: 9, Passives: 12, Detractors: 14}
	both := north
	if err := both.Merge(south); err != nil {
		fmt.Println(err)
		return
	}
	score, err := both.Score()
	if err != nil {
		fmt.Println(err)
		return
	}
	interval, err := both.Interval(0.95)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(both.N(), "answers, score", score.Decimal(2), "exactly", score)
	fmt.Printf("%.1f to %.1f, %v\n", interval.Low, interval.High, interval.Method.Label(language.English))
	_, err = metric.NPS{}.Score()
	fmt.Println(err)
	// Output:
	// 135 answers, score 7.41 exactly 200/27
	// -6.4 to 20.9, Adjusted Wald
	// metric: net promoter score is undefined: no answers
}

func ExampleNPS_Change() {
	spring := metric.NPS{Promoters: 40, Passives: 40, Detractors: 20}
	autumn := metric.NPS{Promoters: 120, Passives: 60, Detractors: 20}
	test, err := autumn.Change(spring)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%v points up, z %.2f, p %.4f\n", test.Difference, test.Z, test.P)
	// Output:
	// 30 points up, z 3.39, p 0.0007
}

func ExampleBands_Count() {
	answers, err := metric.CountedAnswers(1, 4, 6, 20, 40, 30)
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = metric.StandardBands().Count(answers)
	fmt.Println(err)
	n, err := metric.Bands{Min: 1, Passive: 4, Promoter: 5, Max: 5}.Count(answers)
	fmt.Println(n, err)
	// Output:
	// metric: Bands: scale: got 1 to 5, want 0 to 10
	// promoters=30 passives=40 detractors=30 <nil>
}

func ExampleAnswers_CSAT() {
	answers, err := metric.CountedAnswers(1, 11, 0, 31, 0, 20)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, by := range metric.Definitions() {
		score, err := answers.CSAT(by)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s %% %v, %v\n", score.Decimal(2), by.Label(language.English), by.Label(language.SimplifiedChinese))
	}
	// Output:
	// 32.26 % Share of satisfied answers, 满意率
	// 14.52 % Satisfied minus dissatisfied, 净满意率（满意减不满意）
	// 65.81 % Points of maximum, 得分率
	// 57.26 % Mean on 0 to 100, 百分制平均分
}

func ExampleAnswers_Easy() {
	answers, err := metric.CountedAnswers(1, 2, 3, 5, 10, 20, 35, 25)
	if err != nil {
		fmt.Println(err)
		return
	}
	easy, err := answers.Easy()
	if err != nil {
		fmt.Println(err)
		return
	}
	percent, _ := easy.Percent()
	mean, _ := answers.Mean()
	median, _ := answers.Median()
	fmt.Println(percent.Decimal(2), "% found it easy, mean", mean.Decimal(4), "median", median)
	// Output:
	// 80 % found it easy, mean 5.48 median 6
}

func ExampleContacts() {
	var cases metric.Contacts
	for _, c := range []struct {
		contacts int
		solved   bool
	}{{1, true}, {1, true}, {3, true}, {1, false}} {
		if err := cases.Add(c.contacts, c.solved); err != nil {
			fmt.Println(err)
			return
		}
	}
	fmt.Println("solved at first contact:", cases.FirstContact(), "of the solved:", cases.FirstContactOfSolved())
	fmt.Println("had to come again:", cases.Repeat())
	// Output:
	// solved at first contact: hit=2 n=4 of the solved: hit=2 n=3
	// had to come again: hit=1 n=4
}

func ExampleProportion_Interval() {
	p := metric.Proportion{Hit: 20, N: 20}
	interval, err := p.Interval(0.95)
	fmt.Println(interval, err)
	// Output:
	// 0.8389 to 1.0000 (95% wilson) <nil>
}

// Of weighted answers 72 % are satisfied, and satisfaction.Kish says what they are
// worth.
func ExampleWeightedInterval() {
	share, _ := satisfaction.Ratio(72, 100)
	effective, _ := satisfaction.Ratio(325, 2)
	fmt.Println(metric.WeightedInterval(share, effective, 0.95))
	// Output: 0.6465 to 0.7833 (95% wilson) <nil>
}

func ExampleProportion_ChangeInterval() {
	before := metric.Proportion{Hit: 48, N: 80}
	after := metric.Proportion{Hit: 56, N: 70}
	fmt.Println(after.ChangeInterval(before, 0.95))
	// Output:
	// 0.0524 to 0.3339 (95% newcombe) <nil>
}

func ExampleTarget_Check() {
	for _, p := range []metric.Proportion{{Hit: 85, N: 100}, {Hit: 849_999, N: 1_000_000}} {
		got, err := metric.SatisfiedTarget.Check(p)
		fmt.Println(metric.SatisfiedTarget, got.Met, got.Missing, err)
	}
	// Output:
	// 85% true 0 <nil>
	// 85% false 1 <nil>
}

func ExampleKano() {
	var table metric.KanoTable
	for _, pair := range [][2]metric.KanoAnswer{
		{metric.Like, metric.Dislike},
		{metric.Expect, metric.Dislike},
		{metric.Neutral, metric.Neutral},
		{metric.Like, metric.Tolerate},
		{metric.Tolerate, metric.Dislike},
		{metric.Like, metric.Dislike},
	} {
		if err := table.Add(pair[0], pair[1]); err != nil {
			fmt.Println(err)
			return
		}
	}
	feature, err := table.Kano()
	if err != nil {
		fmt.Println(err)
		return
	}
	category, tie, _ := feature.Category()
	better, _ := feature.Better()
	worse, _ := feature.Worse()
	fmt.Println(feature)
	fmt.Println(category.Label(language.English), tie, better.Decimal(2), worse.Decimal(2))
	// Output:
	// must-be=2 one-dimensional=2 attractive=1 indifferent=1 reverse=0 questionable=0
	// Must-be true 0.5 -0.67
}

func ExampleCrosshair_Cross() {
	number := func(s string) satisfaction.Exact {
		e, err := satisfaction.ParseExact(s)
		if err != nil {
			panic(err)
		}
		return e
	}
	features := []metric.Point{
		{Importance: number("4.8"), Performance: number("3.1")}, // keeps its word
		{Importance: number("4.5"), Performance: number("4.6")}, // knows its trade
		{Importance: number("3.2"), Performance: number("4.4")}, // handsome rooms
	}
	cross, err := metric.AtMean.Cross(features...)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range features {
		fmt.Println(f.Quadrant(cross).Label(language.English))
	}
	// Output:
	// Concentrate here
	// Keep up the good work
	// Possible overkill
}

func ExampleIndex() {
	satisfied, _ := metric.CountedAnswers(1, 0, 0, 0, 0, 1, 2, 10, 40, 30, 17)
	expected, _ := metric.CountedAnswers(1, 0, 0, 1, 2, 7, 10, 30, 30, 15, 5)
	ideal, _ := metric.CountedAnswers(1, 1, 1, 2, 4, 8, 14, 30, 25, 10, 5)
	score, err := metric.Index(
		metric.Item{Answers: satisfied, Weight: satisfaction.Whole(40)},
		metric.Item{Answers: expected, Weight: satisfaction.Whole(32)},
		metric.Item{Answers: ideal, Weight: satisfaction.Whole(28)},
	)
	fmt.Println(score.Decimal(2), err)
	// Output:
	// 74.63 <nil>
}

func ExamplePercentagesTo100() {
	plain, _ := metric.Percentages(0, 1, 1, 1)
	hundred, _ := metric.PercentagesTo100(0, 1, 1, 1)
	fmt.Println(plain, hundred)
	// Output:
	// [33 33 33] [34 33 33]
}

func ExampleSilence_Reach() {
	reach, err := metric.ClassicSilence().Reach(4)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(reach.Complaints, "complaints,", reach.Silent, "who say nothing,", reach.ToldFrom, "to", reach.ToldTo, "who hear of it")
	// Output:
	// 4 complaints, 96 who say nothing, 1040 to 1200 who hear of it
}

func ExampleNPS_MarshalJSON() {
	data, err := json.Marshal(metric.NPS{Promoters: 4, Passives: 3, Detractors: 2})
	fmt.Println(string(data), err)
	// Output:
	// {"promoters":4,"passives":3,"detractors":2} <nil>
}
