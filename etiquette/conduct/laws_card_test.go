package conduct_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/conduct"
)

// The judge is math/big over the list of answers; sections are judged over their
// items, and the explanations are added up.
func TestLawTheTotalIsTheWeightedMean(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		s := drawSheet(t, f, conduct.Head{Conversation: "c"})
		r := s.result(t, f)
		if got, want := rational(r.Total.Mean()), mean(f.Items(), s.answers); !same(got, want) {
			t.Fatalf("%v: got the mean %v, want %v", s.answers, got, want)
		}
		var sections [][2]string
		for _, section := range r.Sections {
			sections = append(sections, [2]string{section.Occasion, section.Stage})
			if got, want := rational(section.Mean()), mean(part(f, section.Occasion, section.Stage), s.answers); !same(got, want) {
				t.Fatalf("%s %s: got the mean %v, want %v", section.Occasion, section.Stage, got, want)
			}
		}
		if want := sectionsOf(f); !slices.Equal(sections, want) {
			t.Fatalf("got the sections %v, want %v", sections, want)
		}
		var points, of int64
		for _, e := range s.card(t, f).Explain() {
			points, of = points+e.Points, of+e.Of
			if e.Answer != s.answers[e.Item.ID] || e.Fails != slices.Contains(r.Failed, e.Item.ID) {
				t.Fatalf("got the explanation %+v", e)
			}
		}
		if points != r.Total.Points || of != r.Total.Of {
			t.Fatalf("the explanations give %d of %d points, the total has %d of %d", points, of, r.Total.Points, r.Total.Of)
		}
	})
}

// part are the items of a stage, or of a whole occasion.
func part(f *conduct.Form, occasion, stage string) (items []conduct.Item) {
	for _, item := range f.Items() {
		if item.Occasion == occasion && (stage == "" || item.Stage == stage) {
			items = append(items, item)
		}
	}
	return items
}

// sectionsOf lists each occasion, followed by its stages, as the items name them.
func sectionsOf(f *conduct.Form) (all [][2]string) {
	for _, occasion := range []string{"call", "visit"} {
		if len(part(f, occasion, "")) == 0 {
			continue
		}
		all = append(all, [2]string{occasion, ""})
		for _, stage := range []string{"first", "last"} {
			if len(part(f, occasion, stage)) > 0 {
				all = append(all, [2]string{occasion, stage})
			}
		}
	}
	return all
}

func TestLawABetterAnswerNeverLowersTheScore(t *testing.T) {
	better := []conduct.Answer{conduct.No, conduct.Partly, conduct.Yes}
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		s := drawSheet(t, f, conduct.Head{Conversation: "c"})
		id := rapid.SampledFrom(f.Items()).Draw(t, "item").ID
		var last conduct.Result
		for i, a := range better {
			s.answers[id] = a
			r := s.result(t, f)
			order, ok := r.Total.Mean().Compare(last.Total.Mean())
			if i > 0 && (ok && order < 0 || len(r.Failed) > len(last.Failed)) {
				t.Fatalf("%s answered %v lowers the score from %v to %v", id, a, last.Total, r.Total)
			}
			last = r
		}
	})
}

// A card with items that do not apply, and one of a form that never had them, give the
// same score and the same coverage.
func TestLawNotApplicableChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		s := drawSheet(t, f, conduct.Head{Conversation: "c"})
		r := s.result(t, f)
		var rest []conduct.Item
		out := int64(0)
		for _, item := range f.Items() {
			if s.answers[item.ID] == conduct.NotApplicable {
				out++
			} else {
				rest = append(rest, item)
			}
		}
		if r.Total.Counts.NotApplicable != out {
			t.Fatalf("%d do not apply, counted %d", out, r.Total.Counts.NotApplicable)
		}
		if len(rest) == 0 || r.Total.Counts.NotObserved == int64(len(rest)) {
			return
		}
		without := s.result(t, formOf(t, rest))
		if !same(rational(r.Total.Mean()), rational(without.Total.Mean())) || !same(rational(r.Total.Coverage()), rational(without.Total.Coverage())) || !slices.Equal(r.Failed, without.Failed) {
			t.Fatalf("got %+v, without the items that do not apply %+v", r.Total, without.Total)
		}
	})
}

func TestLawNotObservedIsNoZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		s := drawSheet(t, f, conduct.Head{Conversation: "c"})
		r := s.result(t, f)
		var seen []conduct.Item
		judged, apply := new(big.Rat), new(big.Rat)
		for _, item := range f.Items() {
			w := big.NewRat(item.Weight, 1)
			switch s.answers[item.ID] {
			case conduct.NotObserved:
				apply.Add(apply, w)
				continue
			case conduct.NotApplicable:
			default:
				apply.Add(apply, w)
				judged.Add(judged, w)
			}
			seen = append(seen, item)
		}
		if !same(rational(r.Total.Mean()), mean(seen, s.answers)) {
			t.Fatalf("got the mean %v, want that of what was seen, %v", r.Total.Mean(), mean(seen, s.answers))
		}
		var want *big.Rat
		if apply.Sign() > 0 {
			want = judged.Quo(judged, apply)
		}
		if !same(rational(r.Total.Coverage()), want) {
			t.Fatalf("got the coverage %v, want %v", r.Total.Coverage(), want)
		}
	})
}

func TestLawScalingWeightsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := drawItems(t)
		for i := range items {
			items[i].Weight %= 100
		}
		f := formOf(t, items)
		s := drawSheet(t, f, conduct.Head{Conversation: "c"})
		by := rapid.Int64Range(1, 10).Draw(t, "by")
		for i := range items {
			items[i].Weight *= by
		}
		r, scaled := s.result(t, f), s.result(t, formOf(t, items))
		for i := range r.Sections {
			if !same(rational(r.Sections[i].Mean()), rational(scaled.Sections[i].Mean())) || !same(rational(r.Sections[i].Coverage()), rational(scaled.Sections[i].Coverage())) {
				t.Fatalf("times %d: got %+v, want %+v", by, scaled.Sections[i], r.Sections[i])
			}
		}
		if !same(rational(r.Total.Mean()), rational(scaled.Total.Mean())) || !slices.Equal(r.Failed, scaled.Failed) {
			t.Fatalf("times %d: got %+v, want %+v", by, scaled.Total, r.Total)
		}
	})
}

// Whatever the rest comes to, and however low the mark is.
func TestLawACriticalFailureDominates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := formOf(t, drawItems(t))
		s := drawSheet(t, f, conduct.Head{Conversation: "c"})
		mark := conduct.Ratio{Num: rapid.Int64Range(0, 20).Draw(t, "mark"), Den: 20}
		r := s.result(t, f)
		var failed []string
		for _, item := range f.Items() {
			if a := s.answers[item.ID]; item.Critical && (a == conduct.No || a == conduct.Partly) {
				failed = append(failed, item.ID)
			}
		}
		if !slices.Equal(r.Failed, failed) {
			t.Fatalf("got failed by %v, want %v", r.Failed, failed)
		}
		passed, ok := r.Passes(mark)
		m := mean(f.Items(), s.answers)
		if ok != (m != nil) || passed != (m != nil && len(failed) == 0 && m.Cmp(rational(mark)) >= 0) {
			t.Fatalf("mean %v, failed by %v: passes %v is %v, %v", m, failed, mark, passed, ok)
		}
	})
}

// What is refused changes nothing; what is taken changes its own line only.
func TestLawARefusedAnswerChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		items := drawItems(t)
		f, err := standardsOf(t, items).Form(func(i conduct.Item) bool { return i.ID != "item-1" })
		if err != nil {
			t.Fatal(err)
		}
		c := drawSheet(t, f, conduct.Head{Conversation: "c"}).card(t, f)
		before := asJSON(t, c)
		id := rapid.SampledFrom([]string{"item-0", "item-1", "item-9", ""}).Draw(t, "item")
		answer := rapid.SampledFrom(append(conduct.Answers(), 0, 6)).Draw(t, "answer")
		var want conduct.Problem
		switch {
		case id == "item-1" && len(items) > 1:
			want = conduct.NotOnCard
		case id != "item-0":
			want = conduct.UnknownItem
		case answer == 0 || answer == 6:
			want = conduct.BadAnswer
		}
		err = c.Answer(id, answer, "")
		if got := problem(err); got != want {
			t.Fatalf("Answer(%q, %v): got %v, want the problem %v", id, answer, err, want)
		}
		if now := asJSON(t, c); want != 0 && now != before {
			t.Fatalf("a refused answer changed the card from %s to %s", before, now)
		}
		if want == 0 {
			for _, l := range c.Lines() {
				if l.Item == id && l.Answer() != answer {
					t.Fatalf("%s is %v, want %v", id, l.Answer(), answer)
				}
			}
		}
	})
}
