package sla

import (
	"log/slog"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/strict"
)

// Event is one entry in the log of a [Clock]: what happened, and when. Kind and At
// are needed; the other fields belong to the kinds that they name and are refused
// with others, but for Ref.
type Event struct {
	Kind EventKind `json:"kind"` // what happened

	// At is the instant at which it happened, in any zone, not before the event that
	// stands before it in the log. Of events at the same instant the order of the
	// log decides.
	At time.Time `json:"at"`

	// Since is, for a Start, an earlier instant from which time counts: of a request
	// that lay unread, or that was taken over from another case. The clock is not
	// judged before At. Zero means At itself.
	Since time.Time `json:"since,omitzero"`

	// By is, for the Start of a clock of [Readiness] or [PromiseKeeping], the
	// announced instant, and for its Retarget another one.
	By time.Time `json:"by,omitzero"`

	// Mode says, for a Reopen, what the time until then means.
	Mode ReopenMode `json:"mode,omitzero"`

	// Target is, for a Retarget, the new target, of the same metric.
	Target *Target `json:"target,omitzero"`

	// Calendar is, for a Recalendar, the new calendar. To count without one,
	// retarget.
	Calendar *Calendar `json:"calendar,omitzero"`

	// Retroactive makes a Recalendar count the whole cycle anew by its calendar.
	// Otherwise the time used until then stays and only the rest runs by it.
	Retroactive bool `json:"retroactive,omitzero"`

	// Ref is the host's identifier of what caused the event, such as that of a
	// message, for its own use; never a text of a customer.
	Ref string `json:"ref,omitzero"`
}

// LogValue gives the kind, the instant and the reference.
func (e Event) LogValue() slog.Value {
	attrs := []slog.Attr{slog.String("kind", e.Kind.String()), slog.Time("at", e.At)}
	if e.Ref != "" {
		attrs = append(attrs, slog.String("ref", e.Ref))
	}
	return slog.GroupValue(attrs...)
}

// UnmarshalJSON reads the stored form and reports every fault. Then e stays as it
// was.
func (e *Event) UnmarshalJSON(data []byte) error {
	f := findings{of: "event"}
	var read Event
	strict.Read(data, f.add, f.event(&read))
	if err := f.err(); err != nil {
		return err
	}
	*e = read
	return nil
}

func (f *findings) event(e *Event) strict.Reader {
	return strict.Object(strict.Fields{
		"kind":        spelt(&e.Kind),
		"at":          strict.Instant(&e.At),
		"since":       strict.Instant(&e.Since),
		"by":          strict.Instant(&e.By),
		"mode":        spelt(&e.Mode),
		"target":      func(v strict.Value) { e.Target = new(Target); f.target(e.Target)(v) },
		"calendar":    f.calendar(&e.Calendar),
		"retroactive": strict.Flag(&e.Retroactive),
		"ref":         strict.Text(&e.Ref),
	})
}

// instants gives those of an event as clocks keep them: since is at and by is never
// where the event does not say them.
func (e *Event) instants() (at, since, by instant, err *LogError) {
	keep := func(name string, t time.Time) instant {
		i, ok := toInstant(t)
		if !ok && err == nil {
			err = malformed(name, t.Format(time.RFC3339Nano), wantInstant)
		}
		return i
	}
	at, by = keep("at", e.At), never
	since = at
	if !e.Since.IsZero() {
		since = keep("since", e.Since)
	}
	if !e.By.IsZero() {
		by = keep("by", e.By)
	}
	if since > at && err == nil {
		err = malformed("since", e.Since.Format(time.RFC3339Nano), "an instant not after at")
	}
	return at, since, by, err
}

// allowed lists the kinds of events that may follow in each state.
var allowed = [...][]EventKind{
	Pending:   {Start},
	Running:   {Pause, Stop, Cancel, Retarget, Recalendar},
	Paused:    {Resume, Stop, Cancel, Retarget, Recalendar},
	Stopped:   {Reopen},
	Cancelled: {},
}

// allows says why an event at an instant cannot be the next one of a clock, or nil.
func (c Clock) allows(e *Event, at instant) *LogError {
	state, latest := Pending, firstInstant
	if c.last != nil {
		state, latest = c.last.state, c.last.at
	}
	metric := c.Metric()
	switch {
	case c.aim == nil:
		return notAllowed("a clock without a target", "one that NewClock gave")
	case !eventKinds.Has(e.Kind):
		return malformed("kind", e.Kind.String(), oneOf(EventKinds()))
	case at < latest:
		return outOfOrder(latest.utc())
	case !slices.Contains(allowed[state], e.Kind):
		return notAllowed("a clock that is "+state.String(), oneOf(allowed[state]))
	case e.Kind == Reopen && metric == FirstResponse:
		return notAllowed("a clock of first-response", "a clock of its own for what follows the first response")
	case e.Kind == Pause && metric.runsBack():
		return notAllowed("a clock of "+metric.String(), "a retarget, since an announced instant does not wait")
	case !utf8.ValidString(e.Ref):
		return malformed("ref", "which is not UTF-8", "UTF-8")
	}
	return e.misfit(metric)
}

// misfit says which field of an event does not belong to its kind, or is missing,
// or cannot be, or nil.
func (e *Event) misfit(metric Metric) *LogError {
	announced := metric.runsBack() && (e.Kind == Start || e.Kind == Retarget)
	for _, field := range [...]struct {
		name      string
		set, fits bool
	}{
		{"since", !e.Since.IsZero(), e.Kind == Start},
		{"by", !e.By.IsZero(), announced},
		{"mode", e.Mode != 0, e.Kind == Reopen},
		{"target", e.Target != nil, e.Kind == Retarget},
		{"calendar", e.Calendar != nil, e.Kind == Recalendar},
		{"retroactive", e.Retroactive, e.Kind == Recalendar},
	} {
		if field.set && !field.fits {
			return malformed(field.name, "is set", "none for a "+e.Kind.String()+" of "+metric.String())
		}
	}
	switch {
	case announced && e.By.IsZero() && e.Target == nil:
		return malformed("by", "is not set", "the announced instant")
	case e.Kind == Reopen && !reopenModes.Has(e.Mode):
		return malformed("mode", e.Mode.String(), oneOf(ReopenModes()))
	case e.Kind == Retarget && !announced && e.Target == nil:
		return malformed("target", "is not set", "the new target")
	case e.Target != nil && e.Target.Metric != metric:
		return malformed("target", "of "+e.Target.Metric.String(), "one of "+metric.String())
	case e.Kind == Recalendar && (e.Calendar == nil || !everOpens(e.Calendar)):
		return malformed("calendar", "that is not set or never opens", "one that opens")
	}
	if e.Target == nil {
		return nil
	}
	if _, err := checkedAim(*e.Target); err != nil {
		return malformed("target", strconv.Quote(strict.Shorten(err.Error(), mostPath)), "a target without faults")
	}
	return nil
}
