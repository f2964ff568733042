package metric

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
)

// Answers count how often each rating of a scale was given to one question: the
// scale begins at 0 or 1 and ends at 10 or below. From it follow the mean, the
// median and every share, and two Answers of the same scale merge. It is a plain
// value, compared with ==. The zero value has no scale yet and takes that of the
// first one merged into it; [NewAnswers] gives one to count into.
//
// A question that somebody did not answer is not counted at all; it is not a 0.
type Answers struct {
	min, max uint8
	counts   [11]int64 // by rating; outside of min to max all are 0
}

// NewAnswers gives an empty count on the scale from min, which is 0 or 1, to max,
// which is above min and at most 10. Another scale is an [*InputError]; half
// points are counted on the scale of the doubled ratings.
func NewAnswers(min, max int) (Answers, error) {
	if min < 0 || min > 1 || max <= min || max > 10 {
		return Answers{}, &InputError{"Answers", "scale", fmt.Sprintf("%d to %d", min, max), "0 or 1 to at most 10"}
	}
	return Answers{min: uint8(min), max: uint8(max)}, nil
}

// CountedAnswers takes over counts that stand already, the lowest rating first:
// CountedAnswers(1, 11, 0, 31, 0, 20) is 11 ones, 31 threes and 20 fives on the
// scale from 1 to 5. What is no scale or no count is an [*InputError].
func CountedAnswers(min int, counts ...int64) (Answers, error) {
	a, err := NewAnswers(min, min+len(counts)-1)
	if err != nil {
		return Answers{}, err
	}
	copy(a.counts[min:], counts)
	if err := a.named().check(); err != nil {
		return Answers{}, err
	}
	return a, nil
}

// Add counts one answer. A rating outside of the scale is an [*InputError] and
// changes nothing.
func (a *Answers) Add(rating int) error {
	if !a.has(rating) {
		return &InputError{"Answers", "rating", strconv.Itoa(rating), a.scale()}
	}
	one := Answers{min: a.min, max: a.max}
	one.counts[rating] = 1
	return a.Merge(one)
}

// Merge counts what other has counted, in any order and grouping to the same
// result. It fails with an [*InputError] when the scales differ or a count goes
// beyond 2^53 - 1; then a stays as it was. Either may have no scale yet.
func (a *Answers) Merge(other Answers) error {
	sum := *a
	switch {
	case other.max == 0:
		return nil
	case a.max == 0:
		sum = Answers{min: other.min, max: other.max}
	case a.min != other.min || a.max != other.max:
		return &InputError{"Answers", "scale", other.scale(), a.scale()}
	}
	if err := sum.named().merge(other.named()); err != nil {
		return err
	}
	*a = sum
	return nil
}

// Min is the lowest rating of the scale.
func (a Answers) Min() int { return int(a.min) }

// Max is the highest rating of the scale; 0 when there is no scale yet.
func (a Answers) Max() int { return int(a.max) }

// N is the number of answers.
func (a Answers) N() int64 { return a.sum(a.Min(), a.Max()) }

// Count is how often the rating was given; 0 for one outside of the scale.
func (a Answers) Count(rating int) int64 {
	if !a.has(rating) {
		return 0
	}
	return a.counts[rating]
}

// Mean is the sum of the ratings over N, from Min to Max; read it with 4 places.
// The mean of answers that are words in an order is a convention; the median is
// none. Without any answers it is an [*UndefinedError].
func (a Answers) Mean() (satisfaction.Exact, error) {
	if a.N() == 0 {
		return satisfaction.Exact{}, noAnswers("mean")
	}
	return a.total().Mul(ratio(1, a.N())), nil
}

// total is the sum of the ratings, which may be beyond an int64 for huge counts.
func (a Answers) total() satisfaction.Exact {
	var sum satisfaction.Exact
	for rating, n := range a.counts {
		sum = sum.Add(satisfaction.Whole(int64(rating)).Mul(satisfaction.Whole(n)))
	}
	return sum
}

// Median is the rating in the middle of all answers in their order; between two
// middle ones it is halfway. Without any answers it is an [*UndefinedError].
func (a Answers) Median() (satisfaction.Exact, error) {
	n := a.N()
	if n == 0 {
		return satisfaction.Exact{}, noAnswers("median")
	}
	return ratio(int64(a.at((n-1)/2)+a.at(n/2)), 2), nil
}

