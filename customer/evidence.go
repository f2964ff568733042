package customer

import (
	"math/bits"
	"strconv"
	"time"

	"github.com/servicequality/servicequality/internal/strict"
)

// Evidence is what is known about how one customer likes to be served, at one
// instant. Neither its order nor anything that it says about a person beyond the
// signals can change what comes out.
type Evidence struct {
	// At is the instant of the question. Nothing may have been observed later.
	At time.Time
	// Observations are what was seen, in any order.
	Observations []Observation
	// Contexts are what was stated, in any order. They explain signals away and never
	// add points.
	Contexts []Context
	// OptedOut says that the customer does not want to be read. Then nothing is: the
	// observations are not looked at, and neither is Override.
	OptedOut bool
	// Override is the type that a person decided on; 0 if nobody did. The evidence
	// is still counted and shown beside it.
	Override Type
}

// contextSet holds contexts as bits.
type contextSet uint16

// first is the first context of a set that is not empty.
func (s contextSet) first() Context { return Context(bits.TrailingZeros16(uint16(s))) }

// appendTo lists the contexts in their order.
func (s contextSet) appendTo(list []Context) []Context {
	for ; s != 0; s &= s - 1 {
		list = append(list, s.first())
	}
	return list
}

// contexts reads the set, and refuses what is no context.
func (f *findings) contexts(stated []Context) (set contextSet) {
	for i, c := range stated {
		if !contexts.Has(c) {
			f.add(strict.Item("contexts", i), c.String(), oneOf(Contexts()))
			continue
		}
		set |= 1 << c
	}
	return set
}

// evidence checks all that stands around the observations.
func (f *findings) evidence(e *Evidence) {
	if e.At.IsZero() {
		f.add("at", "no instant", "when the question is asked")
	}
	f.override(e.Override)
}

func (f *findings) override(t Type) {
	if t != 0 && !types.Has(t) {
		f.add("override", t.String(), oneOf(Types())+", or 0 for none")
	}
}

// refuse says what is wrong with observation i.
func (m *Model) refuse(f *findings, i int, e *Evidence) {
	o := &e.Observations[i]
	path := strict.Item("observations", i)
	m.known(f, path, o)
	if !e.At.IsZero() && o.age(e.At) < 0 {
		f.wrap(ErrFuture, path+".at", o.At.Format(time.RFC3339Nano), "an instant not after "+e.At.Format(time.RFC3339Nano))
	}
}

// known checks an observation against the registry, whatever the time is.
func (m *Model) known(f *findings, path string, o *Observation) {
	if _, ok := m.index[o.Signal]; !ok && f.noTrait(strict.Under(path, "signal"), o.Signal) {
		f.wrap(ErrUnknownSignal, strict.Under(path, "signal"), o.Signal, "one of the "+strconv.Itoa(len(m.rows))+" signals of the model")
	}
	f.observation(path, o)
}
