package main

import (
	"io"
	"strings"

	"golang.org/x/text/width"
)

// cells is how many columns of a terminal a text takes: two for each wide character
// of East Asia, none for a combining mark, one for all others (Unicode Standard
// Annex 11).
func cells(s string) (n int) {
	for _, r := range s {
		switch k := width.LookupRune(r).Kind(); {
		case k == width.EastAsianWide || k == width.EastAsianFullwidth:
			n += 2
		case r < 0x300 || r > 0x36f:
			n++
		}
	}
	return n
}

// barCells is the length of a full bar.
const barCells = 12

// drawn gives a bar in eighths of a column.
func (c cell) drawn() string {
	if c.of == 0 {
		return c.text
	}
	eighths := int((2*c.n*barCells*8 + c.of) / (2 * c.of))
	s := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		s += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return s
}

// terminalWidth is what a report is written for.
const terminalWidth = 100

// writeText writes the document for a terminal.
func (d *document) writeText(w io.Writer) error {
	var b strings.Builder
	b.WriteString(d.title + "\n" + d.subtitle + "\n")
	if len(d.findings) > 0 {
		heading(&b, d.words.findings)
	}
	for i, f := range d.findings {
		b.WriteString("\n")
		wrap(&b, string(rune('1'+i))+". ", f.Title+" ("+d.words.touched(f.Touched)+")")
		for _, e := range f.Evidence {
			wrap(&b, "   · ", e)
		}
		wrap(&b, "   → ", d.words.mend+f.Mend)
	}
	for _, c := range d.chapters {
		heading(&b, c.title)
		wrap(&b, "", c.lead)
		for _, t := range c.tables {
			t.writeText(&b)
		}
		for i, n := range c.notes {
			if i == 0 {
				b.WriteString("\n")
			}
			wrap(&b, "", n)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func heading(b *strings.Builder, s string) {
	b.WriteString("\n" + s + "\n" + strings.Repeat("─", terminalWidth) + "\n")
}

// wrap writes a text in lines, the first behind a prefix and the others below it. A
// line breaks at a space or beside a wide character, never before closing
// punctuation.
func wrap(b *strings.Builder, prefix, s string) {
	indent := strings.Repeat(" ", cells(prefix))
	line, at := prefix, cells(prefix)
	for word := range words(s) {
		if n := cells(strings.TrimRight(word, " ")); at+n > terminalWidth && strings.TrimSpace(line) != "" {
			b.WriteString(strings.TrimRight(line, " ") + "\n")
			line, at = indent, cells(indent)
		}
		line += word
		at += cells(word)
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

// closing marks stay with what is before them, opening ones with what follows.
const (
	closing = "，。；：、！？）」』”’》】…%"
	opening = "（「『“‘《【"
)

// words cuts a text at the places where a line may break.
func words(s string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		runes := []rune(s)
		from := 0
		for i := 1; i < len(runes); i++ {
			before, r := runes[i-1], runes[i]
			wide := cells(string(r)) == 2 || cells(string(before)) == 2
			if before != ' ' && !wide || r == ' ' || strings.ContainsRune(closing, r) || strings.ContainsRune(opening, before) {
				continue
			}
			if !yield(string(runes[from:i])) {
				return
			}
			from = i
		}
		yield(string(runes[from:]))
	}
}

// writeText writes the rows in columns. A text that is too long for its column is
// cut, with an ellipsis.
func (t *table) writeText(b *strings.Builder) {
	if len(t.rows) == 0 {
		return
	}
	b.WriteString("\n")
	if t.title != "" {
		b.WriteString(t.title + "\n")
	}
	widths := t.widths()
	line := func(of func(int) string) {
		var l strings.Builder
		for i, c := range t.columns {
			s := cut(of(i), widths[i])
			pad := strings.Repeat(" ", widths[i]-cells(s))
			if c.right {
				l.WriteString(pad + s)
			} else {
				l.WriteString(s + pad)
			}
			l.WriteString("  ")
		}
		b.WriteString("  " + strings.TrimRight(l.String(), " ") + "\n")
	}
	if t.titled() {
		line(func(i int) string { return t.columns[i].title })
	}
	for _, row := range t.rows {
		line(func(i int) string { return row[i].drawn() })
	}
}

func (t *table) titled() bool {
	for _, c := range t.columns {
		if c.title != "" {
			return true
		}
	}
	return false
}

// widths gives each column what its texts need; when that is too much together, the
// widest give way.
func (t *table) widths() []int {
	widths := make([]int, len(t.columns))
	all := 2
	for i, c := range t.columns {
		widths[i] = cells(c.title)
		for _, row := range t.rows {
			widths[i] = max(widths[i], cells(row[i].drawn()))
		}
		all += widths[i] + 2
	}
	for ; all > terminalWidth+2; all-- {
		widest := 0
		for i, n := range widths {
			if n > widths[widest] {
				widest = i
			}
		}
		widths[widest]--
	}
	return widths
}

// cut shortens a text to so many columns.
func cut(s string, n int) string {
	if cells(s) <= n {
		return s
	}
	short := ""
	for _, r := range s {
		if cells(short)+cells(string(r)) > n-1 {
			break
		}
		short += string(r)
	}
	return short + "…"
}