// at is the rating in place i of all answers in their order, from 0.
func (a Answers) at(i int64) int {
	rating := a.Min()
	for i >= a.counts[rating] {
		i -= a.counts[rating]
		rating++
	}
	return rating
}

// Top is how many answers are among the k highest ratings of the scale, "top box"
// for 1, "top two boxes" for 2. A k that is not from 1 to the number of points is
// an [*InputError].
func (a Answers) Top(k int) (Proportion, error) {
	if err := a.boxes(k); err != nil {
		return Proportion{}, err
	}
	return Proportion{Hit: a.sum(a.Max()-k+1, a.Max()), N: a.N()}, nil
}

// Bottom is how many answers are among the k lowest ratings of the scale. A k that
// is not from 1 to the number of points is an [*InputError].
func (a Answers) Bottom(k int) (Proportion, error) {
	if err := a.boxes(k); err != nil {
		return Proportion{}, err
	}
	return Proportion{Hit: a.sum(a.Min(), a.Min()+k-1), N: a.N()}, nil
}

func (a Answers) boxes(k int) error {
	if k < 1 || k > a.points() {
		return &InputError{"Answers", "boxes", strconv.Itoa(k), fmt.Sprintf("1 to %d", a.points())}
	}
	return nil
}

// points is the number of ratings of the scale, 0 when there is none.
func (a Answers) points() int {
	if a.max == 0 {
		return 0
	}
	return int(a.max-a.min) + 1
}

func (a Answers) has(rating int) bool {
	return a.max != 0 && rating >= int(a.min) && rating <= int(a.max)
}

// scale is how an error names it.
func (a Answers) scale() string {
	if a.max == 0 {
		return "no scale"
	}
	return fmt.Sprintf("%d to %d", a.min, a.max)
}

// sum counts the answers from one rating to another, both included.
func (a Answers) sum(from, to int) int64 {
	var n int64
	for rating := from; rating <= to; rating++ {
		n += a.counts[rating]
	}
	return n
}

// named gives each count the rating as its name.
func (a *Answers) named() counts {
	c := counts{of: "Answers"}
	for rating := range a.points() {
		rating += a.Min()
		c.all = append(c.all, count{strconv.Itoa(rating), &a.counts[rating]})
	}
	return c
}

// String gives "1=11 2=0 3=31 4=0 5=20". It is what is stored as text.
func (a Answers) String() string { return a.named().text() }

// MarshalText gives what String gives; its error is always nil.
func (a Answers) MarshalText() ([]byte, error) { return a.named().marshalText() }

// UnmarshalText reads exactly what MarshalText gives; otherwise it returns an
// [*InputError] and a stays as it was.
func (a *Answers) UnmarshalText(text []byte) error {
	found, err := readText("Answers", string(text))
	if err != nil {
		return err
	}
	return a.decode(found, func(c counts) error { return c.unmarshalText(text) })
}

// MarshalJSON gives {"1":11,"2":0,"3":31,"4":0,"5":20}, each rating of the scale
// with its count, and {} when there is no scale yet; its error is always nil.
func (a Answers) MarshalJSON() ([]byte, error) { return a.named().marshalJSON() }

// UnmarshalJSON reads what MarshalJSON gives, the ratings in any order; otherwise
// it returns an [*InputError] and a stays as it was.
func (a *Answers) UnmarshalJSON(data []byte) error {
	found, err := readJSON("Answers", data)
	if err != nil {
		return err
	}
	return a.decode(found, func(c counts) error { return c.unmarshalJSON(data) })
}

// decode reads into the scale that the names show.
func (a *Answers) decode(found []read, from func(counts) error) error {
	v, err := scaleOf(found)
	if err != nil {
		return err
	}
	if err := from(v.named()); err != nil {
		return err
	}
	*a = v
	return nil
}

// scaleOf is the scale from the lowest to the highest rating found; no rating is
// no scale.
func scaleOf(found []read) (Answers, error) {
	var ratings []int
	for _, r := range found {
		rating, err := strconv.Atoi(r.name)
		if err != nil {
			return Answers{}, &InputError{"Answers", "names", quote(r.name), "a rating"}
		}
		ratings = append(ratings, rating)
	}
	if len(ratings) == 0 {
		return Answers{}, nil
	}
	return NewAnswers(slices.Min(ratings), slices.Max(ratings))
}
