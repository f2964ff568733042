package insight

import (
	"errors"
	"fmt"
	"math/big"
	"time"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/exact"
)

// A Trend holds the complaints of one category in a recent time against those in the
// time before it: is this one customer's bad luck, or a fault of ours that comes back
// for many? It is counts and an exact ratio, and no test is hidden in it. Small counts
// jump about by themselves; how much is much is for its reader to say.
type Trend struct {
	// Category of the complaints, 0 for those that are not classified.
	Category complaint.Category
	// Recent is how many there were in the recent time, and Past in the time before.
	Recent, Past int64
	// Customers is how many different customers the recent ones came from, and Unknown
	// how many of the recent ones came from nobody knows whom.
	Customers, Unknown int64
	// RecentSpan is how long the recent time is, and PastSpan the time before. Both are
	// above 0.
	RecentSpan, PastSpan time.Duration
}

// Rise is how many times as often it is now as it was, counted per time: 2 when the rate
// has doubled, 1 when it is as ever, with the stated number of places, rounded once,
// half to even. With nothing in the past it is [ErrNoData], for nothing can be said of
// how much more often something new is.
func (t Trend) Rise(places uint8) (decimal.Decimal, error) {
	if t.Past <= 0 || t.RecentSpan <= 0 || t.PastSpan <= 0 {
		return decimal.Decimal{}, ErrNoData
	}
	rise := new(big.Rat).Mul(big.NewRat(t.Recent, t.Past), big.NewRat(int64(t.PastSpan), int64(t.RecentSpan)))
	return exact.Round(rise, int32(places)), nil
}

// Trends counts each category from since to before from, the past, and from from to
// before to, the recent time, and leaves out what lies outside. A complaint at an
// instant belongs to the time that begins with it. The categories that occur come in
// their order, whatever the order of the records.
//
// Faulty records are refused as in [Recurrences], and so are instants that do not
// follow on each other, or by more than 292 years.
func Trends(records []Record, since, from, to time.Time) ([]Trend, error) {
	past, err1 := span("since to from", since, from)
	recent, err2 := span("from to to", from, to)
	if err := errors.Join(err1, err2, checkRecords(records)); err != nil {
		return nil, err
	}
	trends := make([]Trend, len(complaint.Categories())+1)
	customers := make([]map[string]bool, len(trends))
	for _, r := range records {
		t := &trends[r.Category]
		switch {
		case r.At.Before(since) || !r.At.Before(to):
		case r.At.Before(from):
			t.Past++
		default:
			t.Recent++
			if r.Customer == "" {
				t.Unknown++
				continue
			}
			if customers[r.Category] == nil {
				customers[r.Category] = map[string]bool{}
			}
			customers[r.Category][r.Customer] = true
		}
	}
	var list []Trend
	for c, t := range trends {
		if t.Recent > 0 || t.Past > 0 {
			t.Category, t.Customers = complaint.Category(c), int64(len(customers[c]))
			t.RecentSpan, t.PastSpan = recent, past
			list = append(list, t)
		}
	}
	return list, nil
}

// span is how long it is from one instant to another.
func span(place string, from, to time.Time) (time.Duration, error) {
	d := to.Sub(from)
	if d <= 0 || !from.Add(d).Equal(to) {
		return 0, &ValueError{Place: place, Got: fmt.Sprintf("%v to %v", from.UTC(), to.UTC()), Want: "a later instant, by at most 292 years"}
	}
	return d, nil
}
