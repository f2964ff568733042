package chart

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A line of 600 holds ten Latin letters or six Chinese characters.
func TestWrap(t *testing.T) {
	tests := []struct {
		why, text string
		lines     int
		want      []string
	}{
		{"nothing", "", 2, []string{""}},
		{"fits to the letter", "abcdefghij", 2, []string{"abcdefghij"}},
		{"a letter more", "abcdefghijk", 2, []string{"abcdefghij", "k"}},
		{"at the last space that fits", "abc def ghi jkl", 2, []string{"abc def", "ghi jkl"}},
		{"a space just behind the line", "abcdefghij klm", 2, []string{"abcdefghij", "klm"}},
		{"white space of any kind, and much of it", " abc\n\tdef  ", 2, []string{"abc def"}},
		{"a space too near to the beginning", "abc defghijklm", 2, []string{"abc defghi", "jklm"}},
		{"exactly a third is too near", "服务 abcdefghij", 2, []string{"服务 abcde", "fghij"}},
		{"a third of the line stands", "abcd efghijklm", 2, []string{"abcd", "efghijklm"}},
		{"Chinese breaks anywhere", "服务人员准时到达", 2, []string{"服务人员准时", "到达"}},
		{"Chinese behind a space too", "abcd 服务人员准时", 2, []string{"abcd 服务人", "员准时"}},
		{"cut in the last line", "abcdefghij klmnopqrstu", 2, []string{"abcdefghij", "klmnopqrs…"}},
		{"cut in the only line", "abcdefghijk", 1, []string{"abcdefghi…"}},
		{"cut, no space before the dots", "abcdefgh ijk", 1, []string{"abcdefgh…"}},
		{"marks take no room", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301"}},
		{"full-width letters are wide", "ＡＢＣＤＥＦＧ", 2, []string{"ＡＢＣＤＥＦ", "Ｇ"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, wrap(tt.text, 600, tt.lines)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.why, diff)
		}
	}
}
