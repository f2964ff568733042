package strict_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/internal/strict"
)

type document struct {
	Name  string           `json:"name"`
	Items []map[string]int `json:"items"`
}

func TestDecode(t *testing.T) {
	tests := []struct{ data, says string }{
		{`{"name":"a","items":[{"x":1,"y":2},{"x":3}]}`, ""},
		{" {} \n", ""},
		{`{"name":3}`, ", at byte 9"},
		{`{"name":"a",}`, ", at byte 13"},
		{`{"nam":"a"}`, `unknown field "nam"`},
		{`{"name":"a","name":"b"}`, "name: got the field twice"},
		{`{"items":[{},{"x":1,"x":1}]}`, "items[1].x: got the field twice"},
		{`{} {}`, "got more than one value"},
		{`{}]`, "got more than one value"},
		{`{"items":[{"X":1}]}`, "items[0].X: got a field that nothing is called"},
		{`{`, "unexpected EOF"},
		{``, "EOF"},
	}
	for _, tt := range tests {
		err := strict.Decode([]byte(tt.data), &document{}, strict.Lower)
		if (err == nil) != (tt.says == "") || err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%s: %v, want %q", tt.data, err, tt.says)
		}
	}
}

func TestLowerOrTag(t *testing.T) {
	for key, want := range map[string]bool{"name": true, "none_needed": true, "zh-Hans": true, "en": true, "Name": false, "zH-Hans": false, "na me": false} {
		if strict.LowerOrTag(key) != want {
			t.Errorf("%q: %v", key, !want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"name":"a","items":[{"x":1}]}`))
	f.Add([]byte(`{"name":"a","name":"b"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var strictly, loosely document
		if strict.Decode(data, &strictly) != nil {
			return
		}
		if err := json.Unmarshal(data, &loosely); err != nil {
			t.Errorf("strict reads what encoding/json refuses: %v", err)
		}
	})
}
