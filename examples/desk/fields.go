package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/servicequality/servicequality/complaint"
)

// Field is one field of the form of an action, and what was typed into it.
type Field struct {
	complaint.Field
	Value string
}

// Input is how a field is typed in.
func (f Field) Input() string {
	switch f.Kind {
	case complaint.KindWords:
		return "textarea"
	case complaint.KindChoice:
		return "select"
	case complaint.KindFlag:
		return "checkbox"
	case complaint.KindInstant:
		return "datetime-local"
	case complaint.KindNumber:
		return "number"
	}
	return "text"
}

// Field is the name of a field for people.
func (t Tongue) Field(name string) string { return complaint.Field{Name: name}.Label(t.Tag) }

// command reads an action from its form, in the stored form of a command, so that the
// package checks it.
func (s *server) command(r *http.Request) (cmd complaint.Command, err error) {
	version, _ := strconv.Atoi(r.PostForm.Get("version"))
	stored := map[string]any{"action": r.PostForm.Get("action"), "actor": s.view(r, nil).Me, "at": s.now().Format(time.RFC3339Nano)}
	if id := r.PathValue("id"); id != "" {
		stored["case"] = id
	}
	action, _ := complaint.ParseAction(r.PostForm.Get("action"))
	rule, _ := action.Rule()
	details := map[string]any{}
	for _, f := range rule.Fields {
		if value := formText(r, f.Name); value != "" {
			details[f.Name] = s.typed(f, value)
		}
	}
	if len(details) > 0 {
		stored["details"] = details
	}
	data, err := json.Marshal(stored)
	if err == nil {
		err = json.Unmarshal(data, &cmd)
	}
	if refused, ok := errors.AsType[*complaint.Refusal](err); ok {
		return cmd, refused
	}
	if err != nil {
		return cmd, bad("The form holds a value that it does not offer.", "表单中有未提供的选项。", "表單中有未提供的選項。")
	}
	cmd.Expect, cmd.Key = version, r.PostForm.Get("key")
	return cmd, nil
}

// typed is what was typed into a field, as it is stored.
func (s *server) typed(f complaint.Field, value string) any {
	switch f.Kind {
	case complaint.KindFlag:
		return true
	case complaint.KindNumber:
		return json.Number(value)
	case complaint.KindInstant:
		if at, err := time.ParseInLocation("2006-01-02T15:04", value, s.zone); err == nil {
			return at
		}
	}
	return value
}

// detailsOf puts what an event says beside its action into lines.
func detailsOf(t Tongue, e complaint.Event) (lines [][2]string) {
	for f, value := range e.Fields() {
		said := fmt.Sprint(value)
		switch v := value.(type) {
		case bool:
			said = "✓"
		case time.Time:
			said = t.Moment(v)
		case complaint.Choice:
			said = v.Label(t.Tag)
		case []complaint.Pledge:
			said = strconv.Itoa(len(v))
		}
		lines = append(lines, [2]string{f.Label(t.Tag), said})
	}
	return lines
}
