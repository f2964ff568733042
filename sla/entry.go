package sla

import (
	"log/slog"
	"slices"
	"time"
	"unicode/utf8"
)

// Entry is one entry in the log of a [Conversation]: what happened to the ticket,
// and when. Kind and At are needed.
type Entry struct {
	Kind EntryKind `json:"kind"` // what happened

	// At is the instant at which it happened, in any zone, not before the entry that
	// stands before it. Of entries at the same instant the order of the log decides.
	At time.Time `json:"at"`

	// Answers says, for MachineWrote, that this message does answer the customer.
	Answers bool `json:"answers,omitzero"`

	// Since is, for TookOver, when the other ticket was written. If that is earlier
	// than the start of a first response or resolution that is still open, it counts
	// since then. Zero takes over nothing.
	Since time.Time `json:"since,omitzero"`

	// Ref is the host's identifier of the message or change, for its own use; never a
	// text of a customer. The clocks keep it with their events.
	Ref string `json:"ref,omitzero"`
}

// LogValue gives the kind, the instant and the reference.
func (e Entry) LogValue() slog.Value {
	attrs := []slog.Attr{slog.String("kind", e.Kind.String()), slog.Time("at", e.At)}
	if e.Ref != "" {
		attrs = append(attrs, slog.String("ref", e.Ref))
	}
	return slog.GroupValue(attrs...)
}

// isAnswer reports whether the entry is a message that answers the customer.
func (e *Entry) isAnswer() bool { return e.Kind == AgentWrote || e.Kind == MachineWrote && e.Answers }

// entriesAfter lists what may follow while a ticket has a status; nothing has been
// written before the status 0.
var entriesAfter = [...][]EntryKind{
	0:              {CustomerWrote, AgentWrote, MachineWrote},
	Opened:         {CustomerWrote, AgentWrote, MachineWrote, AwaitsCustomer, AwaitsOthers, Solved, MergedAway, TookOver},
	AwaitsCustomer: {CustomerWrote, AgentWrote, MachineWrote, Opened, AwaitsOthers, Solved, MergedAway, TookOver},
	AwaitsOthers:   {CustomerWrote, AgentWrote, MachineWrote, Opened, AwaitsCustomer, Solved, MergedAway, TookOver},
	Solved:         {CustomerWrote, AgentWrote, MachineWrote, Opened, FollowedUp, MergedAway, TookOver},
	MergedAway:     {},
}

// allows says why an entry cannot be the next one, or nil.
func (c *Conversation) allows(e *Entry) *LogError {
	var last time.Time
	if n := len(c.entries); n > 0 {
		last = c.entries[n-1].At
	}
	_, known := toInstant(e.At)
	_, sinceKnown := toInstant(e.Since)
	switch {
	case c.mode == 0:
		return notAllowed("a conversation without a reopen mode", "one that NewConversation gave")
	case !entryKinds.Has(e.Kind):
		return malformed("kind", e.Kind.String(), oneOf(EntryKinds()))
	case !known:
		return malformed("at", e.At.Format(time.RFC3339Nano), wantInstant)
	case e.At.Before(last):
		return outOfOrder(last)
	case !slices.Contains(entriesAfter[c.desk.status], e.Kind):
		return notAllowed(c.desk.says(), oneOf(entriesAfter[c.desk.status]))
	case e.Answers && e.Kind != MachineWrote:
		return malformed("answers", "is set", "none for "+e.Kind.String())
	case !e.Since.IsZero() && (e.Kind != TookOver || !sinceKnown || e.Since.After(e.At)):
		return malformed("since", e.Since.Format(time.RFC3339Nano), "none, or for took-over an instant not after at")
	case !utf8.ValidString(e.Ref):
		return malformed("ref", "which is not UTF-8", "UTF-8")
	}
	return nil
}
