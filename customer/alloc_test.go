package customer_test

import (
	"testing"

	"github.com/servicequality/servicequality/customer"
)

// busy is a contact with eight observations, contexts and reasons to ignore.
const busy = "190cpm#a asks-to-hurry#b interrupts#c wants-answer-first#d asks-exact-figures#e tears#f interrupts#c thanks#g | long-wait"

// A caller who keeps a reading, or a session, allocates nothing.
func TestClassifyIntoAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	e := story(t, busy)
	m := standard()
	var r customer.Reading
	s := m.NewSession()
	for _, o := range e.Observations {
		if err := s.Observe(o); err != nil {
			t.Fatal(err)
		}
	}
	for name, classify := range map[string]func() error{
		"ClassifyInto": func() error { return m.ClassifyInto(&r, e) },
		"Result":       func() error { _, err := s.Result(noon); return err },
	} {
		if n := testing.AllocsPerRun(100, func() {
			if err := classify(); err != nil {
				t.Fatal(err)
			}
		}); n != 0 {
			t.Errorf("%s allocates %v times", name, n)
		}
	}
}
