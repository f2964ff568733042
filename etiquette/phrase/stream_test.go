package phrase_test

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// Of a long stream only what hits may still need is kept.
func TestReadKeepsLittle(t *testing.T) {
	const long = 8 << 20
	m, err := phrase.New([]phrase.Phrase{{Text: "the end"}}, phrase.Options{})
	if err != nil {
		t.Fatal(err)
	}
	inUse := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before := inUse()
	text := io.MultiReader(io.LimitReader(endless{}, long), strings.NewReader(" the end"+strings.Repeat(".", 2000)))
	for h, err := range m.Read(text) {
		if kept := int64(inUse()) - int64(before); err != nil || h.Start != long+1 || kept > 1<<20 {
			t.Errorf("%v, %v, %d bytes are kept", h, err, kept)
		}
		return
	}
	t.Error("no hit")
}

// endless is a text without end in which no phrase begins.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '-'
	}
	return len(p), nil
}

// TestReadAsksForPortions pins how much is asked of a reader at once, and that a hit comes
// out when the first KiB of the text has another behind it.
func TestReadAsksForPortions(t *testing.T) {
	m := phrase.Must(phrase.Of(phrase.Word, "the end"), phrase.Options{})
	text := strings.NewReader("the end" + strings.Repeat(".", 1<<12))
	r := reader(func(p []byte) (int, error) {
		if len(p) != 16<<10 {
			t.Errorf("%d bytes are asked for", len(p))
		}
		return text.Read(p[:1])
	})
	for h, err := range m.Read(r) {
		if given := int(text.Size()) - text.Len(); err != nil || h.End != 7 || given != 2<<10 {
			t.Errorf("%v, %v after %d bytes", h, err, given)
		}
		return
	}
}
