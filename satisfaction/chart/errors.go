package chart

import "fmt"

// InputError says that a drawing cannot be made from what was given. Nothing has
// been written then.
type InputError struct {
	Chart string // the drawing, "gap chart"
	Field string // the place, rows counted from 1: "row 3: perceived"
	Got   string // what was given
	Want  string // what would have been accepted
}

// Error names the place, what was given and what is wanted.
func (e *InputError) Error() string {
	return fmt.Sprintf("chart: %s: %s: got %s, want %s", e.Chart, e.Field, e.Got, e.Want)
}
