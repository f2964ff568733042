package etiquette

import (
	"fmt"
	"time"
	"unicode"
)

// PaceError says that a pace cannot be measured: nothing takes no time.
type PaceError struct {
	Spoken time.Duration // what was given
}

// Error gives what was given and what is allowed.
func (e *PaceError) Error() string {
	return fmt.Sprintf("etiquette: pace: got %v, want more than 0s", e.Spoken)
}

// Pace is how fast a text was spoken, in units a minute, rounded half to even. A unit
// is a Han character, a digit, or a word of other letters: in Chinese what training
// calls characters a minute, in English words. Time that is not positive is a
// [*PaceError].
func Pace(text string, spoken time.Duration) (int64, error) {
	if spoken <= 0 {
		return 0, &PaceError{spoken}
	}
	whole, rest := mulDiv(units(text), spoken)
	if twice := rest * 2; twice > uint64(spoken) || twice == uint64(spoken) && whole%2 == 1 {
		whole++
	}
	return int64(whole), nil
}

// mulDiv divides n minutes by a duration.
func mulDiv(n int, by time.Duration) (whole, rest uint64) {
	product := uint64(min(n, MaxText)) * uint64(time.Minute)
	return product / uint64(by), product % uint64(by)
}

// units counts what is spoken of a text.
func units(text string) int {
	n, inside := 0, false
	for _, r := range text {
		word := unicode.IsLetter(r) && !unicode.Is(unicode.Han, r) || inside && (r == '\'' || r == '’' || unicode.IsMark(r))
		if unicode.Is(unicode.Han, r) || unicode.IsDigit(r) || word && !inside {
			n++
		}
		inside = word
	}
	return n
}
