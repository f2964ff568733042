package metric

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
)

// Silence says how many unhappy customers stand behind one who complains, and how
// far their story travels. These are survey folklore, published in several
// versions, of which none fits every trade: one in 25 or one in 27 complains; each
// tells 8 to 10 others and one in five tells 20, or each tells 9 or 10 and 13 %
// tell more than 20. Therefore they are parameters. What follows from them is
// arithmetic, not measurement.
type Silence struct {
	Dissatisfied int64 // unhappy customers for each complaint, with the one who complains; 1 or more
	TellsFrom    int64 // how many others an unhappy customer tells, at least; 0 or more
	TellsTo      int64 // and at most; TellsFrom or more
	OneIn        int64 // one unhappy customer in so many tells TellsFar others in place of that; 0 for nobody
	TellsFar     int64 // how many others that one tells; 0 or more
}

// ClassicSilence is the version that service training usually gives: behind one
// complaint stand 25 unhappy customers of whom 24 say nothing, each tells 8 to 10
// others, and one in five tells 20.
func ClassicSilence() Silence {
	return Silence{Dissatisfied: 25, TellsFrom: 8, TellsTo: 10, OneIn: 5, TellsFar: 20}
}

// Reach is what a number of complaints stands for.
type Reach struct {
	Complaints   int64              `json:"complaints"`   // as given
	Dissatisfied satisfaction.Exact `json:"dissatisfied"` // unhappy customers, with those who complain
	Silent       satisfaction.Exact `json:"silent"`       // unhappy customers who say nothing
	ToldFrom     satisfaction.Exact `json:"told_from"`    // others who hear of it, at least
	ToldTo       satisfaction.Exact `json:"told_to"`      // others who hear of it, at most
}

// Reach does the arithmetic. It is linear: the reaches of two months add up to that
// of both. Parameters or complaints out of range are an [*InputError], every one
// of them reported.
func (s Silence) Reach(complaints int64) (Reach, error) {
	if err := s.check(complaints); err != nil {
		return Reach{}, err
	}
	unhappy := satisfaction.Whole(complaints).Mul(satisfaction.Whole(s.Dissatisfied))
	return Reach{
		Complaints:   complaints,
		Dissatisfied: unhappy,
		Silent:       unhappy.Sub(satisfaction.Whole(complaints)),
		ToldFrom:     unhappy.Mul(s.told(s.TellsFrom)),
		ToldTo:       unhappy.Mul(s.told(s.TellsTo)),
	}, nil
}

// told is how many others one unhappy customer tells on average, when most tell
// so many.
func (s Silence) told(usual int64) satisfaction.Exact {
	if s.OneIn == 0 {
		return satisfaction.Whole(usual)
	}
	return satisfaction.Whole(usual).Add(ratio(s.TellsFar-usual, s.OneIn))
}

func (s Silence) check(complaints int64) error {
	var errs []error
	for _, field := range []struct {
		name       string
		got, least int64
	}{
		{"complaints", complaints, 0},
		{"dissatisfied", s.Dissatisfied, 1},
		{"tells from", s.TellsFrom, 0},
		{"tells to", s.TellsTo, s.TellsFrom},
		{"one in", s.OneIn, 0},
		{"tells far", s.TellsFar, 0},
	} {
		if field.got < field.least || field.got > most {
			errs = append(errs, &InputError{"Silence", field.name, strconv.FormatInt(field.got, 10), fmt.Sprintf("%d to %d", field.least, int64(most))})
		}
	}
	return errors.Join(errs...)
}
