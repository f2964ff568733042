package value_test

import (
	"fmt"
	"time"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/customer/value"
)

// A scorecard of one's own weights, and a tier that is not lost at once.
func Example() {
	card, err := value.NewScorecard([]value.Criterion{
		{ID: value.Volume.String(), Weight: 4}, {ID: value.Cooperation.String(), Weight: 2},
		{ID: value.Influence.String(), Weight: 1}, {ID: value.Potential.String(), Weight: 2},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	score, err := card.Score(map[string]decimal.Decimal{
		"volume": decimal.New(90, 0), "cooperation": decimal.New(60, 0), "influence": decimal.New(70, 0), "potential": decimal.New(825, -1),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range score.Shares {
		fmt.Println(s.Criterion.ID, s.Points, s.Points.Decimal(2))
	}
	fmt.Println("score", score.Points, score.Points.Decimal(2))
	tiers, err := value.NewTiers(value.KeyTier())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, before := range []string{"", "key"} {
		standing, err := tiers.Of(score.Points, before)
		fmt.Printf("%q before: %+v %v\n", before, standing, err)
	}
	// Output:
	// volume 40 40
	// cooperation 40/3 13.33
	// influence 70/9 7.78
	// potential 55/3 18.33
	// score 715/9 79.44
	// "" before: {Tier: Kept:false} <nil>
	// "key" before: {Tier:key Kept:true} <nil>
}

// 用三列数据给客户打分，并给出所在分区的名称。
func ExampleRFM_Score() {
	day := func(month time.Month, day int) time.Time { return time.Date(2026, month, day, 12, 0, 0, 0, time.UTC) }
	records := []value.Record{
		{Last: day(3, 30), Orders: 12, Spent: 980_000},
		{Last: day(3, 28), Orders: 1, Spent: 4_900},
		{Last: day(2, 10), Orders: 5, Spent: 61_000},
		{Last: day(1, 3), Orders: 9, Spent: 530_000},
		{Last: day(1, 2), Orders: 1, Spent: -1_200}, // 退款多于消费
	}
	marks, err := value.RFM{}.Score(day(3, 31), records)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range marks {
		fmt.Println(m.Recency, m.Frequency, m.Monetary, m.Segment.Label(language.SimplifiedChinese), m.Segment.Label(language.TraditionalChinese))
	}
	// Output:
	// 5 5 5 近期往来，贡献高 近期往來，貢獻高
	// 4 1 2 近期往来，贡献尚少 近期往來，貢獻尚少
	// 3 3 3 往来渐少，贡献稳定 往來漸少，貢獻穩定
	// 2 4 4 久未往来，贡献高 久未往來，貢獻高
	// 1 1 1 久未往来，贡献尚少 久未往來，貢獻尚少
}

// This month's cut points judge the next month too, and show what many equal values do.
func ExampleScale_CutPoints() {
	scale := value.Scale{Bins: 4}
	cuts, err := scale.CutPoints([]int64{1, 1, 1, 1, 1, 1, 2, 9})
	if err != nil {
		fmt.Println(err)
		return
	}
	scores, err := value.Scale{Cuts: cuts}.Score([]int64{1, 2, 3})
	fmt.Println(cuts, scores, err)
	// Output: [1 1 1] [1 4 4] <nil>
}

// Who serves whom, until it arrives at somebody outside?
func ExampleChain() {
	chain, err := value.NewChain([]value.Party{
		{ID: "payroll", Side: value.Internal, Serves: []string{"kitchen", "reception"}},
		{ID: "kitchen", Side: value.Internal, Serves: []string{"restaurant"}},
		{ID: "restaurant", Side: value.Internal, Serves: []string{"guest"}},
		{ID: "reception", Side: value.Internal, Serves: []string{"guest"}},
		{ID: "archive", Side: value.Internal},
		{ID: "guest", Side: value.External},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	path, _ := chain.Path("payroll")
	fmt.Println(path, chain.Adrift())
	// Output: [payroll reception guest] [archive]
}

// Criteria compared by pairs, where the comparisons do not agree at first.
func ExampleWeigh() {
	ids := []string{"volume", "cooperation", "influence", "potential"}
	comparisons := []value.Comparison{
		{More: "volume", Less: "cooperation", Times: 3}, {More: "volume", Less: "influence", Times: 5},
		{More: "volume", Less: "potential", Times: 2}, {More: "cooperation", Less: "influence", Times: 2},
		{More: "cooperation", Less: "potential", Times: 3}, {More: "potential", Less: "influence", Times: 3},
	}
	for range 2 {
		w, err := value.Weigh(ids, comparisons)
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, c := range w.Criteria {
			fmt.Print(c.ID, " ", c.Weight, ", ")
		}
		fmt.Println("ratio", w.Ratio(3), w.Consistent(), w.Doubtful)
		comparisons[4] = value.Comparison{More: "potential", Less: "cooperation", Times: 2} // thought over
	}
	// Output:
	// volume 487802, cooperation 247868, influence 89060, potential 175269, ratio 0.109 false {cooperation potential 3}
	// volume 483189, cooperation 156876, influence 88218, potential 271717, ratio 0.005 true {potential cooperation 2}
}
