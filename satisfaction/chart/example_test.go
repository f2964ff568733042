package chart_test

import (
	"fmt"
	"os"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/chart"
)

func ExampleGapChart_WriteSVG() {
	expected, _ := satisfaction.Ratio(32, 5)
	perceived, _ := satisfaction.Ratio(29, 5)
	c := chart.GapChart{
		Language: language.SimplifiedChinese,
		Scale:    chart.Scale{Min: 1, Max: 7},
		Rows: []chart.GapRow{{
			Label:     satisfaction.Reliability.Label(language.SimplifiedChinese),
			Expected:  expected,
			Perceived: perceived,
		}},
	}
	var svg strings.Builder
	if err := c.WriteSVG(&svg); err != nil {
		fmt.Println(err)
		return
	}
	for _, line := range strings.Split(svg.String(), "\n")[1:3] {
		fmt.Println(line)
	}
	// Output:
	// <title>期望与感知的服务</title>
	// <desc>信赖度：期望 6.40，感知 5.80，差距 −0.60，低于期望。</desc>
}

func ExampleZoneChart_WriteSVG() {
	c := chart.ZoneChart{Scale: chart.Scale{Min: 1, Max: 9}, Rows: []chart.ZoneRow{{
		Label:     "Reliability",
		Adequate:  satisfaction.Whole(7),
		Desired:   satisfaction.Whole(8),
		Perceived: satisfaction.Whole(10),
	}}}
	fmt.Println(c.WriteSVG(os.Stdout))
	// Output:
	// chart: zone chart: row 1: perceived: got 10, want 1 to 9
}

func ExampleGridChart_WriteSVG() {
	c := chart.GridChart{
		Cross:  chart.GridPoint{Importance: satisfaction.Whole(5), Performance: satisfaction.Whole(5)},
		Points: []chart.GridPoint{{Label: "Keeps its word", Importance: satisfaction.Whole(7), Performance: satisfaction.Whole(4)}},
	}
	file, err := os.CreateTemp("", "grid-*.svg")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(file.Name())
	fmt.Println(c.WriteSVG(file), file.Close())
	// Output:
	// <nil> <nil>
}
