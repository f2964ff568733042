package report

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/servicequality/servicequality/sla"
)

// header begins the binary form, so that nothing else is taken for one.
const header = "sla/report"

// MarshalBinary gives the canonical binary form: tallies of the same records give
// the same bytes. The error is always nil.
//
// It is the text "sla/report" and the version, 1, followed by numbers as
// encoding/binary's unsigned varints: the number of cells; for each cell its
// metric, its four texts, each after its length, the counts of the five outcomes,
// the earlier breaches, the three counts of contacts and, if a clock is finished,
// the business and the wall times; for each of these the least, the greatest, the
// upper and the lower 64 bits of the sum, the number of buckets and, for each
// bucket, how many empty ones were passed over and its count.
func (t Tally) MarshalBinary() ([]byte, error) {
	cells := t.state().Cells
	w := writer(header)
	w.number(version)
	w.number(uint64(len(cells)))
	for i := range cells {
		w.cell(&cells[i])
	}
	return w, nil
}

// UnmarshalBinary makes t the tally that MarshalBinary wrote, in place of what it
// was. It accepts only what MarshalBinary gives again, to the byte, and only
// figures that do not contradict each other; anything else is a [*ValueError], and t
// is as before. That finds damage, but is no seal: who changes a stored tally
// with care is not found out. It needs memory in proportion to the data, whatever
// counts the data claim.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := reader{data: data}
	s, err := r.tally()
	if err != nil {
		return err
	}
	restored, err := s.tally()
	if err != nil {
		return err
	}
	*t = *restored
	return nil
}

// numbers gives the counts of a cell in the order in which they are stored.
func (s *cellState) numbers() []*uint64 {
	return []*uint64{
		&s.Met, &s.Missed, &s.Open, &s.OpenBreached, &s.Cancelled,
		&s.EarlierBreach, &s.Contacts.Cases, &s.Contacts.First, &s.Contacts.Total,
	}
}

// numbers gives the numbers of a spread, without its buckets, in the order in
// which they are stored. The least and the greatest time have no upper half.
func (s *spreadState) numbers() []*uint64 {
	return []*uint64{&s.Min.lo, &s.Max.lo, &s.Sum.hi, &s.Sum.lo}
}

// names gives the texts of a key in the order in which they are stored.
func (k *Key) names() []*string { return []*string{&k.Policy, &k.Channel, &k.Priority, &k.Tier} }

// writer is what was written so far.
type writer []byte

func (w *writer) number(n uint64) { *w = binary.AppendUvarint(*w, n) }

func (w *writer) cell(c *cellState) {
	w.number(uint64(c.Key.Metric))
	for _, name := range c.Key.names() {
		w.number(uint64(len(*name)))
		*w = append(*w, *name...)
	}
	for _, n := range c.numbers() {
		w.number(*n)
	}
	if c.Met+c.Missed > 0 {
		w.spread(&c.Business)
		w.spread(&c.Wall)
	}
}

func (w *writer) spread(s *spreadState) {
	for _, n := range s.numbers() {
		w.number(*n)
	}
	w.number(uint64(len(s.Buckets)))
	next := uint64(0)
	for _, b := range s.Buckets {
		w.number(b[0] - next)
		w.number(b[1])
		next = b[0] + 1
	}
}

// reader reads what a writer wrote. At a fault it stays where it is and gives 0;
// the first fault is kept, and every loop over a count that the data claim stops.
type reader struct {
	data []byte
	pos  int
	err  error
}

func (r *reader) fail(got, want string) uint64 {
	if r.err == nil {
		r.err = &ValueError{Place: fmt.Sprintf("byte %d", r.pos), Got: got, Want: want}
	}
	return 0
}

// bytes takes the next n bytes.
func (r *reader) bytes(n uint64) []byte {
	if left := len(r.data) - r.pos; n > uint64(left) {
		r.fail(fmt.Sprintf("%d bytes to the end", left), number(n))
		return nil
	}
	start := r.pos
	r.pos += int(n)
	return r.data[start:r.pos]
}

// number takes a number of at most the given size, in its shortest form.
func (r *reader) number(most uint64) uint64 {
	n, size := binary.Uvarint(r.data[r.pos:])
	switch {
	case size == 0:
		return r.fail("the end", "a number")
	case size < 0:
		return r.fail("a number of more than 64 bits", "at most "+number(most))
	case size > 1 && r.data[r.pos+size-1] == 0:
		return r.fail("a number with idle bytes", "its shortest form")
	case n > most:
		return r.fail(number(n), "at most "+number(most))
	}
	r.pos += size
	return n
}

func (r *reader) tally() (tallyState, error) {
	var s tallyState
	if string(r.bytes(uint64(len(header)))) != header {
		r.fail("another text", header)
	}
	s.Version = int(r.number(math.MaxInt32))
	if s.Version != version {
		return s, r.err // of the rest nothing is known
	}
	for n := r.number(math.MaxUint64); n > 0 && r.err == nil; n-- {
		s.Cells = append(s.Cells, r.cell())
	}
	if r.pos < len(r.data) {
		r.fail(fmt.Sprintf("%d bytes more", len(r.data)-r.pos), "the end")
	}
	return s, r.err
}

func (r *reader) cell() cellState {
	var c cellState
	c.Key.Metric = sla.Metric(r.number(math.MaxUint8))
	for _, name := range c.Key.names() {
		*name = string(r.bytes(r.number(MaxName)))
	}
	for _, n := range c.numbers() {
		*n = r.number(math.MaxUint64)
	}
	if c.Met > 0 || c.Missed > 0 {
		r.spread(&c.Business)
		r.spread(&c.Wall)
	}
	return c
}

func (r *reader) spread(s *spreadState) {
	for _, n := range s.numbers() {
		*n = r.number(math.MaxUint64)
	}
	next := uint64(0)
	for n := r.number(buckets); n > 0 && r.err == nil; n-- {
		b := bucketState{next + r.number(buckets), r.number(MaxRecords)}
		s.Buckets = append(s.Buckets, b)
		next = b[0] + 1
	}
}
