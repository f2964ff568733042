package insight

import (
	"encoding/binary"
	"fmt"
	"math"
	"strconv"
	"time"
)

const (
	// header begins the binary form, so that nothing else is taken for one.
	header = "complaint/insight"
	// version of both stored forms.
	version = 1
)

// MarshalBinary gives the canonical binary form: tallies of the same complaints give
// the same bytes. The error is always nil.
//
// It is the text "complaint/insight" and then numbers as encoding/binary's unsigned
// varints: the version, 1; open, voiced, reopened, reopenings, reworked and reworks;
// how many stand closed, withdrawn, merged and concluded; those without a category and
// those of each; those without a root cause and those of each; the promises by fate,
// each list in the order of its constants; and for each of the four ends the counts of
// the bands and, if there are any, the least and the greatest time in nanoseconds, the
// sum in seconds and nanoseconds, how many buckets of the histogram are not empty, and
// for each of these how many lie before it and after the one before, and its count.
func (t Tally) MarshalBinary() ([]byte, error) {
	data := binary.AppendUvarint([]byte(header), version)
	for _, n := range t.counts {
		data = binary.AppendUvarint(data, uint64(n))
	}
	for _, times := range t.times {
		for _, n := range times.bands {
			data = binary.AppendUvarint(data, uint64(n))
		}
		if times.count() > 0 {
			for _, n := range []int64{int64(times.min), int64(times.max), times.seconds, times.nanos} {
				data = binary.AppendUvarint(data, uint64(n))
			}
			data = times.logs.appendBinary(data)
		}
	}
	return data, nil
}

func (h *histogram) appendBinary(data []byte) []byte {
	full := h.full()
	data = binary.AppendUvarint(data, uint64(len(full)))
	next := 0
	for _, i := range full {
		data = binary.AppendUvarint(data, uint64(i-next))
		data = binary.AppendUvarint(data, uint64(h[i]))
		next = i + 1
	}
	return data
}

// UnmarshalBinary makes t the tally that MarshalBinary wrote. It accepts only what
// MarshalBinary gives again, to the byte, and only figures that do not contradict each
// other; anything else is a [*ValueError], or several, and t is as before. That finds
// damage, but is no seal.
func (t *Tally) UnmarshalBinary(data []byte) error {
	r := reader{data: data}
	var read Tally
	if len(data) < len(header) || string(data[:len(header)]) != header {
		return r.fail("another text", strconv.Quote(header))
	}
	r.pos = len(header)
	if v := r.number(); r.err == nil && v != version {
		r.pos = len(header)
		return r.fail("version "+strconv.FormatInt(v, 10), "version 1")
	}
	for i := range read.counts {
		read.counts[i] = r.number()
	}
	for i := range read.times {
		r.times(&read.times[i])
	}
	if r.err == nil && r.pos < len(data) {
		r.fail(fmt.Sprintf("%d bytes more", len(data)-r.pos), "the end")
	}
	if r.err != nil {
		return r.err
	}
	if err := read.check(); err != nil {
		return err
	}
	*t = read
	return nil
}

// reader reads numbers until the first fault, and then zeros.
type reader struct {
	data []byte
	pos  int
	err  error
}

func (r *reader) fail(got, want string) error {
	if r.err == nil {
		r.err = &ValueError{Place: fmt.Sprintf("byte %d", r.pos), Got: got, Want: want}
	}
	return r.err
}

// number takes a number of at most 63 bits in its shortest form.
func (r *reader) number() int64 {
	if r.err != nil {
		return 0
	}
	n, size := binary.Uvarint(r.data[r.pos:])
	switch {
	case size == 0:
		r.fail("the end", "a number")
	case size < 0 || n > math.MaxInt64:
		r.fail("a number of more than 63 bits", "less")
	case size > 1 && r.data[r.pos+size-1] == 0:
		r.fail("a number with idle bytes", "its shortest form")
	default:
		r.pos += size
		return int64(n)
	}
	return 0
}

func (r *reader) times(t *Times) {
	some := false
	for i := range t.bands {
		t.bands[i] = r.number()
		some = some || t.bands[i] > 0
	}
	if some {
		t.min, t.max = time.Duration(r.number()), time.Duration(r.number())
		t.seconds, t.nanos = r.number(), r.number()
		r.histogram(&t.logs)
	}
}

func (r *reader) histogram(h *histogram) {
	full, next := r.number(), int64(0)
	if full > buckets {
		r.fail(fmt.Sprintf("%d buckets", full), fmt.Sprintf("at most %d", buckets))
	}
	for range full {
		i := next + min(r.number(), buckets)
		n := r.number()
		if i >= buckets || n == 0 || !inRange(n) {
			r.fail(fmt.Sprintf("bucket %d with %d times", i, n), fmt.Sprintf("one of %d, and 1 to %d", buckets, MaxCount))
		}
		if r.err != nil {
			return
		}
		h[i] = uint32(n)
		next = i + 1
	}
}
