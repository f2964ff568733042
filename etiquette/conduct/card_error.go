package conduct

import "fmt"

// CardError says why a card, or something done with cards, was refused. Several come
// joined; errors.As finds the first.
type CardError struct {
	Problem      Problem // the code
	Conversation string  // the conversation of the card; "" where it has none
	Item         string  // the id of the item; "" for the whole card
	Got          string  // what was given
	Want         string  // what would have been accepted
}

// Error names conversation and item, the problem, and what was given and wanted.
func (e *CardError) Error() string {
	place := ""
	if e.Conversation != "" {
		place += fmt.Sprintf("card %q: ", e.Conversation)
	}
	if e.Item != "" {
		place += fmt.Sprintf("item %q: ", e.Item)
	}
	return fmt.Sprintf("conduct: %s%s: got %s, want %s", place, e.Problem, e.Got, e.Want)
}
