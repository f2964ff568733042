package etiquette_test

import (
	"sync"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

// builtIn is the checker of the built-in packs, built once.
func builtIn(tb testing.TB) *etiquette.Checker {
	tb.Helper()
	c, err := builtInOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

var builtInOnce = sync.OnceValues(func() (*etiquette.Checker, error) {
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	if err != nil {
		return nil, err
	}
	return etiquette.New(packs...)
})

func TestBuiltInPacksLoad(t *testing.T) {
	c := builtIn(t)
	for _, text := range []string{"这个三岁小孩都会。", "這個三歲小孩都會。", "不行。", "Even a five-year-old could do it"} {
		for _, v := range c.Explain(text, etiquette.Setting{}) {
			t.Log(v.Finding, v.Dropped)
		}
	}
}
