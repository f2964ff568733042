package complaint

import (
	"encoding/json"
	"errors"
	"strconv"
)

// CloudEventType is what the type attribute of our cloud events begins with; the
// action follows: "com.github.servicequality.complaint.promise".
const CloudEventType = "com.github.servicequality.complaint."

// CloudEvent gives e in the structured JSON form of CloudEvents 1.0: id is case and
// version ("C-17/3"), subject the case, time that of the event, data its canonical
// JSON. Source is the URI reference of who sends it and may not be blank.
func (e Event) CloudEvent(source string) ([]byte, error) {
	if !named(source) {
		return nil, &DecodeError{What: "cloud event", Index: -1, Err: e.refusal(CodePayload, "source")}
	}
	dst := appendText([]byte{'{'}, "specversion", "1.0")
	dst = appendText(dst, "id", e.cloudID())
	dst = appendText(dst, "source", source)
	dst = appendText(dst, "type", CloudEventType+e.action.String())
	dst = appendText(dst, "subject", e.id)
	dst = appendInstant(dst, "time", e.At())
	dst = appendText(dst, "datacontenttype", "application/json")
	return append(e.AppendJSON(appendName(dst, "data")), '}'), nil
}

func (e Event) cloudID() string { return e.id + "/" + strconv.Itoa(int(e.version)) }

// ParseCloudEvent reads what [Event.CloudEvent] gives, in any JSON form, and says
// who sent it. The attributes must agree with the data. Attributes that are not
// ours are passed over, because whoever carries cloud events may add some; unknown
// fields inside the data are refused.
func ParseCloudEvent(data []byte) (e Event, source string, err error) {
	var envelope struct {
		SpecVersion string          `json:"specversion"`
		ID          string          `json:"id"`
		Source      string          `json:"source"`
		Type        string          `json:"type"`
		Subject     string          `json:"subject"`
		Data        json.RawMessage `json:"data"`
	}
	fail := func(err error) (Event, string, error) {
		return Event{}, "", &DecodeError{What: "cloud event", Index: -1, Err: err}
	}
	if err := json.Unmarshal(data, &envelope); err != nil {
		return fail(err)
	}
	if envelope.SpecVersion != "1.0" {
		return fail(errors.New("specversion: got " + strconv.Quote(envelope.SpecVersion) + `, want "1.0"`))
	}
	if e, err = ParseEvent(envelope.Data); err != nil {
		return fail(err)
	}
	switch {
	case !named(envelope.Source):
		return fail(e.refusal(CodePayload, "source"))
	case envelope.ID != e.cloudID():
		return fail(e.refusal(CodePayload, "id"))
	case envelope.Type != CloudEventType+e.action.String():
		return fail(e.refusal(CodePayload, "type"))
	case envelope.Subject != e.id:
		return fail(e.refusal(CodePayload, "subject"))
	}
	return e, envelope.Source, nil
}
