package complaint

import (
	"encoding/json"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// commandWire is a Command in JSON.
type commandWire struct {
	Case     string          `json:"case,omitempty"`
	Action   Action          `json:"action,omitzero"`
	Actor    string          `json:"actor,omitempty"`
	At       time.Time       `json:"at,omitzero"`
	Occurred time.Time       `json:"occurred,omitzero"`
	Key      string          `json:"key,omitempty"`
	Expect   int             `json:"expect,omitempty"`
	Details  json.RawMessage `json:"details,omitempty"`
}

// MarshalJSON gives the fields that are set, under the names that an event uses:
//
//	{"action":"note","actor":"li","at":"2026-03-02T09:00:00Z","details":{"text":"called back"}}
func (cmd Command) MarshalJSON() ([]byte, error) {
	wire := commandWire{
		Case: cmd.Case, Action: cmd.Action, Actor: cmd.Actor, At: cmd.At, Occurred: cmd.Occurred, Key: cmd.Key, Expect: cmd.Expect,
	}
	if cmd.Details != nil {
		var err error
		if wire.Details, err = json.Marshal(cmd.Details); err != nil {
			return nil, err
		}
	}
	return json.Marshal(wire)
}

// UnmarshalJSON reads what MarshalJSON gives, in any order. Unknown fields, unknown
// names, and details that the action does not take are refused with a
// [*DecodeError], and cmd stays as it was. Whether it can be done, and whether all is
// there, is for [Case.Decide] to say.
func (cmd *Command) UnmarshalJSON(data []byte) error {
	parsed, err := parseCommand(data)
	if err != nil {
		return &DecodeError{What: "command", Index: -1, Err: err}
	}
	*cmd = parsed
	return nil
}

func parseCommand(data []byte) (Command, error) {
	var wire commandWire
	if err := strict.Decode(data, &wire, strict.Lower); err != nil {
		return Command{}, err
	}
	cmd := Command{
		Case: wire.Case, Action: wire.Action, Actor: wire.Actor, At: wire.At, Occurred: wire.Occurred, Key: wire.Key, Expect: wire.Expect,
	}
	if len(wire.Details) == 0 || string(wire.Details) == "null" {
		return cmd, nil
	}
	if cmd.Action == 0 {
		return Command{}, &Refusal{Code: CodeUnknownAction, Field: "action"}
	}
	d, err := rules[cmd.Action].form.parse(wire.Details)
	cmd.Details = d
	return cmd, err
}
