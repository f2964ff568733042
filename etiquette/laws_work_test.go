package etiquette

import (
	"strings"
	"testing"
)

// Steps count what a check does beyond reading the text once: hits, parts, matches
// and the loops over them. They are the same on every machine, where times are not.
func (s *scan) work() int {
	return s.steps + len(s.hits) + len(s.parts) + len(s.matches) + len(s.quotes) + len(s.outline.clauses)
}

func TestLawWorkIsBounded(t *testing.T) {
	packs, err := LoadPacks(BuiltIn(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(packs...)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range packs {
		for i := range p.Rules {
			r := &p.Rules[i]
			if i%12 > 0 { // one in twelve says enough
				continue
			}
			for _, glue := range []string{"", "，", "“"} {
				text := strings.TrimRight(r.Examples[0], "。.!！?？") + glue
				checkWork(t, c, text, Setting{Language: cmpOr(r.Languages, p.Languages)[0], Channel: Social})
			}
		}
	}
}

// checkWork is the property: a hostile text four times as long takes about four times
// the steps, and never more than some for each byte.
func checkWork(t *testing.T, c *Checker, unit string, in Setting) {
	const size, most = 2 << 10, 400
	work := func(size int) int {
		text := strings.Repeat(unit, size/len(unit)+1)
		s, _ := c.run(text, in)
		defer c.end(s)
		if n := s.work(); n <= most*len(text) {
			return n
		}
		t.Errorf("%q takes %d steps for %d bytes, want at most %d for each", unit, s.work(), len(text), most)
		return 0
	}
	if short, long := work(size), work(4*size); long > 5*short+1000 {
		t.Errorf("%q takes %d steps for %d bytes and %d for four times as many", unit, short, size, long)
	}
}
