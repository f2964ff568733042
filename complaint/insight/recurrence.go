package insight

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// A Record is what recurrence is read from: who complained of what, and when.
type Record struct {
	// Case is the id of the complaint, not blank; each has one record.
	Case string
	// Customer is the reference of the customer, "" when unknown. Nobody unknown is
	// taken for the same as another.
	Customer string
	// Category is what it is about, 0 when not classified. What is not classified is
	// not taken for the same as anything.
	Category complaint.Category
	// At is when it was received or detected. It is not zero.
	At time.Time
}

// RecordOf gives the record of a complaint, at the time of its first cycle. It is not
// ok for one to which nothing has happened and for one that was merged, which lives on
// in another.
func RecordOf(c *complaint.Case) (r Record, ok bool) {
	if c.Version() == 0 || c.Phase() == complaint.Merged {
		return Record{}, false
	}
	return Record{Case: c.ID(), Customer: c.Customer(), Category: c.Category(), At: c.Cycles()[0].Began}, true
}

// A Recurrence is a complaint, and which time it is.
type Recurrence struct {
	// Record of the complaint, its time in UTC.
	Record Record
	// Times is how often the customer had complained of this within the window, with
	// this time; at least 1. It is what [complaint.Assessment.Priority] asks for, where
	// the third time raises the priority.
	Times int
}

// Recurrences says of each record which time it is that its customer complains of its
// category in the window that ends with it. A record that is exactly a window old
// counts still. Of records at the same instant the one with the smaller id came first.
// The result is in the order of the times and then of the ids, whatever the order of
// the records.
//
// A window that is not above 0, blank or repeated ids, unknown categories and zero times
// are a [*ValueError] each, all at once.
func Recurrences(records []Record, window time.Duration) ([]Recurrence, error) {
	err := checkRecords(records)
	if window <= 0 {
		err = errors.Join(&ValueError{Place: "window", Got: window.String(), Want: "more than 0"}, err)
	}
	if err != nil {
		return nil, err
	}
	list := make([]Recurrence, len(records))
	for i, r := range records {
		r.At = r.At.Round(0).UTC()
		list[i] = Recurrence{Record: r, Times: 1}
	}
	slices.SortFunc(list, func(a, b Recurrence) int { return cmp.Or(bySame(a.Record, b.Record), byTime(a.Record, b.Record)) })
	first := 0 // of those that still count
	for i := range list {
		now := list[i].Record
		for first < i && (bySame(list[first].Record, now) != 0 || list[first].Record.At.Add(window).Before(now.At)) {
			first++
		}
		if now.Customer != "" && now.Category != 0 {
			list[i].Times = i - first + 1
		}
	}
	slices.SortFunc(list, func(a, b Recurrence) int { return byTime(a.Record, b.Record) })
	return list, nil
}

// bySame orders by what makes two complaints the same.
func bySame(a, b Record) int {
	return cmp.Or(strings.Compare(a.Customer, b.Customer), cmp.Compare(a.Category, b.Category))
}

func byTime(a, b Record) int { return cmp.Or(a.At.Compare(b.At), strings.Compare(a.Case, b.Case)) }

// checkRecords reports every fault of every record.
func checkRecords(records []Record) error {
	var faults []error
	at := make(map[string]int, len(records))
	for i, r := range records {
		place := fmt.Sprintf("records[%d]", i)
		if earlier, twice := at[r.Case]; twice {
			faults = append(faults, &ValueError{Place: place + ".case", Got: fmt.Sprintf("%.40q as in records[%d]", r.Case, earlier), Want: "each complaint once"})
		} else {
			at[r.Case] = i
		}
		if strings.TrimSpace(r.Case) == "" {
			faults = append(faults, &ValueError{Place: place + ".case", Got: fmt.Sprintf("%.40q", r.Case), Want: "an id"})
		}
		if r.Category != 0 {
			if _, err := r.Category.MarshalText(); err != nil {
				faults = append(faults, &ValueError{Place: place + ".category", Err: err})
			}
		}
		if r.At.IsZero() {
			faults = append(faults, &ValueError{Place: place + ".at", Got: "the zero time", Want: "when it was received"})
		}
	}
	return errors.Join(faults...)
}
