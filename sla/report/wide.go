package report

import (
	"cmp"
	"math"
	"math/big"
	"math/bits"
	"strconv"
	"strings"
	"time"
)

// wide is a whole number of nanoseconds in 128 bits. A tally of [MaxRecords]
// (2^40) durations of less than 2^63 ns each adds up to less than 2^103, so that no
// sum can overflow.
type wide struct{ hi, lo uint64 }

// nanoseconds is d, which is not negative, as a wide number.
func nanoseconds(d time.Duration) wide { return wide{lo: uint64(d)} }

// product is a times b, exactly.
func product(a, b uint64) wide {
	hi, lo := bits.Mul64(a, b)
	return wide{hi, lo}
}

// plus is w + v, modulo 2^128.
func (w wide) plus(v wide) wide {
	lo, carry := bits.Add64(w.lo, v.lo, 0)
	hi, _ := bits.Add64(w.hi, v.hi, carry)
	return wide{hi, lo}
}

func (w wide) compare(v wide) int {
	return cmp.Or(cmp.Compare(w.hi, v.hi), cmp.Compare(w.lo, v.lo))
}

// within reports whether w is from least to greatest, both included.
func (w wide) within(least, greatest wide) bool {
	return w.compare(least) >= 0 && w.compare(greatest) <= 0
}

// duration is w, which is less than 2^63, as a time.Duration.
func (w wide) duration() time.Duration { return time.Duration(w.lo) }

// length is w as the time.Duration at a place, or a fault if it is too long for one.
func (w wide) length(f *faults, place string) time.Duration {
	if !w.within(wide{}, nanoseconds(math.MaxInt64)) {
		f.add(place, w.String(), "at most "+nanoseconds(math.MaxInt64).String())
	}
	return w.duration()
}

func (w wide) big() *big.Int {
	n := new(big.Int).SetUint64(w.hi)
	return n.Lsh(n, 64).Or(n, new(big.Int).SetUint64(w.lo))
}

// String gives w as a [time.Duration] prints, but for zeros at the end, and for
// any number of hours: "1h30m", "50000000h", "2h0m1.5s", "0s". From 2^64 hours on,
// which no sum comes near, it gives the nanoseconds.
func (w wide) String() string {
	if w.hi >= uint64(time.Hour) {
		return w.big().String() + "ns"
	}
	hours, rest := bits.Div64(w.hi, w.lo, uint64(time.Hour))
	text := time.Duration(rest).String()
	if hours > 0 {
		text = number(hours) + strings.TrimPrefix((time.Hour+time.Duration(rest)).String(), "1")
	}
	for _, zeros := range []string{"m0s", "h0m"} {
		if strings.HasSuffix(text, zeros) {
			text = text[:len(text)-2]
		}
	}
	return text
}

// MarshalText gives w as String does.
func (w wide) MarshalText() ([]byte, error) { return []byte(w.String()), nil }

// UnmarshalText accepts exactly what MarshalText gives, and otherwise leaves w
// as it was.
func (w *wide) UnmarshalText(text []byte) error {
	head, tail, ok := strings.Cut(string(text), "h")
	if !ok {
		head, tail = "0", head
	}
	if tail == "" {
		tail = "0s"
	}
	hours, err := strconv.ParseUint(head, 10, 64)
	rest, err2 := time.ParseDuration(tail)
	if err == nil && err2 == nil && rest >= 0 {
		sum := product(hours, uint64(time.Hour)).plus(nanoseconds(rest))
		if sum.String() == string(text) {
			*w = sum
			return nil
		}
	}
	return &ValueError{Place: "duration", Got: quoted(string(text)), Want: `one like "1h30m"`}
}

// quoted prints a text that should have been a short one.
func quoted(text string) string {
	const most = 40
	if len(text) > most {
		return strconv.Itoa(len(text)) + " bytes"
	}
	return strconv.Quote(text)
}
