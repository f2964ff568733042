package complaint

import (
	"encoding/json"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/enum"
)

// AppendJSON appends the canonical JSON of e to dst: members in a fixed order,
// nothing that is not set, instants in UTC, no space. Equal events give equal
// bytes, and so does what [ParseEvent] makes of them.
//
//	{"case":"C-17","version":2,"at":"2026-03-02T09:05:00Z","action":"thank","actor":"li"}
func (e Event) AppendJSON(dst []byte) []byte {
	dst = appendText(append(dst, '{'), "case", e.id)
	dst = appendNumber(dst, "version", int(e.version))
	dst = appendInstant(dst, "at", instant(e.at))
	dst = appendText(dst, "key", e.key)
	return endObject(e.appendContent(dst))
}

// appendContent appends what a retry must repeat.
func (e Event) appendContent(dst []byte) []byte {
	dst = appendEnum(dst, "action", e.action, actions)
	dst = appendText(dst, "actor", e.actor)
	if at, ok := e.Occurred(); ok {
		dst = appendInstant(dst, "occurred", at)
	}
	if d := e.Details(); d != nil {
		dst = append(dst, `"details":{`...)
		dst = append(endObject(d.appendFields(dst)), ',')
	}
	return dst
}

// MarshalJSON gives the bytes of [Event.AppendJSON].
func (e Event) MarshalJSON() ([]byte, error) { return e.AppendJSON(nil), nil }

// UnmarshalJSON reads what [ParseEvent] reads; on an error e stays as it was.
func (e *Event) UnmarshalJSON(data []byte) error {
	parsed, err := ParseEvent(data)
	if err == nil {
		*e = parsed
	}
	return err
}

// AppendLog appends the canonical JSON of a log, an array of events, to dst. A log
// without events is [].
func AppendLog(dst []byte, log []Event) []byte {
	dst = append(dst, '[')
	for i, e := range log {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = e.AppendJSON(dst)
	}
	return append(dst, ']')
}

// The functions below append one member with a comma after it, or nothing when it
// is not set; endObject turns the last comma into the end.

func endObject(dst []byte) []byte {
	dst[len(dst)-1] = '}'
	return dst
}

func appendName(dst []byte, name string) []byte {
	dst = append(dst, '"')
	dst = append(dst, name...)
	return append(dst, '"', ':')
}

func appendText(dst []byte, name, s string) []byte {
	if s == "" {
		return dst
	}
	return append(appendString(appendName(dst, name), s), ',')
}

func appendNumber(dst []byte, name string, n int) []byte {
	return append(strconv.AppendInt(appendName(dst, name), int64(n), 10), ',')
}

func appendFlag(dst []byte, name string, set bool) []byte {
	if !set {
		return dst
	}
	return append(appendName(dst, name), "true,"...)
}

func appendInstant(dst []byte, name string, t time.Time) []byte {
	if t.IsZero() {
		return dst
	}
	dst = append(appendName(dst, name), '"')
	return append(t.UTC().AppendFormat(dst, time.RFC3339Nano), '"', ',')
}

func appendEnum[E ~uint8](dst []byte, name string, e E, table enum.Table[E]) []byte {
	if e == 0 {
		return dst
	}
	dst = append(appendName(dst, name), '"')
	return append(append(dst, table.Rows[e-1].Name...), '"', ',')
}

// appendString writes s as encoding/json does: what HTML or JavaScript would read
// otherwise is escaped, the rest stands as it is.
func appendString(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for start, i := 0, 0; ; i++ {
		for i < len(s) && plain(s[i]) {
			i++
		}
		if i < len(s) && s[i] >= utf8.RuneSelf && !lineEnd(s[i:]) {
			continue
		}
		dst = append(dst, s[start:i]...)
		if i == len(s) {
			return append(dst, '"')
		}
		quoted, size := escape(s[i:])
		dst = append(dst, quoted...)
		i += size - 1
		start = i + 1
	}
}

// plain reports whether b stands for itself in a JSON string.
func plain(b byte) bool {
	return b >= ' ' && b < utf8.RuneSelf && b != '"' && b != '\\' && b != '<' && b != '>' && b != '&'
}

// lineEnd reports whether s begins with U+2028 or U+2029, which end a line in
// JavaScript.
func lineEnd(s string) bool { return len(s) >= 3 && s[0] == 0xE2 && s[1] == 0x80 && s[2]|1 == 0xA9 }

// escape gives the first character of s in its escaped form, and its size.
func escape(s string) (quoted []byte, size int) {
	_, size = utf8.DecodeRuneInString(s)
	quoted, _ = json.Marshal(s[:size]) // a string never fails
	return quoted[1 : len(quoted)-1], size
}
