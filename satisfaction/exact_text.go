package satisfaction

import (
	"fmt"
	"math/big"
	"strconv"

	"github.com/servicequality/servicequality/internal/strict"
)

// NumberError says that a text or decimal is no number that [Exact] takes.
type NumberError struct {
	Input string // what was given, as it was given
	Want  string // what would have been accepted
}

// Error quotes what was given, shortened when long, and says what is wanted.
func (e *NumberError) Error() string {
	return fmt.Sprintf("satisfaction: number: got %s, want %s", quote(e.Input), e.Want)
}

// quote is what an error shows of a foreign text: a long one is cut.
func quote(s string) string {
	const most = 40 // bytes
	return strconv.Quote(strict.Shorten(s, most))
}

// ParseExact reads a whole number "-3", a fraction "8/25" or a decimal "0.32",
// in ASCII digits with an optional minus sign and nothing around them, up to
// 2000 bytes. A fraction need not be in lowest terms; its denominator is a
// positive whole number. Anything else is a [*NumberError].
func ParseExact(s string) (Exact, error) {
	const most = 2000
	if len(s) > most || !isNumber(s) {
		return Exact{}, &NumberError{Input: s, Want: `a number such as "-3", "8/25" or "0.32"`}
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Exact{}, &NumberError{Input: s, Want: "a denominator above 0"}
	}
	return FromRat(r), nil
}

// isNumber reports whether s is -?d+ or -?d+/d+ or -?d+.d+, d a digit from 0 to 9.
func isNumber(s string) bool {
	digits, mark := 0, false
	for i := range len(s) {
		switch c := s[i]; {
		case '0' <= c && c <= '9':
			digits++
		case c == '-' && i == 0:
		case (c == '/' || c == '.') && digits > 0 && !mark:
			digits, mark = 0, true
		default:
			return false
		}
	}
	return digits > 0
}

// String gives the fraction in lowest terms, "8/25", or the whole number, "-3".
// It is what is stored, and [ParseExact] gives the same number back.
func (e Exact) String() string { return string(e.append(nil)) }

// MarshalText gives what String gives, for JSON values and the like; its error is
// always nil. A number of more than 2000 letters is written but will not be read.
func (e Exact) MarshalText() ([]byte, error) { return e.append(nil), nil }

// UnmarshalText reads what [ParseExact] reads; otherwise e stays as it was.
func (e *Exact) UnmarshalText(text []byte) error {
	v, err := ParseExact(string(text))
	if err != nil {
		return err
	}
	*e = v
	return nil
}

func (e Exact) append(b []byte) []byte {
	if num, den, ok := e.short(); !ok {
		return append(b, e.rat().RatString()...)
	} else if den == 1 {
		return strconv.AppendInt(b, num, 10)
	} else {
		return strconv.AppendInt(append(strconv.AppendInt(b, num, 10), '/'), den, 10)
	}
}
