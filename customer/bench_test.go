package customer_test

import (
	"fmt"
	"testing"

	"github.com/servicequality/servicequality/customer"
)

// walk is the bare minimum: the rows that eight observations name are looked up, and
// their points added up for four types. It checks nothing, forgets nothing, knows no
// caps, and cannot say why.
func walk(rows map[string]int, points [][4]int64, observations []customer.Observation) (scores [4]int64) {
	for i := range observations {
		row := &points[rows[observations[i].Signal]]
		for t := range scores {
			scores[t] += row[t] * observations[i].Strength / customer.Full
		}
	}
	return scores
}

// table is the bare minimum for who has no names: all signals times all types.
func table(points [][4]int64, strengths []int64) (scores [4]int64) {
	for i := range points {
		for t := range scores {
			scores[t] += points[i][t] * strengths[i] / customer.Full
		}
	}
	return scores
}

// twentyFive is a model of 25 signals, and eight observations of them.
func twentyFive(tb testing.TB) (*customer.Model, customer.Evidence) {
	var signals []customer.Signal
	e := customer.Evidence{At: noon}
	for i, s := range customer.DefaultSignals() {
		if i%2 != 0 || len(signals) == 25 {
			continue
		}
		signals = append(signals, s)
		if len(signals)%3 == 1 && len(e.Observations) < 8 {
			o := seen(s.ID)
			o.Event = fmt.Sprintf("event-%d", i)
			e.Observations = append(e.Observations, o)
		}
	}
	m, err := customer.NewModel(signals, customer.Settings{})
	if err != nil || len(signals) != 25 || len(e.Observations) != 8 {
		tb.Fatalf("%d signals, %d observations, %v", len(signals), len(e.Observations), err)
	}
	return m, e
}

func BenchmarkClassify(b *testing.B) {
	m, e := twentyFive(b)
	rows := map[string]int{}
	var points [][4]int64
	strengths := make([]int64, 25)
	for i, s := range m.Signals() {
		rows[s.ID] = i
		points = append(points, [4]int64(s.Points[1:]))
	}
	for _, o := range e.Observations {
		strengths[rows[o.Signal]] = o.Strength
	}
	b.Run("into", func(b *testing.B) {
		var r customer.Reading
		for b.Loop() {
			if err := m.ClassifyInto(&r, e); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			if _, err := m.Classify(e); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("walk", func(b *testing.B) {
		for b.Loop() {
			walk(rows, points, e.Observations)
		}
	})
	b.Run("table", func(b *testing.B) {
		for b.Loop() {
			table(points, strengths)
		}
	})
}

func BenchmarkCues(b *testing.B) {
	for b.Loop() {
		for _, m := range corpus {
			customer.Cues(m.text, noon, "m")
		}
	}
}
