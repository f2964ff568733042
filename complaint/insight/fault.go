package insight

import (
	"fmt"
	"strconv"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum"
)

// A ValueError says that a value cannot be counted, compared or restored: which
// one, what it is and what would have been right. Several come joined.
type ValueError struct {
	// Place is the path of the value, "records[3].at".
	Place string
	// Got is what was given.
	Got string
	// Want is what would have been accepted.
	Want string
	// Err is the cause when an enum or a decoder refused it; then Got and Want are "".
	Err error
}

// Error gives the place, and what stands there and what should, or the cause.
func (e *ValueError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("complaint/insight: %s: %v", e.Place, e.Err)
	}
	return fmt.Sprintf("complaint/insight: %s: got %s, want %s", e.Place, e.Got, e.Want)
}

// Unwrap gives the cause, for example a [*complaint.UnknownError].
func (e *ValueError) Unwrap() error { return e.Err }

// MaxCount is the largest count, a billion. Within it no sum here overflows.
const MaxCount = 1_000_000_000

// countable refuses a count that is negative or too large.
func countable(place string, n int64) error {
	if !inRange(n) {
		return &ValueError{Place: place, Got: strconv.FormatInt(n, 10), Want: "0 to " + strconv.Itoa(MaxCount)}
	}
	return nil
}

func inRange(n int64) bool { return n >= 0 && n <= MaxCount }

func unknown(u enum.Unknown) error { e := complaint.UnknownError(u); return &e }
