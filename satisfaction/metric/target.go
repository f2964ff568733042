package metric

import (
	"fmt"
	"math/bits"
	"strconv"

	"github.com/shopspring/decimal"
)

// Target is a percentage to reach, in hundredths of a percent: 92_50 is 92.5 %.
// What is compared are whole numbers, so that 85 of 100 reaches 85 % and nothing
// is decided by rounding.
type Target int64

const (
	// SatisfiedTarget is 85 % of the answers satisfied, a customary aim of service
	// departments.
	SatisfiedTarget Target = 85_00
	// FirstContactTarget is 92 % of the cases solved at the first contact, likewise.
	FirstContactTarget Target = 92_00
)

// String gives the percentage, "85%" or "92.5%".
func (t Target) String() string { return decimal.New(int64(t), -2).String() + "%" }

// Attainment says whether a target is reached, and what it takes.
type Attainment struct {
	Met     bool  `json:"met"`     // whether the hits reach the target; meeting it exactly counts
	Needed  int64 `json:"needed"`  // the hits that the target asks for among as many answers
	Missing int64 `json:"missing"` // how many more there would have to be, 0 when it is met
}

// Check compares a proportion with the target. A target outside of 0 to 100 % is
// an [*InputError]; without any answers it is an [*UndefinedError], neither met
// nor missed.
func (t Target) Check(p Proportion) (Attainment, error) {
	const whole = 100_00
	if t < 0 || t > whole {
		return Attainment{}, &InputError{"Target", "percentage", strconv.Quote(t.String()), "0% to 100%"}
	}
	if err := p.defined(fmt.Sprintf("target of %v", t)); err != nil {
		return Attainment{}, err
	}
	hi, lo := bits.Mul64(uint64(p.N), uint64(t))
	needed, rest := bits.Div64(hi, lo, whole)
	if rest > 0 {
		needed++
	}
	missing := max(0, int64(needed)-p.Hit)
	return Attainment{Met: missing == 0, Needed: int64(needed), Missing: missing}, nil
}
