package metric

import (
	"database/sql/driver"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
	"github.com/servicequality/servicequality/satisfaction"
)

// Definition says what "customer satisfaction score" means, because tools give
// the name to different numbers: 11 ones, 31 threes and 20 fives are 32.26, 14.52,
// 65.81 or 57.26 percent in the order below. A score without its definition cannot
// be compared with anything. The zero value means "not set".
type Definition uint8

const (
	// ShareSatisfied is the percentage of answers in the boxes that count as
	// satisfied ([Answers.Satisfied]), from 0 to 100. It is what most people mean,
	// and the only one with a known interval: that of a proportion.
	ShareSatisfied Definition = iota + 1
	// NetSatisfied is ShareSatisfied less the percentage in as many boxes at the
	// other end, good minus bad, from -100 to 100.
	NetSatisfied
	// PointsOfMaximum is the sum of the ratings in percent of what all answers at
	// the highest rating would give. On a scale from 1 it cannot reach 0.
	PointsOfMaximum
	// RescaledMean is the mean in percent of the way from the lowest rating to the
	// highest, from 0 to 100, so that scales of different lengths compare.
	RescaledMean
)

var definitions = enum.Table[Definition]{Type: "Definition", Unknown: unknown, Rows: []enum.Row{
	{Name: "share-satisfied", English: "Share of satisfied answers", Hans: "满意率", Hant: "滿意比率"},
	{Name: "net-satisfied", English: "Satisfied minus dissatisfied", Hans: "净满意率（满意减不满意）", Hant: "淨滿意比率（滿意減不滿意）"},
	{Name: "points-of-maximum", English: "Points of maximum", Hans: "得分率", Hant: "得分占滿分比率"},
	{Name: "rescaled-mean", English: "Mean on 0 to 100", Hans: "百分制平均分", Hant: "百分制平均分數"},
}}

// Definitions lists them in their order, in a slice the caller owns.
func Definitions() []Definition { return definitions.All() }

// ParseDefinition gives the Definition whose String is s, to the letter; anything else is an
// [*UnknownError] that lists the names.
func ParseDefinition(s string) (Definition, error) { return definitions.Parse(s) }

// String gives the stable machine name, "share-satisfied". It is what is stored. A
// number that names nothing prints as "Definition(0)".
func (d Definition) String() string { return definitions.String(d) }

// Label gives the name that people read: traditional Chinese for a tag in that
// script (zh-Hant, zh-TW, zh-HK), simplified for zh, English for all others.
func (d Definition) Label(tag language.Tag) string { return definitions.Label(d, tag) }

// MarshalText gives the machine name, for JSON values and map keys, flags and
// the like. The zero value and unknown numbers are an [*UnknownError].
func (d Definition) MarshalText() ([]byte, error) { return definitions.MarshalText(d) }

// UnmarshalText accepts exactly what MarshalText gives; otherwise it returns an
// [*UnknownError] and d stays as it was.
func (d *Definition) UnmarshalText(text []byte) error { return definitions.UnmarshalText(d, text) }

// Value stores the machine name in a database column, and NULL when d is not set.
func (d Definition) Value() (driver.Value, error) { return definitions.Value(d) }

// Scan reads what Value stored, from text or NULL. Numbers are refused: names
// are what lasts.
func (d *Definition) Scan(src any) error { return definitions.Scan(d, src) }

// satisfiedBoxes is how many of the highest ratings count as satisfied, by the
// number of points of a scale from 1: the box above the middle and those over it.
var satisfiedBoxes = [11]int{
	3:  1, // 3
	4:  2, // 3, 4
	5:  2, // 4, 5
	6:  2, // 5, 6
	7:  2, // 6, 7
	10: 3, // 8, 9, 10
}

// CSAT is the customer satisfaction score under the definition that the caller
// names, in percent; read it with 2 places. Without any answers it is an
// [*UndefinedError], for an unset definition an [*UnknownError], and where
// satisfied boxes are needed and the scale has none agreed an [*InputError].
func (a Answers) CSAT(by Definition) (satisfaction.Exact, error) {
	if _, err := by.MarshalText(); err != nil {
		return satisfaction.Exact{}, err
	}
	if a.N() == 0 {
		return satisfaction.Exact{}, noAnswers("customer satisfaction score")
	}
	percent := ratio(100, a.N())
	good, bad, err := a.ends() // only the first two definitions need boxes
	switch by {
	case ShareSatisfied:
		return satisfaction.Whole(good).Mul(percent), err
	case NetSatisfied:
		return satisfaction.Whole(good - bad).Mul(percent), err
	case PointsOfMaximum:
		return a.total().Mul(percent).Mul(ratio(1, int64(a.max))), nil
	case RescaledMean:
	}
	return a.rescaled().Mul(satisfaction.Whole(100)), nil
}

// Satisfied is how many answers are in the boxes that count as satisfied on a
// scale from 1: 3 of 3, 3 and 4 of 4, 4 and 5 of 5, 5 and 6 of 6, 6 and 7 of 7,
// 8 to 10 of 10. For other scales nothing is agreed: it is an [*InputError], and
// [Answers.Top] lets the caller say what counts.
func (a Answers) Satisfied() (Proportion, error) {
	good, _, err := a.ends()
	return a.proportion(good, err)
}

// Dissatisfied is how many answers are in as many boxes at the low end as
// [Answers.Satisfied] has at the high one: 1 and 2 of 5.
func (a Answers) Dissatisfied() (Proportion, error) {
	_, bad, err := a.ends()
	return a.proportion(bad, err)
}

func (a Answers) proportion(hit int64, err error) (Proportion, error) {
	if err != nil {
		return Proportion{}, err
	}
	return Proportion{Hit: hit, N: a.N()}, nil
}

// ends counts the satisfied boxes and their mirror image.
func (a Answers) ends() (good, bad int64, err error) {
	k := satisfiedBoxes[a.max]
	if a.min != 1 || k == 0 {
		return 0, 0, &InputError{"customer satisfaction score", "scale", a.scale(), "1 to 3, 4, 5, 6, 7 or 10"}
	}
	return a.sum(a.Max()-k+1, a.Max()), a.sum(1, k), nil
}

// rescaled is the mean in parts of the way from the lowest to the highest rating,
// of what has answers.
func (a Answers) rescaled() satisfaction.Exact {
	mean := a.total().Mul(ratio(1, a.N()))
	return mean.Sub(satisfaction.Whole(int64(a.min))).Mul(ratio(1, int64(a.max-a.min)))
}
