package value

import (
	"strconv"
	"time"
)

// Record is what is known of one customer's purchases in the period that is looked
// at.
type Record struct {
	// Last is when the last purchase was.
	Last time.Time
	// Orders is how many there were, 0 or more.
	Orders int64
	// Spent is their sum in the smallest unit of one currency, less refunds. It may be
	// negative.
	Spent int64
}

// RFM scores customers by recency, frequency and monetary value: how lately, how
// often and for how much they bought. Each has a [Scale]; the zero RFM has five bins
// each by [Observed].
type RFM struct {
	// Recency is the scale of the days since the last purchase: spans of 24 hours,
	// begun ones not counted. Its scores are turned round afterwards: few days score
	// high.
	Recency Scale
	// Frequency is the scale of the orders, Monetary that of what was spent.
	Frequency Scale
	Monetary  Scale // see Frequency
}

// Marks are the three scores of a customer and the segment that follows from them.
type Marks struct {
	// Recency is from 1, longest ago, to the number of bins, latest.
	Recency int
	// Frequency is from 1, fewest, to the number of bins, and so is Monetary.
	Frequency int
	Monetary  int // see Frequency
	// Segment by [SegmentOf].
	Segment Segment
}

// Score gives the marks of each record as of an instant. The scores depend on who
// else is in the list, unless all cut points are fixed. It gives all faults at once,
// as [*InputError]s: a last purchase that is not set or after asOf, a negative number
// of orders, scales with faults, a list without records that is needed to cut.
func (m RFM) Score(asOf time.Time, records []Record) ([]Marks, error) {
	var f findings
	m.Recency.check(&f, "recency.")
	m.Frequency.check(&f, "frequency.")
	m.Monetary.check(&f, "monetary.")
	columns := columns(&f, asOf, records)
	if f != nil {
		return nil, f.err()
	}
	var scores [3][]int
	for i, s := range []Scale{m.Recency, m.Frequency, m.Monetary} {
		var err error
		if scores[i], err = s.Score(columns[i]); err != nil {
			return nil, err
		}
	}
	marks := make([]Marks, len(records))
	for i := range marks {
		k := Marks{Recency: m.Recency.bins() + 1 - scores[0][i], Frequency: scores[1][i], Monetary: scores[2][i]}
		k.Segment = m.segment(k)
		marks[i] = k
	}
	return marks, nil
}

// columns takes the records apart and finds their faults.
func columns(f *findings, asOf time.Time, records []Record) (columns [3][]int64) {
	for i := range columns {
		columns[i] = make([]int64, len(records))
	}
	for i, r := range records {
		if r.Last.IsZero() {
			f.add("records["+strconv.Itoa(i)+"].last", "not set", "the instant of a purchase")
		} else if r.Last.After(asOf) {
			f.add("records["+strconv.Itoa(i)+"].last", r.Last.UTC().Format(time.RFC3339Nano), "no later than "+asOf.UTC().Format(time.RFC3339Nano))
		}
		if r.Orders < 0 {
			f.add("records["+strconv.Itoa(i)+"].orders", strconv.FormatInt(r.Orders, 10), "0 or more")
		}
		columns[0][i], columns[1][i], columns[2][i] = days(r.Last, asOf), r.Orders, r.Spent
	}
	return columns
}

// days counts the whole spans of 24 hours from one instant to a later one.
func days(from, to time.Time) int64 {
	seconds := to.Unix() - from.Unix()
	if to.Nanosecond() < from.Nanosecond() {
		seconds--
	}
	return seconds / (24 * 60 * 60)
}
