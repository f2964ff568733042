package satisfaction_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// ratio draws an exact number from low to high.
func ratio(t *rapid.T, name string, low, high int64) satisfaction.Exact {
	den := rapid.Int64Range(1, 12).Draw(t, name+" den")
	x, _ := satisfaction.Ratio(rapid.Int64Range(low*den, high*den).Draw(t, name), den)
	return x
}

func TestLawWeightsAreWorthAtMostTheirNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var one, two satisfaction.Kish
		var weights []satisfaction.Exact
		for range rapid.IntRange(0, 8).Draw(t, "n") {
			w := ratio(t, "w", 0, 5)
			part := &one
			if rapid.Bool().Draw(t, "shard") {
				part = &two
			}
			var err error
			n := rapid.IntRange(0, 3).Draw(t, "alike")
			weights = append(weights, slices.Repeat([]satisfaction.Exact{w}, n)...)
			if *part, err = part.AddAll(int64(n), w); err != nil {
				t.Fatal(err)
			}
		}
		k := two.Merge(one)
		sum, squares := new(big.Rat), new(big.Rat)
		for _, w := range weights {
			sum.Add(sum, w.Rat())
			squares.Add(squares, new(big.Rat).Mul(w.Rat(), w.Rat()))
		}
		n, ok := k.Effective()
		effect, ok2 := k.DesignEffect()
		if ok != (squares.Sign() > 0) || ok2 != ok {
			t.Fatalf("of %v there is an effective number: %v", weights, ok)
		}
		if !ok {
			return
		}
		want := new(big.Rat).Quo(sum.Mul(sum, sum), squares)
		if n.Rat().Cmp(want) != 0 || n.Cmp(satisfaction.Whole(int64(len(weights)))) > 0 || !n.Mul(effect).Equal(satisfaction.Whole(k.Responses)) {
			t.Fatalf("%v are worth %v (effect %v), want %v", weights, n, effect, want)
		}
	})
}

// expectation draws a formation and the start of a customer on 1 to 7.
func expectation(t *rapid.T) (satisfaction.Formation, satisfaction.Expectation) {
	a, b := rapid.Int64Range(0, 6).Draw(t, "experience"), rapid.Int64Range(0, 4).Draw(t, "word of mouth")
	weight := func(n int64) satisfaction.Exact { x, _ := satisfaction.Ratio(n, 10); return x }
	f := satisfaction.Formation{Experience: weight(a), WordOfMouth: weight(b), Needs: weight(10 - a - b)}
	f.Rate, _ = satisfaction.Ratio(rapid.Int64Range(1, 4).Draw(t, "rate"), 4)
	e, err := f.Start(satisfaction.WholeScale(1, 7), ratio(t, "heard", 1, 7), ratio(t, "needs", 1, 7))
	if err != nil {
		t.Fatal(err)
	}
	return f, e
}

// live lets a customer have so many encounters.
func live(t *rapid.T, e satisfaction.Expectation, n int) satisfaction.Expectation {
	for range n {
		var err error
		if e, err = e.After(ratio(t, "perceived", 1, 7)); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func TestLawLessExperienceIsMoreEasilySatisfied(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, fresh := expectation(t)
		seasoned := live(t, fresh, rapid.IntRange(1, 6).Draw(t, "earlier"))
		for range rapid.IntRange(0, 6).Draw(t, "shared") { // what both go through
			level := ratio(t, "perceived", 1, 7)
			fresh, _ = fresh.After(level)
			seasoned, _ = seasoned.After(level)
		}
		level := ratio(t, "now", 1, 7)
		if seasoned.Encounters() <= fresh.Encounters() {
			t.Fatalf("%d encounters after %d", seasoned.Encounters(), fresh.Encounters())
		}
		if fresh.Gap(level).Cmp(seasoned.Gap(level).Exact) < 0 {
			t.Fatalf("at %v the one with less experience has the gap %v, the other %v", level, fresh.Gap(level), seasoned.Gap(level))
		}
	})
}

