package conduct

import (
	"cmp"

	"github.com/servicequality/servicequality/etiquette"
)

// Place is a stretch of what was said: the proof of a judgement, without its words.
type Place struct {
	// Message is the index of the message in the conversation.
	Message int `json:"message"`
	// Start and End are the stretch in its text, in bytes, End being behind the last.
	Start int `json:"start"`
	End   int `json:"end"`
}

// Compare gives -1, 0 or +1 as p begins before, is, or comes after other; of two that
// begin at the same place the longer one comes first.
func (p Place) Compare(other Place) int {
	return cmp.Or(cmp.Compare(p.Message, other.Message), cmp.Compare(p.Start, other.Start), cmp.Compare(other.End, p.End))
}

// In reports whether the stretch lies in the text of its message.
func (p Place) In(talk etiquette.Conversation) bool {
	return p.Message >= 0 && p.Message < len(talk.Messages) && 0 <= p.Start && p.Start <= p.End && p.End <= len(talk.Messages[p.Message].Text)
}
