package conduct

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Head says what a card is about and whose it is, in the names or codes of the host,
// never in words of a customer. Each is valid UTF-8 without control characters, of at
// most [MaxName] bytes, and is taken as it is: "Phone" and "phone" are two channels.
type Head struct {
	// Conversation is what was judged. It must be given.
	Conversation string `json:"conversation"`
	// Reviewer is who judged; "" for the machine alone.
	Reviewer string `json:"reviewer,omitzero"`
	// Agent is who served, Team where, Channel by which way; "" where the host makes
	// no such distinction.
	Agent   string `json:"agent,omitzero"`
	Team    string `json:"team,omitzero"`
	Channel string `json:"channel,omitzero"`
}

// MaxName is the most bytes that each text of a [Head] may have.
const MaxName = 64

// key is where a tally counts the card.
func (h Head) key() Key { return Key{h.Agent, h.Team, h.Channel} }

// check reports every fault of the head, joined.
func (h Head) check() error {
	var all []error
	if h.Conversation == "" {
		all = append(all, &CardError{Problem: BadName, Got: "no conversation", Want: "its name"})
	}
	for _, row := range []struct{ field, name string }{
		{"conversation", h.Conversation}, {"reviewer", h.Reviewer}, {"agent", h.Agent}, {"team", h.Team}, {"channel", h.Channel},
	} {
		if got := badName(row.name); got != "" {
			all = append(all, &CardError{Problem: BadName, Got: row.field + " with " + got, Want: fmt.Sprintf("plain text of at most %d bytes", MaxName)})
		}
	}
	return errors.Join(all...)
}

// badName says what is wrong with a name, or "". It quotes none of it: a text that
// does not belong here may well be a customer's.
func badName(name string) string {
	switch {
	case len(name) > MaxName:
		return fmt.Sprintf("%d bytes", len(name))
	case !utf8.ValidString(name):
		return "invalid UTF-8"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "a control character"
	}
	return ""
}
