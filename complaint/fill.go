package complaint

import (
	"encoding/json"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"
)

// Fill reads the details of a from a form, such as that of a web page. Value gives what
// was typed into the [Field] with a name, "" when nothing was, as the Form of a request
// does in net/http; only the fields of a are asked for. By their Kind:
//
//   - a name or words: the text as it is, in UTF-8
//   - a number: a whole one, "2"
//   - a flag: any text is yes
//   - an instant: "2026-03-02T17:30", with or without seconds, on the clocks of zone (nil
//     is UTC), or with a zone of its own as RFC 3339 writes it
//   - a choice: its machine name
//   - promises: never; [Merge] brings them over
//
// Details of which nothing was typed are nil. What cannot be read is a [*Refusal] with
// [CodePayload] that names the first such field; whether the rest will do is for
// [Case.Decide] to say.
func (a Action) Fill(value func(name string) string, zone *time.Location) (Details, error) {
	if !actions.Has(a) {
		return nil, &Refusal{Action: a, Code: CodeUnknownAction, Field: "action"}
	}
	typed := map[string]any{}
	for _, f := range rules[a].form.fields {
		text := value(f.Name)
		if text == "" || f.Kind == KindPledges {
			continue
		}
		v, ok := f.read(text, zone)
		if !ok {
			return nil, &Refusal{Action: a, Code: CodePayload, Field: f.Name}
		}
		typed[f.Name] = v
	}
	if len(typed) == 0 {
		return nil, nil
	}
	data, err := json.Marshal(typed)
	if err != nil {
		return nil, err
	}
	return rules[a].form.parse(data)
}

// read gives what a text says in a field, as it is stored.
func (f Field) read(text string, zone *time.Location) (v any, ok bool) {
	switch f.Kind {
	case KindNumber:
		n, err := strconv.Atoi(text)
		return n, err == nil
	case KindFlag:
		return true, true
	case KindInstant:
		return readMoment(text, zone)
	case KindChoice:
		return text, slices.ContainsFunc(f.Choices(), func(c Choice) bool { return c.String() == text })
	}
	return text, utf8.ValidString(text)
}

// readMoment reads an instant that a person has typed.
func readMoment(text string, zone *time.Location) (at time.Time, ok bool) {
	if zone == nil {
		zone = time.UTC
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if at, err := time.ParseInLocation(layout, text, zone); err == nil {
			return at.UTC(), inRange(at)
		}
	}
	return time.Time{}, false
}
