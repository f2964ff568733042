package sla

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/servicequality/servicequality/internal/strict"
)

// FieldError says that one field of a calendar, a target, a policy or a stored
// document cannot be. Whoever checks one of these reports all of them at once,
// joined as by [errors.Join].
type FieldError struct {
	Of   string // what the field belongs to: "calendar", "shift", "target", "warning", "policy", "event", "clock", "promise", "conversation"
	Path string // which field: "rules[2].targets[0].limit", "week.mon[1].close"; empty for the whole
	Got  string // what stands there
	Want string // what would have been right
}

// Error names the field, what was given and what is right. A path is cut after 200
// bytes and what was given after 40.
func (e *FieldError) Error() string {
	place := e.Of
	if e.Path != "" {
		place += ": " + strict.Shorten(e.Path, mostPath)
	}
	return fmt.Sprintf("sla: %s: got %q, want %s", place, strict.Shorten(e.Got, mostQuoted), e.Want)
}

// findings are the faults that were found in one thing.
type findings struct {
	of     string
	faults []error
	told   map[string]bool      // the paths of faults
	known  map[string]*Calendar // built ones by their stored form, to be taken in place of new ones
}

func (f *findings) add(path, got, want string) {
	if f.told == nil {
		f.told = make(map[string]bool)
	}
	f.told[path] = true
	f.faults = append(f.faults, &FieldError{f.of, path, got, want})
}

// adopt takes over the faults of a part, a target or a calendar; their paths lead on
// from that of the part. It leaves out those where something has been found already:
// a text that cannot be read is one fault, not two.
func (f *findings) adopt(path string, err error) {
	for _, e := range parts(err) {
		if fault, ok := e.(*FieldError); ok && !f.tells(strict.Under(path, fault.Path)) {
			f.add(strict.Under(path, fault.Path), fault.Got, fault.Want)
		}
	}
}

// tells reports whether a fault is known at a path, or at one that it leads on from.
func (f *findings) tells(path string) bool {
	for end := len(path); end > 0; end = strings.LastIndexAny(path[:end], ".[") {
		if f.told[path[:end]] {
			return true
		}
	}
	return f.told[""]
}

// err is nil if nothing was found.
func (f *findings) err() error { return errors.Join(f.faults...) }

// parts takes a joined error apart.
func parts(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	if err == nil {
		return nil
	}
	return []error{err}
}

// maxName is the most bytes of a name: enough for 21 Chinese characters.
const maxName = 64

const wantName = "1 to 64 bytes of text without control characters or spaces around it"

// name checks what people or systems call a policy, a rule, a channel.
func (f *findings) name(path, s string) {
	if s == "" || len(s) > maxName || strings.TrimSpace(s) != s || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
		f.add(path, s, wantName)
	}
}
