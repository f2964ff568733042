package complaint

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/enum"
	"github.com/servicequality/servicequality/internal/strict"
)

// A DecodeError says what stored data could not be read and why.
type DecodeError struct {
	// What was to be read: "event", "log", "snapshot", "cloud event" or "command".
	What string
	// Index is the position in a log at which it went wrong, from 0, and -1 when it
	// is not known or there is none.
	Index int
	// Err is the reason: of this package an [*UnknownError] or a [*Refusal] whose
	// code and field say what is missing, or an error of encoding/json.
	Err error
}

// Error names what could not be read, the position and the reason.
func (e *DecodeError) Error() string {
	if e.Index < 0 {
		return fmt.Sprintf("complaint: %s: %v", e.What, e.Err)
	}
	return fmt.Sprintf("complaint: %s, event %d: %v", e.What, e.Index, e.Err)
}

// Unwrap gives the reason.
func (e *DecodeError) Unwrap() error { return e.Err }

// ParseEvent reads one event from JSON: fast from the canonical form, and in any
// order and with any space otherwise. Unknown fields, unknown enum values, and what
// no command could have said are refused with a [*DecodeError].
func ParseEvent(data []byte) (Event, error) {
	r := reader{s: string(data)}
	var e Event
	if readEvent(&r, &e); !r.ended() {
		var err error
		if e, err = generalEvent(data); err != nil {
			return Event{}, &DecodeError{What: "event", Index: -1, Err: err}
		}
	}
	if err := e.fault(); err != nil {
		return Event{}, &DecodeError{What: "event", Index: -1, Err: err}
	}
	return e, nil
}

// ParseLog reads a log, an array of events. It looks at each event alone; whether
// they follow from each other is asked by [Replay].
func ParseLog(data []byte) ([]Event, error) {
	log, ok := readLog(data)
	if !ok {
		var parts []json.RawMessage
		if err := strict.Decode(data, &parts); err != nil {
			return nil, &DecodeError{What: "log", Index: -1, Err: err}
		}
		log = make([]Event, len(parts))
		for i, part := range parts {
			var err error
			if log[i], err = generalEvent(part); err != nil {
				return nil, &DecodeError{What: "log", Index: i, Err: err}
			}
		}
	}
	for i := range log {
		if err := log[i].fault(); err != nil {
			return nil, &DecodeError{What: "log", Index: i, Err: err}
		}
	}
	return log, nil
}

// readLog is the fast path of ParseLog.
func readLog(data []byte) (log []Event, ok bool) {
	if string(data) == "[]" {
		return nil, true
	}
	r := reader{s: string(data)}
	log = make([]Event, 0, 1+strings.Count(r.s, `},{"case":`))
	r.literal("[")
	for !r.bad {
		log = append(log, Event{})
		readEvent(&r, &log[len(log)-1])
		if r.peek() == ']' {
			break
		}
		r.literal(",")
	}
	r.literal("]")
	return log, r.ended()
}

// readEvent reads the canonical form.
func readEvent(r *reader, e *Event) {
	r.literal("{")
	e.id = r.text("case")
	n, _ := r.number("version")
	e.version = int32(n)
	at := r.instant("at")
	e.key = r.text("key")
	e.action = readEnum(r, "action", actions)
	e.actor = r.text("actor")
	occurred := r.instant("occurred")
	if r.bad = r.bad || e.action == 0 || at.IsZero(); r.bad {
		return // the general decoder says what is wrong
	}
	e.at = at.UnixNano()
	if r.field("details") {
		r.literal("{")
		e.details = rules[e.action].form.read(r)
		r.literal("}")
		r.separator()
	}
	r.literal("}")
	if !occurred.IsZero() {
		e.details = late{occurred: occurred, Details: e.details}
	}
}

// generalEvent reads any JSON form.
func generalEvent(data []byte) (Event, error) {
	var wire struct {
		Case     string          `json:"case"`
		Version  int32           `json:"version"`
		At       time.Time       `json:"at"`
		Key      string          `json:"key"`
		Action   Action          `json:"action"`
		Actor    string          `json:"actor"`
		Occurred time.Time       `json:"occurred"`
		Details  json.RawMessage `json:"details"`
	}
	if err := strict.Decode(data, &wire, strict.Lower); err != nil {
		return Event{}, err
	}
	e := Event{id: wire.Case, version: wire.Version, action: wire.Action, actor: wire.Actor, key: wire.Key}
	if !actions.Has(e.action) {
		return Event{}, e.refusal(CodeUnknownAction, "action")
	}
	if !inRange(wire.At) {
		return Event{}, e.refusal(CodeTime, "at")
	}
	e.at = wire.At.UnixNano()
	if len(wire.Details) > 0 && string(wire.Details) != "null" {
		d, err := rules[e.action].form.parse(wire.Details)
		if err != nil {
			return Event{}, err
		}
		e.details = d
		if utc := rules[e.action].form.utc; utc != nil {
			e.details = utc(d)
		}
	}
	if !wire.Occurred.IsZero() {
		e.details = late{occurred: utc(wire.Occurred), Details: e.details}
	}
	return e, nil
}

