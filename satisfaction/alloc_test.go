//go:build !race

package satisfaction_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/satisfaction"
)

func TestCountingRowsAllocatesNothing(t *testing.T) {
	for _, missing := range []int{0, 10} {
		rows := surveyRows(700, missing)
		for _, detail := range satisfaction.Details() {
			tally := satisfaction.NewTally(benchInstrument(detail))
			for _, n := range []int{1, 255, 700} {
				if allocs := testing.AllocsPerRun(5, func() { tally.AddRows(rows[:n*44]) }); allocs != 0 {
					t.Errorf("AddRows of %d rows with %v allocates %v times", n, detail, allocs)
				}
			}
		}
	}
}

func TestMergingAllocatesNothing(t *testing.T) {
	a, b := satisfaction.NewTally(benchInstrument(satisfaction.Full)), satisfaction.NewTally(benchInstrument(satisfaction.Full))
	if allocs := testing.AllocsPerRun(5, func() { a.Merge(b) }); allocs != 0 {
		t.Errorf("Merge allocates %v times", allocs)
	}
}

// Six results as decimals, over a million responses. Where answers are missing, each
// dimension has a denominator of its own, and the weighted score has the product of
// all five.
func TestReportEdgeAllocations(t *testing.T) {
	for _, missing := range []int{0, 20} {
		rows := surveyRows(20_000, missing)
		tally := satisfaction.NewTally(benchInstrument(satisfaction.Full))
		for i := range 50 {
			if err := tally.AddRows(rows[i*44:]); err != nil {
				t.Fatal(err)
			}
		}
		r, err := tally.Report()
		if err != nil {
			t.Fatal(err)
		}
		var gaps [6]decimal.Decimal
		if allocs := testing.AllocsPerRun(20, func() { gaps = reportEdge(r) }); allocs > 16 {
			t.Errorf("six results allocate %v times with one of %d ratings missing, want at most 16", allocs, missing)
		}
		sink = gaps
	}
}

// 22 pairs on 7 points: 8 KB, however many responses.
func TestStateIsSmall(t *testing.T) {
	tally := satisfaction.NewTally(benchInstrument(satisfaction.Full))
	if err := tally.AddRows(surveyRows(1000, 20)); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		if err := tally.Merge(tally); err != nil {
			t.Fatal(err)
		}
	}
	data := bytesOf(t, tally)
	if len(data) > 8<<10 {
		t.Errorf("a stored tally of %d responses takes %d bytes, want at most 8192", tally.Responses(), len(data))
	}
	const counts = 7 + 22*3 + 23 + 22*5 + 22*9 + 22*2*8 // the sections of layout
	if counts*8 > 8<<10 {
		t.Errorf("a tally takes %d bytes, want at most 8192", counts*8)
	}
}
