package report

import (
	"errors"
	"fmt"
	"strconv"
)

// ValueError says that a value given to this package cannot be counted, stored
// or compared: which one, what it is and what would have been right. Where a
// value has several faults, each is a ValueError of its own, joined.
type ValueError struct {
	Place string // path of the value, "record.wall" or "cells[3].wall.buckets[7]"
	Got   string // what was given; of a text only its length or a position in it
	Want  string // what would have been accepted
	Err   error  // the cause, if another package or an enum refused it, else nil
}

// Error gives the place, what stands there and what should; or the place and
// the cause, where there is one.
func (e *ValueError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("report: %s: %v", e.Place, e.Err)
	}
	return fmt.Sprintf("report: %s: got %s, want %s", e.Place, e.Got, e.Want)
}

// Unwrap gives the cause, for example an [*UnknownError].
func (e *ValueError) Unwrap() error { return e.Err }

// NotEnoughError says that a figure was asked of fewer clocks than it may rest
// on. It is how "no data" is said: neither 0 % nor 100 %.
type NotEnoughError struct {
	Got  uint64 // how many there are
	Want uint64 // how many there should be, at least 1
}

// Error gives both numbers.
func (e *NotEnoughError) Error() string {
	return fmt.Sprintf("report: not enough data: got %d, want at least %d", e.Got, e.Want)
}

// faults collects what is wrong with a value, so that it can be said at once.
type faults []*ValueError

func (f *faults) add(place, got, want string) {
	*f = append(*f, &ValueError{Place: place, Got: got, Want: want})
}

// cause adds err, unless it is nil.
func (f *faults) cause(place string, err error) {
	if err != nil {
		*f = append(*f, &ValueError{Place: place, Err: err})
	}
}

// include adds the faults of a part, whose places become places within the part.
func (f *faults) include(place string, part faults) {
	for _, fault := range part {
		fault.Place = place + "." + fault.Place
		*f = append(*f, fault)
	}
}

// under is the error that says all the faults of the value at place, and nil if
// there is none.
func (f faults) under(place string) error {
	var whole faults
	whole.include(place, f)
	errs := make([]error, len(whole))
	for i, fault := range whole {
		errs[i] = fault
	}
	return errors.Join(errs...)
}

// at is the path of element i of a list.
func at(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }

// number prints an integer of any size for a message.
func number(n uint64) string { return strconv.FormatUint(n, 10) }
