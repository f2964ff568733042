package complaint

import (
	"log/slog"
	"time"
)

// Command asks for one action on one complaint.
type Command struct {
	// Case is the id of the complaint. An action that opens one needs it; for all
	// others it may be left out, and is checked when it is not.
	Case string
	// Action that is to be done.
	Action Action
	// Actor is who does it.
	Actor string
	// At is when it is recorded, from 1678-01-01T00:00:00Z to
	// 2262-04-11T23:47:16.854775807Z. It may equal the time of the last event, but
	// not lie before it.
	At time.Time
	// Occurred is when it happened, if that was before it was recorded: a late
	// entry. It is not after At. The zero value says nothing.
	Occurred time.Time
	// Key makes a retry harmless: the same key with the same content, that is
	// action, actor, occurred-at and details, gives the event that was recorded
	// before, however late, and even after the end. "" is no key. The same key
	// with another content is refused. A refused command leaves its key unused.
	Key string
	// Expect is the version at which the complaint must stand, 0 for any.
	Expect int
	// Details are what the action needs; see [Rules].
	Details Details
}

// signed: the action is known and somebody does it.
func (cmd *Command) signed() (Code, string) {
	switch {
	case !actions.Has(cmd.Action):
		return CodeUnknownAction, "action"
	case blank(cmd.Actor):
		return CodeActorMissing, "actor"
	}
	return 0, ""
}

// timed: the instants can be kept and come in order.
func (cmd *Command) timed(c *Case) (Code, string) {
	switch {
	case !inRange(cmd.At) || c.version > 0 && cmd.At.UnixNano() < c.at:
		return CodeTime, "at"
	case !cmd.Occurred.IsZero() && (!inRange(cmd.Occurred) || cmd.Occurred.After(cmd.At)):
		return CodeTime, "occurred"
	}
	return 0, ""
}

// complete: the details are such as the action takes, the names can be kept, and
// the complaint is the one that is meant. A missing reason comes first.
func (cmd *Command) complete(c *Case) (Code, string) {
	code, field := rules[cmd.Action].form.fault(cmd.Details)
	switch {
	case code == CodeReasonMissing:
		return code, field
	case c.version == 0 && !named(cmd.Case), c.version > 0 && cmd.Case != "" && cmd.Case != c.id:
		return CodePayload, "case"
	case !named(cmd.Actor):
		return CodePayload, "actor"
	case cmd.Key != "" && !named(cmd.Key):
		return CodePayload, "key"
	}
	return code, field
}

// content is well-formed details as an event keeps them: instants in UTC, with the
// occurred-at of a late entry.
func (cmd *Command) content() Details {
	d := cmd.Details
	if utc := rules[cmd.Action].form.utc; utc != nil {
		d = utc(d)
	}
	if cmd.Occurred.IsZero() {
		return d
	}
	return late{occurred: utc(cmd.Occurred), Details: d}
}

// String gives the id, the action and the actor.
func (cmd Command) String() string { return cmd.Case + " " + cmd.Action.String() + " by " + cmd.Actor }

// LogValue gives ids, codes and the version, and none of the details.
func (cmd Command) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("case", cmd.Case), slog.String("action", cmd.Action.String()),
		slog.String("actor", cmd.Actor), slog.String("key", cmd.Key), slog.Int("expect", cmd.Expect),
	)
}
