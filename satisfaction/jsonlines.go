package satisfaction

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// mostLine is the length from which on a line is taken for a file of another kind.
const mostLine = 1 << 20 // bytes

// ReadJSONLines counts the rows of a survey file that holds one JSON object a line
// and reports each row that it does not count with its number and the reason. An
// answer is a number or a string as [ParseExact] reads it; null and a key that is
// not there are missing answers. Blank lines are skipped. The error is for what
// keeps the whole file from being read: a column map that does not fit the
// instrument, a line of more than 1 MiB, r failing. Then nothing is counted.
func (t *Tally) ReadJSONLines(r io.Reader, columns ColumnMap) (Intake, error) {
	if err := t.ready(); err != nil {
		return Intake{}, err
	}
	k, err := newIntake(t.in, columns)
	if err != nil {
		return Intake{}, err
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, mostLine)
	cells := make([]string, len(k.names))
	for n := int64(1); lines.Scan(); n++ {
		if line := bytes.TrimSpace(lines.Bytes()); len(line) > 0 {
			k.row(n, cells, k.object(line, cells))
		}
	}
	if err := lines.Err(); err != nil {
		return Intake{}, fmt.Errorf("satisfaction: survey after row %d: %w", k.Rows, err)
	}
	return k.finish(t)
}

// object fills the cells from one line.
func (k *intake) object(line []byte, cells []string) error {
	var answers map[string]json.RawMessage
	if err := json.Unmarshal(line, &answers); err != nil {
		return fmt.Errorf("got no JSON object: %w", err)
	}
	if answers == nil {
		return fmt.Errorf("got null, want a JSON object")
	}
	for i, name := range k.names {
		cell, err := scalar(answers[name])
		if err != nil {
			return fmt.Errorf("%s: %w", quote(name), err)
		}
		cells[i] = cell
	}
	return nil
}

// scalar gives a number or string as text; null and nothing are empty.
func scalar(value json.RawMessage) (string, error) {
	switch {
	case len(value) == 0 || string(value) == "null":
		return "", nil
	case value[0] == '"':
		var s string
		err := json.Unmarshal(value, &s)
		return s, err
	case value[0] == '-' || '0' <= value[0] && value[0] <= '9':
		return string(value), nil
	}
	return "", fmt.Errorf("got %s, want a number, a string or null", quote(string(value)))
}
