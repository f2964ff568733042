package metric

import (
	"fmt"
	"strconv"
)

// Bands say which answers of a scale are those of promoters, passives and
// detractors. Only the scale from 0 to 10 has bands that everybody shares
// ([StandardBands]). On shorter scales they are conventions of vendors that
// disagree, and 1 to 10 is not 0 to 10; therefore whoever uses another scale
// writes its bands down.
type Bands struct {
	Min      int // the lowest rating of the scale, a detractor's
	Passive  int // the lowest rating of passives, above Min
	Promoter int // the lowest rating of promoters, at least Passive
	Max      int // the highest rating of the scale, a promoter's
}

// StandardBands are those of Reichheld (2003) on the scale from 0 to 10: 0 to 6,
// 7 and 8, 9 and 10.
func StandardBands() Bands { return Bands{Min: 0, Passive: 7, Promoter: 9, Max: 10} }

// Count puts answers into the three groups. Bands that are not in order, and
// answers on another scale, are an [*InputError].
func (b Bands) Count(answers Answers) (NPS, error) {
	if _, err := NewAnswers(b.Min, b.Max); err != nil {
		return NPS{}, err
	}
	if b.Passive <= b.Min || b.Promoter < b.Passive || b.Max < b.Promoter {
		return NPS{}, &InputError{"Bands", "order", b.String(), "min < passive <= promoter <= max"}
	}
	if answers.Min() != b.Min || answers.Max() != b.Max {
		return NPS{}, &InputError{"Bands", "scale", answers.scale(), fmt.Sprintf("%d to %d", b.Min, b.Max)}
	}
	return NPS{
		Promoters:  answers.sum(b.Promoter, b.Max),
		Passives:   answers.sum(b.Passive, b.Promoter-1),
		Detractors: answers.sum(b.Min, b.Passive-1),
	}, nil
}

// String gives the four bounds in their order, "0, 7, 9, 10".
func (b Bands) String() string {
	s := strconv.Itoa
	return s(b.Min) + ", " + s(b.Passive) + ", " + s(b.Promoter) + ", " + s(b.Max)
}
