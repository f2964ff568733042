package phrase

import "fmt"

// Kind says which hits are reported when hits overlap. Whether a hit stands at
// its edges is judged before, for every one of them, so that a hit which falls
// at its edge never hides another that stands.
type Kind uint8

const (
	// LeftmostLongest reports the hit that begins first, of those the longest, of
	// equal ones the phrase with the lowest index; then the same again from its end.
	LeftmostLongest Kind = iota
	// LeftmostFirst reports the hit that begins first, of those the phrase with the
	// lowest index; then the same again from its end.
	LeftmostFirst
	// Overlapping reports every hit: in the order of their ends, with the same end
	// the longer first, of equal ones the phrase with the lower index first.
	Overlapping
)

var kinds = [...]string{"leftmost-longest", "leftmost-first", "overlapping"}

// String gives the name of the kind, "leftmost-longest".
func (k Kind) String() string {
	if int(k) >= len(kinds) {
		return fmt.Sprintf("Kind(%d)", uint8(k))
	}
	return kinds[k]
}
