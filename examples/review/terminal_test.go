package main

import (
	"strings"
	"testing"
)

func TestCells(t *testing.T) {
	for s, want := range map[string]int{"": 0, "chat": 4, "在线": 4, "ＡＢ": 4, "é": 1, "e\u0301": 1, "█▏": 2, "，": 2, "…": 1, "–": 1, "“”": 2, "ｱ": 1} {
		if got := cells(s); got != want {
			t.Errorf("%q takes %d columns, want %d", s, got, want)
		}
	}
}

func TestBars(t *testing.T) {
	tests := []struct {
		n, of int64
		want  string
	}{{0, 10, ""}, {10, 10, strings.Repeat("█", barCells)}, {1, 2, strings.Repeat("█", barCells/2)}, {1, 8 * barCells, "▏"}, {15, 8 * barCells, "█▉"}, {0, 0, ""}}
	for _, tt := range tests {
		if got := bar(tt.n, tt.of).drawn(); got != tt.want {
			t.Errorf("%d of %d is %q, want %q", tt.n, tt.of, got, tt.want)
		}
	}
}

func TestLinesBreakWhereTheyMay(t *testing.T) {
	for _, s := range []string{
		strings.Repeat("a word and another ", 20),
		strings.Repeat("服务质量，", 40),
		strings.Repeat("“引号”在句中。", 30),
	} {
		var b strings.Builder
		wrap(&b, "   · ", s)
		var all strings.Builder
		for i, line := range strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n") {
			text := strings.TrimPrefix(line, map[bool]string{true: "   · ", false: "     "}[i == 0])
			if cells(line) > terminalWidth {
				t.Errorf("%d columns: %s", cells(line), line)
			}
			if strings.HasPrefix(text, "，") || strings.HasPrefix(text, "。") || strings.HasPrefix(text, "”") || strings.HasSuffix(text, "“") {
				t.Errorf("breaks badly: %s", line)
			}
			all.WriteString(text + " ")
		}
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		if squeeze(all.String()) != squeeze(s) {
			t.Errorf("%q became %q", s, all.String())
		}
	}
}

func TestCut(t *testing.T) {
	for _, tt := range []struct {
		s    string
		n    int
		want string
	}{{"chat", 4, "chat"}, {"chats", 4, "cha…"}, {"在线聊天", 8, "在线聊天"}, {"在线聊天", 7, "在线聊…"}, {"在线聊天", 6, "在线…"}, {"x", 0, "…"}} {
		if got := cut(tt.s, tt.n); got != tt.want {
			t.Errorf("%q in %d columns is %q, want %q", tt.s, tt.n, got, tt.want)
		}
	}
}
