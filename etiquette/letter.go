package etiquette

import (
	"log/slog"
	"strings"
)

// Letter is an e-mail that an agent is about to send.
type Letter struct {
	// Subject is its subject line.
	Subject string `json:"subject"`
	// Body is its text, from the salutation to the signature.
	Body string `json:"body"`
}

// LogValue gives the lengths, never the text.
func (l Letter) LogValue() slog.Value {
	return slog.GroupValue(slog.Int("subject_bytes", len(l.Subject)), slog.Int("body_bytes", len(l.Body)))
}

// ReviewLetter judges a letter by the rules, and by its form: a subject, a salutation
// in the first line that is not blank, a body, a closing, and a signature behind it.
// Findings and remarks have 0 as their Message for the subject and 1 for the body.
func (c *Checker) ReviewLetter(letter Letter, language Language) Review {
	v := reviewer{checker: c, agents: []int{0, 1}, talk: Conversation{Language: language, Channel: Email,
		Messages: []Message{{Role: Agent, Text: letter.Subject}, {Role: Agent, Text: letter.Body}}}}
	v.check(0, 0)
	v.check(1, 1)
	v.courtesies(1)
	v.form(letter)
	return v.Review
}

// form remarks on the parts that a letter lacks.
func (v *reviewer) form(letter Letter) {
	lack := func(l Lapse, message int) { v.Remarks = append(v.Remarks, Remark{Lapse: l, Message: message}) }
	if units(letter.Subject) == 0 {
		lack(NoSubject, 0)
	}
	from, opened := v.salutation(letter.Body)
	if !opened {
		lack(NoGreeting, 1)
	}
	until, behind := len(letter.Body), len(letter.Body)
	for _, f := range v.Courtesies {
		if f.Courtesy == Farewell && f.Start >= from {
			until, behind = min(until, f.Start), f.End
		}
	}
	if units(letter.Body[from:until]) == 0 {
		lack(NoBody, 1)
	}
	switch closed := behind > until; {
	case !closed:
		lack(NoFarewell, 1)
	case units(letter.Body[behind:]) == 0:
		lack(NoSignature, 1)
	}
}

// salutation gives where the first line that is not blank ends, and whether a
// greeting begins in it. Without one, the body begins at once.
func (v *reviewer) salutation(body string) (end int, ok bool) {
	start := len(body) - len(strings.TrimLeft(body, " \t\r\n\u3000\ufeff"))
	end = len(body)
	if i := strings.IndexByte(body[start:], '\n'); i >= 0 {
		end = start + i
	}
	for _, f := range v.Courtesies {
		if f.Courtesy == Greeting && f.Start < end {
			return max(end, f.End), true
		}
	}
	return 0, false
}
