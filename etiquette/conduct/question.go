package conduct

import (
	"slices"

	"github.com/servicequality/servicequality/etiquette"
)

// Question is one that an agent asks.
type Question struct {
	// Kind is what it invites to.
	Kind QuestionKind `json:"kind"`
	// Place is the sentence that asks, with its mark.
	Place
}

// The signs by which a question is told, the one that decides first in front: whoever
// proposes leads, however it is worded, and one open question opens a sentence that
// asks for a detail too.
var questionSigns = [...]struct {
	sign etiquette.Idea
	kind QuestionKind
}{
	{"question_leading", Leading},
	{"question_open", Open},
	{"question_detail", Closed},
	{"question_closed", Closed},
}

// questionPrefix begins the names of those signs.
const questionPrefix = "question_"

// questions finds those in a message: the sentences with a sign of a question in them,
// and those that just end with a question mark, which are closed. A quotation asks
// nothing.
func questions(text string, message int, signs []etiquette.Finding) []Question {
	var asked []Question
	for _, s := range sentences(text) {
		if kind := kindOf(s, signs); kind != 0 {
			asked = append(asked, Question{kind, Place{message, s.start, s.end}})
		}
	}
	return asked
}

// kindOf tells the kind of question that a sentence is; none is 0.
func kindOf(s sentence, signs []etiquette.Finding) QuestionKind {
	for _, row := range questionSigns {
		if slices.ContainsFunc(signs, func(f etiquette.Finding) bool {
			return f.Idea == row.sign && s.start <= f.Start && f.Start < s.end
		}) {
			return row.kind
		}
	}
	if s.asks {
		return Closed
	}
	return 0
}
