package insight_test

import (
	"fmt"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/complaint/insight"
)

// Which root causes stand behind most complaints?
func ExamplePareto() {
	bars, err := insight.Pareto(map[complaint.RootCause]int64{
		complaint.CausePerson: 2, complaint.CauseProcess: 9, complaint.CausePartner: 2, complaint.CauseProduct: 12,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range bars {
		percent, _ := b.Cumulative.Percent(0)
		fmt.Println(b.Key, b.Count, b.Cumulative, percent)
	}
	// Output:
	// product 12 12/25 48
	// process 9 21/25 84
	// person 2 23/25 92
	// partner 2 25/25 100
}

// From what customers complain of to the dimension of service that it tells of.
func ExampleMapping_Group() {
	m := insight.SERVQUAL()
	m[complaint.CategoryRude] = "empathy" // this house counts the tone there
	dimensions, unmapped, err := m.Group(map[complaint.Category]int64{
		complaint.CategorySlow: 4, complaint.CategoryNoAnswer: 3, complaint.CategoryRude: 1, complaint.CategoryOther: 2,
	})
	fmt.Println(dimensions, unmapped, err)
	// Output:
	// map[empathy:1 responsiveness:7] map[other:2] <nil>
}
