package sla_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/sla"
)

// word is an entry of a promise in minutes.
type word struct {
	act    sla.Act
	at, by int
}

func (w word) entry() sla.PromiseEntry {
	e := sla.PromiseEntry{Act: w.act, At: minute(w.at)}
	if w.act == sla.Stated {
		e.By = minute(w.by)
	}
	return e
}

const silence = 60 // minutes after which the customer should have heard something

func newPromise(t interface{ Fatal(...any) }) sla.Promise {
	p, err := sla.NewPromise(sla.Target{Metric: sla.PromiseKeeping}, sla.Target{Metric: sla.PeriodicUpdate, Limit: silence * time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// followers lists what may follow a log.
func followers(log []word) []sla.Act {
	if len(log) == 0 {
		return []sla.Act{sla.Assessed, sla.Declined}
	}
	switch log[len(log)-1].act {
	case sla.Assessed:
		return []sla.Act{sla.Stated, sla.Declined}
	case sla.Stated, sla.Informed:
		return []sla.Act{sla.Stated, sla.Informed, sla.CarriedOut, sla.Withdrawn}
	}
	return nil
}

func drawPromise(t *rapid.T) []word {
	var log []word
	at := 0
	for range rapid.IntRange(2, 10).Draw(t, "words") {
		acts := followers(log)
		if len(acts) == 0 {
			break
		}
		if len(acts) == 4 {
			acts = append(acts, sla.Informed, sla.CarriedOut)
		}
		at += rapid.SampledFrom([]int{0, 1, 20, 60, 61, 100}).Draw(t, "gap")
		w := word{act: rapid.SampledFrom(acts).Draw(t, "act"), at: at}
		w.by = at + rapid.SampledFrom([]int{1, 20, 60, 121, 300}).Draw(t, "by")
		log = append(log, w)
	}
	return log
}

// promised reads off a log whether the promise was kept, as of a minute and
// nanoseconds after it, and how often the customer waited too long for a word.
func promised(log []word, now, later int) (kept, decided bool, silences int) {
	for i, w := range log {
		if w.at > now {
			break
		}
		end, over := now, later // of what w said
		if i+1 < len(log) && log[i+1].at <= now {
			end, over = log[i+1].at, 0
		}
		told := w.act == sla.Stated || w.act == sla.Informed
		if told && (end-w.at > silence || end-w.at == silence && over > 0) {
			silences++
		}
		if w.act == sla.CarriedOut && !decided {
			return true, true, silences
		}
		by := -1
		for _, s := range log[:i+1] {
			if s.act == sla.Stated {
				by = s.by
			}
		}
		if late := end > by || end == by && over > 0; told && late || w.act == sla.Withdrawn {
			decided = true
		}
	}
	return false, decided, silences
}

func TestLawAPromiseIsKeptOrBrokenByItsLog(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := drawPromise(t)
		p := newPromise(t)
		for _, w := range log {
			var err error
			if p, err = p.Append(w.entry()); err != nil {
				t.Fatal(err)
			}
		}
		for range 8 {
			now, later := rapid.IntRange(-1, 600).Draw(t, "now"), rapid.IntRange(0, 1).Draw(t, "later")
			if len(log) > 0 && rapid.Bool().Draw(t, "near") {
				w := rapid.SampledFrom(log).Draw(t, "word")
				now = rapid.SampledFrom([]int{w.at, w.by, w.at + silence, log[len(log)-1].at}).Draw(t, "at")
			}
			s := p.At(minute(now).Add(time.Duration(later)))
			gotKept, gotDecided := s.Kept()
			wantKept, wantDecided, silences := promised(log, now, later)
			if gotKept != wantKept || gotDecided != wantDecided || s.Silences != silences {
				t.Fatalf("%+v at %d+%d: kept %v, decided %v, %d silences, want %v, %v, %d", log, now, later, gotKept, gotDecided, s.Silences, wantKept, wantDecided, silences)
			}
			var last sla.Act
			for _, w := range log {
				if w.at <= now {
					last = w.act
				}
			}
			if s.Act != last {
				t.Fatalf("%+v at %d: last act %v, want %v", log, now, s.Act, last)
			}
		}
	})
}

func TestLawAStoredPromiseIsTheSamePromise(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := drawPromise(t)
		p := newPromise(t)
		for _, w := range log {
			before := encode(t, p)
			for _, act := range sla.Acts() { // whatever else could have been done, and what could not
				other := word{act: act, at: w.at, by: w.at + 1}.entry()
				after, err := p.Append(other)
				if allowed := slices.Contains(followers(p0(p)), act); allowed != (err == nil) {
					t.Fatalf("%v after %+v: %v", act, p.Entries(), err)
				}
				if err != nil {
					refused, ok := errors.AsType[*sla.LogError](err)
					if !ok || !errors.Is(err, sla.ErrNotAllowed) || refused.Index != len(p.Entries()) || refused.Log != "promise" || !samePromise(after, p) {
						t.Fatalf("%v after %+v: %v", act, p.Entries(), err)
					}
				}
			}
			next, err := p.Append(w.entry())
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(encode(t, p), before) {
				t.Fatalf("%s became %s", before, encode(t, p))
			}
			p = next
		}
		back := comesBack[sla.Promise](t, encode(t, p))
		if got, want := encode(t, back.Intervals()), encode(t, p.Intervals()); !bytes.Equal(got, want) {
			t.Fatalf("intervals %s came back as %s", want, got)
		}
		if back.Keeping().Len() > 0 && !bytes.Equal(encode(t, back.Keeping()), encode(t, p.Keeping())) {
			t.Fatalf("%s came back as %s", encode(t, p.Keeping()), encode(t, back.Keeping()))
		}
	})
}

func TestLawReplayOfAPromiseKeepsWhatFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var log []sla.PromiseEntry
		var bad []int
		fits := drawPromise(t)
		for _, w := range fits {
			if rapid.Bool().Draw(t, "spoilt twin") {
				bad = append(bad, len(log))
				twin := w.entry()
				twin.Ref = "\xff"
				log = append(log, twin)
			}
			log = append(log, w.entry())
		}
		want := newPromise(t)
		for _, w := range fits {
			var err error
			if want, err = want.Append(w.entry()); err != nil {
				t.Fatal(err)
			}
		}
		got, skipped := newPromise(t).Replay(log...)
		var indexes []int
		for _, e := range skipped {
			indexes = append(indexes, e.Index)
		}
		if !slices.Equal(indexes, bad) || !samePromise(got, want) {
			t.Fatalf("Replay of %+v skipped %v, want %v", log, indexes, bad)
		}
	})
}

// samePromise compares the logs of two promises and of all their clocks.
func samePromise(p, q sla.Promise) bool {
	same := func(a, b sla.PromiseEntry) bool {
		return a.Act == b.Act && a.At.Equal(b.At) && a.By.Equal(b.By) && a.Ref == b.Ref
	}
	return slices.EqualFunc(p.Entries(), q.Entries(), same) && sameClock(p.Keeping(), q.Keeping()) &&
		slices.EqualFunc(p.Intervals(), q.Intervals(), sameClock)
}

// p0 is the log of a promise in the terms of followers.
func p0(p sla.Promise) []word {
	var log []word
	for _, e := range p.Entries() {
		log = append(log, word{act: e.Act})
	}
	return log
}
