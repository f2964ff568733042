package sla

import (
	"strconv"
	"strings"
	"time"

	"github.com/servicequality/servicequality/internal/lapse"
)

// Warning says when a clock that is still open begins to be at risk. One of its two
// fields is set.
type Warning struct {
	// Percent of the limit has been used: 1 to 99. The instant is the first one at
	// which that much, rounded up to a nanosecond, has been counted.
	Percent int

	// Before is how much time is left until the clock is due, counted as the target
	// counts: an hour before Monday 09:30 is an hour of business, on Friday
	// afternoon. The instant is the last one from which so much is left: with a
	// closed night right before, it is the opening after it.
	Before time.Duration
}

// String gives the stored form: "75%" or "1h30m before due".
func (w Warning) String() string {
	if w.Before != 0 {
		return lapse.Format(w.Before) + beforeDue
	}
	return strconv.Itoa(w.Percent) + "%"
}

const beforeDue = " before due"

const wantWarning = "a warning from 1% to 99%, or one such as 30m before due"

// MarshalText gives String. A Warning with none or both of its fields set, or one
// out of range, is a [*FieldError].
func (w Warning) MarshalText() ([]byte, error) {
	if !w.valid() {
		return nil, &FieldError{Of: "warning", Got: w.String(), Want: wantWarning}
	}
	return []byte(w.String()), nil
}

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns a
// [*FieldError] and w stays as it was.
func (w *Warning) UnmarshalText(text []byte) error {
	var v Warning
	if left, ok := strings.CutSuffix(string(text), beforeDue); ok {
		v.Before, _ = time.ParseDuration(left)
	} else {
		v.Percent, _ = strconv.Atoi(strings.TrimSuffix(string(text), "%"))
	}
	if !v.valid() || v.String() != string(text) {
		return &FieldError{Of: "warning", Got: string(text), Want: wantWarning}
	}
	*w = v
	return nil
}

func (w Warning) valid() bool {
	if w.Percent == 0 {
		return w.Before > 0
	}
	return 0 < w.Percent && w.Percent < 100 && w.Before == 0
}

// used is how much of a limit has been counted when the warning comes.
func (w Warning) used(limit time.Duration) time.Duration {
	if w.Before != 0 {
		return limit - w.Before
	}
	percent := time.Duration(w.Percent)
	return limit/100*percent + (limit%100*percent+99)/100
}
