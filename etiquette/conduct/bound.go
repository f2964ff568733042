package conduct

import "fmt"

// Bound is what can be measured about an item: the third ring, 0.8 to 1.2 metres, 120
// to 150 characters a minute. Both ends are included. What has to be done "within one
// to two days" is Most 2: who is earlier has kept it too.
type Bound struct {
	// Least is the lower end; 0, none.
	Least int64 `json:"least,omitzero"`
	// Most is the upper end; 0, none.
	Most int64 `json:"most,omitzero"`
	// Unit is what both are counted in.
	Unit Unit `json:"unit,omitzero"`
}

// Holds reports whether a measure in the bound's unit lies between both ends. One that
// is undefined does not.
func (b Bound) Holds(measure Ratio) bool {
	least, ok := measure.Compare(Whole(b.Least))
	most, _ := measure.Compare(Whole(b.Most))
	return ok && (b.Least == 0 || least >= 0) && (b.Most == 0 || most <= 0)
}

// String gives the ends and the unit: "80 to 120 centimetres", "at most 3 rings".
func (b Bound) String() string {
	switch {
	case b.Least == 0:
		return fmt.Sprintf("at most %d %s", b.Most, b.Unit)
	case b.Most == 0:
		return fmt.Sprintf("at least %d %s", b.Least, b.Unit)
	}
	return fmt.Sprintf("%d to %d %s", b.Least, b.Most, b.Unit)
}

// check says what is wrong with a bound, or "".
func (b Bound) check() string {
	if !units.Has(b.Unit) {
		return "got a bound without a unit"
	}
	if b.Least < 0 || b.Most < 0 || b.Least == 0 && b.Most == 0 || b.Most > 0 && b.Least > b.Most {
		return fmt.Sprintf("got the bound %d to %d, want one end above 0 and the lower one first", b.Least, b.Most)
	}
	return ""
}
