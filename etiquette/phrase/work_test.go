package phrase

import (
	"strings"
	"testing"
)

// steps searches text as Append does and counts the steps of the automaton.
func (m *Matcher) steps(text string) (steps int) {
	s := m.scan(text)
	for s.at < len(text) {
		if s.node == root {
			if s.at = m.seek(text, s.at, len(text)); s.at == len(text) {
				break
			}
		}
		steps++
		s.step()
	}
	return steps
}

// TestLawWorkPerByteIsBounded counts on texts that were made to be slow: each
// begins phrases all the time and ends none, or nearly.
func TestLawWorkPerByteIsBounded(t *testing.T) {
	long := "这是我们客服中心非常重要的一段很长的开场白用来说明情况"
	phrases := Of(Anywhere, strings.Repeat("a", 40)+"b", strings.Repeat("ab", 20)+"c", strings.Repeat("ab", 7)+"aac",
		long+"一", long+"二", long+long, "行", "abc", "ss", "e\u0301e\u0301x", strings.Repeat("ab ", 60)+"c")
	texts := []string{"a", "ab", "aab", "aaab", long, long[:len(long)-3], "ab ", "ab  ", "行", "行不", "\u200b", "a\u200b", "\u0301", "e\u0301",
		"a\u0301\u0301", "\xff", "a\xff", " ", "ﷺ", "ß", "ssß", "①", strings.Repeat("ab", 7) + "aa", strings.Repeat("a", 39) + "ab"}
	for _, keep := range []Difference{0, Exact, Form} {
		m := Must(phrases, Options{Keep: keep})
		long := Must(phrases[:6], Options{Keep: keep}) // for the filter on bytes
		for _, text := range texts {
			text = strings.Repeat(text, 20000/len(text))
			for _, m := range []*Matcher{m, long} {
				if steps := m.steps(text); steps > 3*len(text) {
					t.Errorf("%d phrases, keeping %v, take %d steps for %d bytes of %+.40q", m.Len(), keep, steps, len(text), text)
				}
			}
		}
	}
}
