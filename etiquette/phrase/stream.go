package phrase

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
)

const (
	// margin is more than all text on one side of a place that bears on a hit there:
	// the rest of a character and what its edge asks for, MaxRun characters each.
	margin = 1 << 10
	// portion is how much is read at once.
	portion = 16 << 10
)

// Read ranges over the hits in the text that r gives, in the same order and at
// the same places as Append over the whole text, however r cuts it. A hit comes
// out when 1 KiB behind it has been read, or the end. The memory in use does not
// depend on the length of the text: some KiB, and the characters of the longest
// hit under way.
//
// When r fails, the hits in the text so far come first, as if it ended there,
// then one [*ReadError] with the place. Nothing is read after the end of the
// range. A range over it twice reads r on.
func (m *Matcher) Read(r io.Reader) iter.Seq2[Hit, error] {
	return func(yield func(Hit, error) bool) {
		s, in := scan{m: m, picker: picker{kind: m.options.Kind}}, input{r: r}
		give := func(h Hit) bool { return yield(h, nil) }
		for !s.last {
			in.forget(min(s.live(), s.base+s.at) - margin)
			in.fill()
			s.at -= in.base - s.base
			s.window = window{string(in.text), in.base, in.err != nil}
			if s.run(len(s.text)-margin, false); !s.give(give) {
				return
			}
		}
		s.run(len(s.text), false)
		s.settle(math.MaxInt)
		if s.give(give) && !errors.Is(in.err, io.EOF) {
			yield(Hit{}, &ReadError{in.base + len(in.text), in.err})
		}
	}
}

// ReadError says that a text could not be read to its end.
type ReadError struct {
	Offset int   // how many bytes were read before
	Err    error // what the reader said
}

// Error gives the offset and what the reader said.
func (e *ReadError) Error() string {
	return fmt.Sprintf("phrase: reading failed at byte %d: %v", e.Offset, e.Err)
}

// Unwrap gives what the reader said.
func (e *ReadError) Unwrap() error { return e.Err }

// ErrTooLong says that a text has more bytes than an int can count, 2 GiB where
// an int has 32 bits.
var ErrTooLong = errors.New("phrase: got more text than an int can count")

// errCount is the answer to a reader that breaks the rules of io.Reader.
var errCount = errors.New("phrase: reader returned an impossible count")

// input is the part of a stream that is at hand.
type input struct {
	r    io.Reader
	text []byte
	base int   // the place of text in the stream
	err  error // why there is no more
}

// forget drops the text before the place.
func (in *input) forget(place int) {
	if drop := place - in.base; drop > 0 {
		in.text = in.text[:copy(in.text, in.text[drop:])]
		in.base = place
	}
}

// fill reads at least a margin more, unless the stream ends or fails before.
func (in *input) fill() {
	if in.base > math.MaxInt-len(in.text)-portion {
		in.err = ErrTooLong
	}
	for want, idle := len(in.text)+margin, 0; len(in.text) < want && in.err == nil; {
		old := len(in.text)
		in.text = append(in.text, make([]byte, portion)...)
		n, err := in.r.Read(in.text[old:])
		if n < 0 || n > portion {
			n, err = 0, errCount
		}
		in.text, in.err = in.text[:old+n], err
		if idle++; n > 0 {
			idle = 0
		}
		if idle == 100 && err == nil {
			in.err = io.ErrNoProgress
		}
	}
}
