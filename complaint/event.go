package complaint

import (
	"log/slog"
	"strconv"
	"time"
)

// Event is one thing that happened to a complaint, for ever. Events come from
// [Case.Decide] and from decoding, nowhere else, and are always well formed: names,
// instants and details are such as a command may hold. The log of a complaint is
// its events in the order of their versions. An Event is an immutable value, to be
// compared by its AppendJSON and not by ==; the zero Event is none.
type Event struct {
	id      string
	version int32
	action  Action
	at      int64
	actor   string
	key     string
	details Details
}

// late carries the occurred-at of a late entry behind the details, because few
// events have one.
type late struct {
	Details
	occurred time.Time
}

// Case is the id of the complaint.
func (e Event) Case() string { return e.id }

// Version counts the events of a complaint from 1 without a gap.
func (e Event) Version() int { return int(e.version) }

// Action is what was done.
func (e Event) Action() Action { return e.action }

// At is when it was recorded, in UTC.
func (e Event) At() time.Time { return instant(e.at) }

// Actor is who did it.
func (e Event) Actor() string { return e.actor }

// Key is the key of the command, "" when it had none.
func (e Event) Key() string { return e.key }

// Details are what was said beside that; nil when nothing was. What they point to,
// the Rework of an [Opening] and the Promises of a [Merger], belongs to the event.
func (e Event) Details() Details {
	if l, ok := e.details.(late); ok {
		return l.Details
	}
	return e.details
}

// Occurred is when it happened, in UTC, and true for a late entry; for all others
// it is At and false.
func (e Event) Occurred() (time.Time, bool) {
	if l, ok := e.details.(late); ok {
		return l.occurred, true
	}
	return e.At(), false
}

// String gives the id, the version and the action, "C-17/3 apologise".
func (e Event) String() string {
	return e.id + "/" + strconv.Itoa(int(e.version)) + " " + e.action.String()
}

// LogValue gives ids, codes and the version, and none of the details.
func (e Event) LogValue() slog.Value {
	return slog.GroupValue(
		slog.String("case", e.id), slog.Int("version", int(e.version)),
		slog.String("action", e.action.String()), slog.String("actor", e.actor),
		slog.String("key", e.key), slog.Time("at", e.At()),
	)
}
