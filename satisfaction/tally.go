package satisfaction

import (
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
)

// Tally counts the responses to one [Instrument]. It holds whole numbers only and
// its size does not depend on how many responses there are, so that any number of
// tallies, counted in any order on any number of machines, merge into the same
// bytes. Make one with [NewTally]; it is not safe for concurrent use: have one for
// each worker and merge them. The zero value belongs to no instrument and takes
// nothing.
type Tally struct {
	in     *Instrument
	cells  []int64           // see layout
	totals map[int64][]int64 // own weights, by what they add up to; see share
}

// mostResponses keeps every sum in an int64: with 64 items in a dimension, 101
// points and weights up to 1000, 64*101*1000*10^12 is below 2^63.
const mostResponses = 1_000_000_000_000

// ErrNoInstrument says that a tally or instrument was used that was not made by
// [NewTally] or [New].
var ErrNoInstrument = errors.New("satisfaction: no instrument: make one with New, and its tallies with NewTally")

// ErrTooMany says that a tally would count more than 10^12 responses, beyond which
// its sums would not be exact.
var ErrTooMany = errors.New("satisfaction: more than 1000000000000 responses in one tally")

// NewTally gives an empty tally of the instrument.
func NewTally(in *Instrument) *Tally {
	t := &Tally{in: in}
	if in != nil {
		t.cells = make([]int64, in.layout.size)
	}
	return t
}

// ready reports whether the tally can count.
func (t *Tally) ready() error {
	if t == nil || t.in == nil || t.in.layout.items == 0 {
		return ErrNoInstrument
	}
	return nil
}

// Instrument gives the instrument that the tally belongs to.
func (t *Tally) Instrument() *Instrument { return t.in }

// Responses is how many responses were counted, flagged and excluded ones
// included.
func (t *Tally) Responses() int64 {
	if t.ready() != nil {
		return 0
	}
	return t.cells[headResponses]
}

// Add counts one response. The error joins a [*RatingError] for each answer that
// the instrument does not take; then nothing is counted. The tally keeps nothing of
// resp.
func (t *Tally) Add(resp Response) error {
	if err := t.room(1); err != nil {
		return err
	}
	row, weights, err := t.in.encode(resp, 1)
	if err != nil {
		return err
	}
	t.in.layout.count(t.cells, row)
	t.share(row, weights)
	return nil
}

// AddRows counts many responses, each a row of [Instrument.RowLen] bytes: for each
// column in turn a rating for each item in turn. A rating is its place on the scale
// plus one, so that on a scale from 1 by 1 it is itself and 0 is a missing answer.
// The error is a [*RatingError] with the number of the row, from 1; then nothing is
// counted, not even the rows before it. Rows hold no weights: with OwnWeights their
// respondents count as having given none. The tally keeps nothing of rows.
func (t *Tally) AddRows(rows []byte) error {
	if err := t.ready(); err != nil {
		return err
	}
	length := t.in.RowLen()
	if len(rows)%length != 0 {
		return &RatingError{Respondent: int64(len(rows)/length) + 1, Got: fmt.Sprintf("%d bytes", len(rows)%length),
			Want: fmt.Sprintf("rows of %d bytes", length)}
	}
	if err := t.room(int64(len(rows) / length)); err != nil {
		return err
	}
	if bad := t.in.layout.countAll(t.cells, rows); bad >= 0 {
		return t.in.badByte(rows, bad)
	}
	return nil
}

// room reports whether n more responses may be counted.
func (t *Tally) room(n int64) error {
	if err := t.ready(); err != nil {
		return err
	}
	if t.cells[headResponses] > mostResponses-n {
		return ErrTooMany
	}
	return nil
}

func (in *Instrument) badByte(rows []byte, at int) error {
	length, items := in.RowLen(), in.layout.items
	return &RatingError{
		Respondent: int64(at/length) + 1,
		Item:       in.itemName(at % length % items),
		Column:     in.design.Columns[at%length/items],
		Got:        fmt.Sprint(rows[at]),
		Want:       fmt.Sprintf("1 to %d, or 0 for missing", in.layout.points),
	}
}

// MismatchError says that two tallies, or a tally and a stored state, belong to
// different instruments.
type MismatchError struct {
	Got  Fingerprint // that of the other tally or of the stored state
	Want Fingerprint // that of the receiver
}

// Error gives both fingerprints.
func (e *MismatchError) Error() string {
	return fmt.Sprintf("satisfaction: tally of another instrument: got %v, want %v", e.Got, e.Want)
}

// Merge adds what another tally of the same instrument has counted, as if its
// responses had been counted here; o stays as it is. Another instrument is a
// [*MismatchError], too many responses [ErrTooMany]; then t stays as it was.
func (t *Tally) Merge(o *Tally) error { return t.MergeWeighted(o, 1) }

// MergeWeighted is Merge with a survey weight: each response of o counts as if it had
// been given so many times. Weights are whole numbers in a unit of one's own, 1250 for
// 1.25 in thousandths. Every mean, gap, share and alpha is then the weighted one,
// exactly, for only the ratios of weights matter to them; counts are in that unit.
// [Kish] tells how many responses the weighted ones are worth.
//
// Respondents of a stratum of post-stratification or a cell of raking have the same
// weight: count each stratum in a tally of its own. A weight below 0 is a [*Fault],
// and more than 10^12 in all are [ErrTooMany]; then t stays as it was.
func (t *Tally) MergeWeighted(o *Tally, weight int64) error {
	switch err := errors.Join(t.ready(), o.ready()); {
	case err != nil:
		return ErrNoInstrument
	case t.in.print != o.in.print:
		return &MismatchError{Got: o.in.print, Want: t.in.print}
	case weight < 0:
		return &Fault{Path: "survey weight", Got: strconv.FormatInt(weight, 10), Want: "0 or more"}
	case weight == 0:
		return nil
	case o.cells[headResponses] > (mostResponses-t.cells[headResponses])/weight:
		return ErrTooMany
	}
	addTimes(t.cells, o.cells, weight)
	for total, cells := range o.totals {
		addTimes(t.total(total), cells, weight)
	}
	return nil
}

func add(to, from []int64) { addTimes(to, from, 1) }

func addTimes(to, from []int64, times int64) {
	for i, n := range from {
		to[i] += times * n
	}
}

// Equal reports whether both have counted the same for the same instrument.
// Tallies without an instrument are equal to each other.
func (t *Tally) Equal(o *Tally) bool {
	if t.ready() != nil || o.ready() != nil {
		return t.ready() != nil && o.ready() != nil
	}
	return t.in.print == o.in.print && slices.Equal(t.cells, o.cells) &&
		maps.EqualFunc(t.totals, o.totals, slices.Equal[[]int64])
}

// Clone gives a tally of its own with the same counts.
func (t *Tally) Clone() *Tally {
	c := &Tally{in: t.in, cells: slices.Clone(t.cells)}
	for total, cells := range t.totals {
		copy(c.total(total), cells)
	}
	return c
}

// LogValue gives the fingerprint of the instrument and the number of responses.
func (t *Tally) LogValue() slog.Value {
	if t.ready() != nil {
		return slog.StringValue("no instrument")
	}
	return slog.GroupValue(slog.String("instrument", t.in.print.String()), slog.Int64("responses", t.Responses()))
}