// fault: an event holds nothing that a command could not have said.
func (e *Event) fault() error {
	late, isLate := e.details.(late)
	d := e.details
	if isLate {
		d = late.Details
	}
	code, field := rules[e.action].form.fault(d)
	switch {
	case blank(e.actor):
		code, field = CodeActorMissing, "actor"
	case isLate && (!inRange(late.occurred) || late.occurred.After(e.At())):
		code, field = CodeTime, "occurred"
	case e.version < 1:
		code, field = CodeVersion, "version"
	case code == CodeReasonMissing:
	case !named(e.id):
		code, field = CodePayload, "case"
	case !named(e.actor):
		code, field = CodePayload, "actor"
	case e.key != "" && !named(e.key):
		code, field = CodePayload, "key"
	}
	if code != 0 {
		return e.refusal(code, field)
	}
	return nil
}

// refusal says why e cannot be.
func (e Event) refusal(code Code, field string) *Refusal {
	return &Refusal{Version: int(e.version), Action: e.action, Code: code, Field: field}
}

// A reader reads canonical JSON from left to right. What it does not expect makes
// it bad for good, and the general decoder has the last word.
type reader struct {
	s   string
	i   int
	bad bool
}

// ended reports whether all was read and as expected.
func (r *reader) ended() bool { return !r.bad && r.i == len(r.s) }

// peek is the next byte, 0 at the end.
func (r *reader) peek() byte {
	if r.i == len(r.s) {
		return 0
	}
	return r.s[r.i]
}

// literal reads lit.
func (r *reader) literal(lit string) {
	if !strings.HasPrefix(r.s[r.i:], lit) {
		r.bad = true
		return
	}
	r.i += len(lit)
}

// field reads the name of a member and its colon, if that is the next one.
func (r *reader) field(name string) bool {
	rest := r.s[r.i:]
	n := len(name)
	if r.bad || len(rest) < n+3 || rest[1] != name[0] || rest[0] != '"' || rest[1:1+n] != name || rest[n+1] != '"' || rest[n+2] != ':' {
		return false
	}
	r.i += n + 3
	return true
}

// separator reads the comma before a further member, or sees the end of the object.
func (r *reader) separator() {
	switch next := r.peek(); {
	case next == '}':
	case next == ',' && strings.HasPrefix(r.s[r.i+1:], `"`):
		r.i++
	default:
		r.bad = true
	}
}

// text reads the member name, a string.
func (r *reader) text(name string) string {
	if !r.field(name) {
		return ""
	}
	s := r.quoted()
	r.separator()
	return s
}

// quoted reads a string.
func (r *reader) quoted() string {
	if r.peek() != '"' {
		r.bad = true
		return ""
	}
	r.i++
	rest, seen := r.s[r.i:], byte(0)
	for i := range len(rest) {
		switch b := rest[i]; {
		case b == '"':
			r.i += i + 1
			if seen >= utf8.RuneSelf && !utf8.ValidString(rest[:i]) {
				r.bad = true
			}
			return rest[:i]
		case b == '\\' || b < ' ':
			return r.escaped()
		default:
			seen |= b
		}
	}
	r.bad = true
	return ""
}

// escaped reads the rest of a string that has an escape in it.
func (r *reader) escaped() string {
	start := r.i
	for ; r.i < len(r.s) && r.s[r.i] != '"'; r.i++ {
		if r.s[r.i] == '\\' {
			r.i++
		}
	}
	var s string
	if r.i >= len(r.s) || json.Unmarshal([]byte(r.s[start-1:r.i+1]), &s) != nil {
		r.bad, r.i = true, len(r.s)
		return ""
	}
	r.i++
	return s
}

// number reads the member name, a whole number without a sign.
func (r *reader) number(name string) (n int, ok bool) {
	if !r.field(name) {
		return 0, false
	}
	rest, i := r.s[r.i:], 0
	for ; i < len(rest) && rest[i] >= '0' && rest[i] <= '9' && n < math.MaxInt32/10; i++ {
		n = 10*n + int(rest[i]-'0')
	}
	if i == 0 || i > 1 && rest[0] == '0' {
		r.bad = true
	}
	r.i += i
	r.separator()
	return n, true
}

// flag reads the member name, which is true.
func (r *reader) flag(name string) bool {
	if !r.field(name) {
		return false
	}
	r.literal("true")
	r.separator()
	return true
}

// readEnum reads the member name, a machine name of E.
func readEnum[E ~uint8](r *reader, name string, table enum.Table[E]) E {
	s := r.text(name)
	if s == "" {
		return 0
	}
	for i := range table.Rows {
		if table.Rows[i].Name == s {
			return E(i + 1)
		}
	}
	r.bad = true
	return 0
}