// The judge writes out the sum: the start, and each encounter by what is left of it.
func TestLawAnExpectationMovesTowardWhatWasExperienced(t *testing.T) {
	moved := 0
	rapid.Check(t, func(t *rapid.T) {
		f, start := expectation(t)
		var levels []satisfaction.Exact
		e := start
		for range rapid.IntRange(1, 7).Draw(t, "encounters") {
			level := ratio(t, "perceived", 1, 7)
			levels = append(levels, level)
			next, err := e.After(level)
			if err != nil {
				t.Fatal(err)
			}
			before, after := level.Sub(e.Experience()), level.Sub(next.Experience())
			if before.Sign()*after.Sign() < 0 || before.Sign() != 0 && abs(after.Float64()) >= abs(before.Float64()) {
				t.Fatalf("experience went from %v to %v on %v", e.Experience(), next.Experience(), level)
			}
			if toward := next.Level().Sub(e.Level()); toward.Sign() != before.Sign()*f.Experience.Sign() {
				t.Fatalf("the expectation went by %v when %v was %v away", toward, level, before)
			}
			if before.Sign() != 0 {
				moved++
			}
			e = next
		}
		stay := new(big.Rat).Sub(big.NewRat(1, 1), f.Rate.Rat())
		want := big.NewRat(1, 1) // the lowest point, which no experience is
		for _, level := range levels {
			want.Mul(want, stay).Add(want, new(big.Rat).Mul(f.Rate.Rat(), level.Rat()))
		}
		if e.Experience().Rat().Cmp(want) != 0 {
			t.Fatalf("experience after %v = %v, want %v", levels, e.Experience(), want)
		}
	})
	if moved < 50 {
		t.Errorf("%d encounters moved anything, which proves little", moved)
	}
}

func TestLawAKeptLevelBecomesTheNextExpectation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f, e := expectation(t)
		e = live(t, e, rapid.IntRange(0, 3).Draw(t, "before"))
		level := ratio(t, "kept", 1, 7)
		distance := level.Sub(e.Experience()).Rat()
		distance.Abs(distance)
		stay := new(big.Rat).Sub(big.NewRat(1, 1), f.Rate.Rat())
		for range 40 {
			e, _ = e.After(level)
			distance.Mul(distance, stay)
			left := level.Sub(e.Experience()).Rat()
			if left.Abs(left).Cmp(distance) != 0 {
				t.Fatalf("%v is %v away, want %v", e.Experience(), left, distance)
			}
		}
		if left, _ := distance.Float64(); left > 1e-4 {
			t.Fatalf("after 40 encounters at %v experience is %v", level, e.Experience())
		}
		if e.Experience().Equal(level) {
			kept, _ := e.After(level)
			if !kept.Level().Equal(e.Level()) {
				t.Fatalf("a level that is expected changes the expectation to %v", kept.Level())
			}
		}
	})
}

func TestLawAHigherScoreNeverReachesALowerClass(t *testing.T) {
	x := satisfaction.Whole
	levels := satisfaction.LevelBorders{Basic: x(1), Added: x(2), Beyond: x(4)}
	standards := satisfaction.StandardBorders{Expected: x(1), Quality: x(2), Surprise: x(3), Super: x(5)}
	rapid.Check(t, func(t *rapid.T) {
		a, b := ratio(t, "a", -1, 6), ratio(t, "b", -1, 6)
		if a.Cmp(b) > 0 {
			a, b = b, a
		}
		low, _, err1 := levels.Classify(a)
		high, _, err2 := levels.Classify(b)
		if err1 != nil || err2 != nil || low > high {
			t.Fatalf("%v reaches %v, %v reaches %v", a, low, b, high)
		}
		poor, err1 := standards.Classify(a)
		rich, err2 := standards.Classify(b)
		if err1 != nil || err2 != nil || poor > rich {
			t.Fatalf("%v reaches %v, %v reaches %v", a, poor, b, rich)
		}
	})
}
