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

// Without packs and patterns there are the built-in ones, and all of them.
func TestTheBuiltInPacksAreTheDefault(t *testing.T) {
	all, err := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	if err != nil {
		t.Fatal(err)
	}
	some, err := etiquette.LoadPacks(etiquette.BuiltIn())
	if err != nil || len(some) != len(all) || len(all) < 2 {
		t.Errorf("%d packs of %d, %v", len(some), len(all), err)
	}
	c, err := etiquette.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"That is impossible.", "不可能。"} {
		if findings, _ := c.Check(text, etiquette.Setting{}); len(findings) == 0 {
			t.Errorf("nothing in %q", text)
		}
	}
}
