package etiquette_test

import (
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

func builtIn(tb testing.TB) *etiquette.Checker {
	tb.Helper()
	packs, err := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	if err != nil {
		tb.Fatal(err)
	}
	c, err := etiquette.New(packs...)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func TestBuiltInPacksLoad(t *testing.T) {
	c := builtIn(t)
	for _, text := range []string{"这个三岁小孩都会。", "這個三歲小孩都會。", "不行。", "Even a five-year-old could do it"} {
		for _, v := range c.Explain(text, etiquette.Setting{}) {
			t.Log(v.Finding, v.Dropped)
		}
	}
}
