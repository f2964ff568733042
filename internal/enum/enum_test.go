package enum_test

import (
	"database/sql/driver"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/internal/enum"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

type colour uint8

type unknownError enum.Unknown

func (e *unknownError) Error() string { return enum.Unknown(*e).Message("paint") }

var colours = enum.Table[colour]{
	Type:    "colour",
	Unknown: func(u enum.Unknown) error { e := unknownError(u); return &e },
	Rows: []enum.Row{
		{Name: "red", English: "Red", Hans: "红色", Hant: "紅色"},
		{Name: "green", English: "Green", Hans: "绿色", Hant: "綠色"},
	},
}

func allColours() []colour                     { return colours.All() }
func parseColour(s string) (colour, error)     { return colours.Parse(s) }
func (c colour) String() string                { return colours.String(c) }
func (c colour) Label(tag language.Tag) string { return colours.Label(c, tag) }
func (c colour) MarshalText() ([]byte, error)  { return colours.MarshalText(c) }
func (c *colour) UnmarshalText(b []byte) error { return colours.UnmarshalText(c, b) }
func (c colour) Value() (driver.Value, error)  { return colours.Value(c) }
func (c *colour) Scan(src any) error           { return colours.Scan(c, src) }

// The table keeps the laws that every enum of the family is held to.
func TestTable(t *testing.T) {
	unknown := func(err error) (string, string, []string, bool) {
		e, ok := errors.AsType[*unknownError](err)
		if !ok {
			return "", "", nil, false
		}
		return e.Type, e.Input, e.Allowed, true
	}
	enumtest.Test(t, unknown, parseColour, allColours, 1, 2)
}

// A long input, and one that is no text, is shown without harm to a log.
func TestMessageCutsLongInput(t *testing.T) {
	tests := []struct{ input, says string }{
		{"blue", `paint: colour: got "blue", want one of red, green`},
		{"", `paint: colour: got "", want one of red, green`},
		{strings.Repeat("a", 40), `paint: colour: got "` + strings.Repeat("a", 40) + `", want one of red, green`},
		{strings.Repeat("a", 41), `paint: colour: got "` + strings.Repeat("a", 40) + `…", want one of red, green`},
		{strings.Repeat("紅", 14), `paint: colour: got "` + strings.Repeat("紅", 13) + `…", want one of red, green`},
		{"\x1b[2J\n", `paint: colour: got "\x1b[2J\n", want one of red, green`},
	}
	for _, tt := range tests {
		_, err := colours.Parse(tt.input)
		if err == nil || err.Error() != tt.says {
			t.Errorf("Parse(%q) says %v, want %s", tt.input, err, tt.says)
		}
		if e, ok := errors.AsType[*unknownError](err); !ok || e.Input != tt.input || e.Type != "colour" {
			t.Errorf("Parse(%q) = %#v: the error does not hold the whole input", tt.input, err)
		}
	}
}

func TestScanSaysWhatTheColumnHeld(t *testing.T) {
	c := colour(1)
	err := colours.Scan(&c, int64(2))
	if err == nil || err.Error() != `paint: colour: got "int64(2)", want one of red, green` || c != 1 {
		t.Errorf("Scan of a number = %v, %v", c, err)
	}
}

func TestPick(t *testing.T) {
	tests := []struct{ tag, want string }{
		{"en", "E"}, {"fr-CA", "E"}, {"ja", "E"}, {"und", "E"}, {"zh-Latn-CN", "E"}, {"en-CN", "E"},
		{"zh", "S"}, {"zh-CN", "S"}, {"zh-SG", "S"}, {"zh-Hans-HK", "S"}, {"wuu", "S"},
		{"zh-TW", "T"}, {"zh-HK", "T"}, {"zh-MO", "T"}, {"zh-Hant-CN", "T"}, {"yue", "T"}, {"zh-Hanb", "T"},
	}
	for _, tt := range tests {
		if got := enum.Pick(language.MustParse(tt.tag), "E", "S", "T"); got != tt.want {
			t.Errorf("Pick(%s) = %s, want %s", tt.tag, got, tt.want)
		}
	}
}
