package customer

import (
	"time"
)

// Speech is how fast somebody spoke, in characters a minute, as Chinese is counted.
//
// 120 to 150 characters a minute is the pace taught for service on the telephone.
// Inside it, ends included, there is no signal. Outside, the signal "fast-speech" or
// "slow-speech" grows evenly and is plain at one width of that range beyond it: from
// 180 on, and down from 90.
//
// People differ, so when the person's own usual rate is known, it is taken for the
// middle of the range, and the rate is measured against that: who always speaks 200
// a minute is not fast at 200. There is no such signal in writing.
type Speech struct {
	// Rate is what was measured in this contact, from 1 to 2000 characters a minute.
	Rate int64
	// Usual is the person's own usual rate in the same range; 0 if it is not known.
	Usual int64
	// At is the instant of the measurement.
	At time.Time
	// Event is the id of what was measured, as in an [Observation].
	Event string
}

// The range of speech that gives no signal, in characters a minute.
const (
	slowest = 120
	fastest = 150
	middle  = (slowest + fastest) / 2
	ramp    = fastest - slowest
	maxRate = 2000
)

// Observation gives what the rate says, or ok = false inside of the range. Strength
// is cut to whole thousandths, and what is then nothing is not reported. A rate that
// cannot be is refused with a [*FieldError].
func (s Speech) Observation() (o Observation, ok bool, err error) {
	f := findings{of: "speech"}
	f.within("rate", s.Rate, 1, maxRate)
	if s.Usual != 0 {
		f.within("usual", s.Usual, 1, maxRate)
	}
	if s.At.IsZero() {
		f.add("at", "no instant", "when it was measured")
	}
	if err := f.err(); err != nil {
		return Observation{}, false, err
	}
	o = Observation{At: s.At, Event: s.Event}
	usual := s.Usual
	fill(&usual, middle)
	rate := s.Rate * middle // in 1/usual of a character
	if above := rate - fastest*usual; above > 0 {
		o.Signal, o.Strength = "fast-speech", Full*above/(ramp*usual)
	} else if below := slowest*usual - rate; below > 0 {
		o.Signal, o.Strength = "slow-speech", Full*below/(ramp*usual)
	}
	if o.Strength == 0 {
		return Observation{}, false, nil
	}
	o.Strength = min(o.Strength, Full)
	return o, true, nil
}
