package satisfaction_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
)

// bytesOf is the canonical form.
func bytesOf(t interface{ Fatalf(string, ...any) }, tally *satisfaction.Tally) []byte {
	data, err := tally.MarshalBinary()
	if err != nil {
		t.Fatalf("MarshalBinary: %v", err)
	}
	return data
}

// Ten thousand ways to cut the answers up, order them, count them through either
// door, encode and decode on the way, and merge them in a tree of any shape.
func TestLawShardingChangesNothing(t *testing.T) {
	shardings := 0
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 12)
		want := bytesOf(t, m.tally(t, in, m.answers))
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		for n := 0; n == 0 || n < 100 && shardings < 10_000; n++ {
			shardings++
			if got := bytesOf(t, m.sharded(t, random, in)); !bytes.Equal(got, want) {
				t.Fatalf("a sharding gives\n%x, want\n%x", got, want)
			}
		}
	})
	if shardings < 10_000 {
		t.Errorf("%d shardings, want 10000", shardings)
	}
}

// sharded counts the answers in a random order and tree.
func (m *model) sharded(t *rapid.T, random *rand.Rand, in *satisfaction.Instrument) *satisfaction.Tally {
	parts := []*satisfaction.Tally{satisfaction.NewTally(in)}
	for _, i := range random.Perm(len(m.answers)) {
		a := m.answers[i]
		part := parts[random.IntN(len(parts))]
		if random.IntN(3) == 0 {
			part = satisfaction.NewTally(in)
			parts = append(parts, part)
		}
		if len(a.weights) == 0 && random.IntN(2) == 0 {
			if err := part.AddRows(m.row(a)); err != nil {
				t.Fatalf("AddRows: %v", err)
			}
		} else if err := part.Add(m.response(a)); err != nil {
			t.Fatalf("Add: %v", err)
		}
	}
	for len(parts) > 1 {
		i := random.IntN(len(parts) - 1)
		switch random.IntN(16) {
		case 0:
			parts[i] = again(t, parts[i]) // in both forms
		case 1, 2, 3:
			stored := satisfaction.NewTally(in)
			if err := stored.UnmarshalBinary(bytesOf(t, parts[i])); err != nil {
				t.Fatalf("UnmarshalBinary: %v", err)
			}
			parts[i] = stored
		}
		if err := parts[i].Merge(parts[i+1]); err != nil {
			t.Fatalf("Merge: %v", err)
		}
		parts = slices.Delete(parts, i+1, i+2)
	}
	return parts[0]
}

// again encodes and decodes a tally, in both forms.
func again(t interface{ Fatalf(string, ...any) }, tally *satisfaction.Tally) *satisfaction.Tally {
	binary, text := satisfaction.NewTally(tally.Instrument()), satisfaction.NewTally(tally.Instrument())
	data := bytesOf(t, tally)
	if err := binary.UnmarshalBinary(data); err != nil || !binary.Equal(tally) || !bytes.Equal(bytesOf(t, binary), data) {
		t.Fatalf("a tally does not come back from its bytes: %v", err)
	}
	lines, err := json.Marshal(tally)
	if err != nil {
		t.Fatalf("MarshalJSON: %v", err)
	}
	if err := json.Unmarshal(lines, text); err != nil || !text.Equal(binary) {
		t.Fatalf("a tally does not come back from its JSON: %v", err)
	}
	if twice, err := json.Marshal(text); err != nil || !bytes.Equal(twice, lines) {
		t.Fatalf("JSON of a tally that was read = %s, %v, want %s", twice, err, lines)
	}
	return text
}

func TestLawStoredTalliesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 6)
		tally := m.tally(t, in, m.answers)
		again(t, tally)
		data := bytesOf(t, tally)
		if len(data) == 0 {
			t.Fatal("nothing is stored")
		}
		at := rapid.IntRange(0, len(data)-1).Draw(t, "at")
		damaged := slices.Clone(data)
		damaged[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		if hostileState(t, tally, damaged) < 2 {
			t.Fatalf("byte %d of a stored tally was changed and nobody noticed", at)
		}
		hostileState(t, tally, data[:at])
		hostileState(t, tally, append(slices.Clone(data), 0))
	})
}

// hostileState: what is read is canonical, what is refused is a typed error and
// changes nothing. It tells how many of the two doors refused.
func hostileState(t interface{ Fatalf(string, ...any) }, tally *satisfaction.Tally, data []byte) (refused int) {
	before := bytesOf(t, tally)
	for door, read := range map[string]func() error{
		"UnmarshalBinary": func() error { return tally.UnmarshalBinary(data) },
		"UnmarshalJSON":   func() error { return tally.UnmarshalJSON(data) },
	} {
		if err := read(); err != nil {
			_, state := errors.AsType[*satisfaction.StateError](err)
			_, mismatch := errors.AsType[*satisfaction.MismatchError](err)
			if !state && !mismatch || !bytes.Equal(bytesOf(t, tally), before) {
				t.Fatalf("%s refused with %v and left another state", door, err)
			}
			refused++
			continue
		}
		again(t, tally)
		sane(t, tally)
		if err := tally.UnmarshalBinary(before); err != nil {
			t.Fatalf("the state before does not come back: %v", err)
		}
	}
	return refused
}

// sane reads everything there is to read: no panic, no number off its range.
func sane(t interface{ Fatalf(string, ...any) }, tally *satisfaction.Tally) {
	r, err := tally.Report()
	if err != nil {
		t.Fatalf("Report: %v", err)
	}
	d := tally.Instrument().Design()
	inside := func(s satisfaction.Score, err error) {
		for _, c := range d.Columns {
			if mean, ok := s.Mean(c); err == nil && (!ok || mean.Cmp(d.Scale.Min) < 0 || mean.Cmp(d.Scale.Max) > 0) {
				t.Fatalf("mean %v lies off the scale from %v to %v", mean, d.Scale.Min, d.Scale.Max)
			}
		}
	}
	for _, w := range satisfaction.Weightings() {
		inside(r.Overall(w))
	}
	for _, g := range d.Dimensions {
		inside(r.Dimension(g.Name))
		for _, c := range d.Columns {
			if counts, err := r.Outcomes(g.Name, c); err == nil && min(counts.Exceeded, counts.Met, counts.Missed) < 0 {
				t.Fatalf("outcomes %+v", counts)
			}
			r.Consistency(g.Name, c)
			r.GapConsistency(g.Name, c)
			r.DifferenceReliability(g.Name, c)
			for _, item := range g.Items {
				inside(r.Item(item.Name))
				if dist, err := r.Distribution(item.Name, c); err == nil {
					dist.Median()
				}
			}
		}
	}
}

func FuzzStoredTally(f *testing.F) {
	in := satisfaction.Must(satisfaction.New(satisfaction.Design{
		Name: "fuzz", Columns: []satisfaction.Column{satisfaction.Desired, satisfaction.Perceived}, Scale: satisfaction.WholeScale(1, 3),
		Dimensions: []satisfaction.Group{{Name: "a", Items: []satisfaction.Item{{Name: "1"}, {Name: "2", Reversed: true}}}},
		OwnWeights: true, Normalise: true,
	}))
	tally := satisfaction.NewTally(in)
	f.Add(bytesOf(f, tally))
	if err := tally.AddRows([]byte{1, 2, 3, 3, 0, 1, 1, 1}); err != nil {
		f.Fatal(err)
	}
	m := &model{d: in.Design()}
	if err := tally.Add(m.response(answer{ratings: [][]int{{2, 2}, {1, 0}}, weights: []int64{70}})); err != nil {
		f.Fatal(err)
	}
	f.Add(bytesOf(f, tally))
	text, err := tally.MarshalJSON()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(`{"version":1,"instrument":"` + in.Fingerprint().String() + `","own_weights":[{"total":-1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) { hostileState(t, tally, data) })
}

// A call of more rows than are folded at once counts what two shorter ones do.
func TestLongCallsCountLikeShortOnes(t *testing.T) {
	d := satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Desired)
	d.Dimensions, d.Normalise = d.Dimensions[:2], true
	in := satisfaction.Must(satisfaction.New(d))
	rows := make([]byte, (1<<20+1000)*in.RowLen())
	for i := range rows {
		rows[i] = byte(uint64(i) * uint64(i) >> 3 % 8)
	}
	whole, parts := satisfaction.NewTally(in), satisfaction.NewTally(in)
	half := len(rows) / 2 / in.RowLen() * in.RowLen()
	if err := errors.Join(whole.AddRows(rows), parts.AddRows(rows[:half]), parts.AddRows(rows[half:])); err != nil {
		t.Fatal(err)
	}
	if n := int64(len(rows) / in.RowLen()); whole.Responses() != n || !bytes.Equal(bytesOf(t, whole), bytesOf(t, parts)) {
		t.Errorf("%d of %d rows were counted, or otherwise than in parts", whole.Responses(), n)
	}
}

// A state that was changed and given a checksum or JSON of its own is refused, or it
// adds up and all that is read from it lies in range.
func TestLawTamperedStatesAreRefusedOrSane(t *testing.T) {
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 5)
		tally := m.tally(t, in, m.answers)
		text, err := tally.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var state map[string]any
		decoder := json.NewDecoder(bytes.NewReader(text))
		decoder.UseNumber()
		if err := decoder.Decode(&state); err != nil {
			t.Fatal(err)
		}
		section := rapid.SampledFrom([]string{"head", "items", "runs", "respondents", "complete", "distributions"}).Draw(t, "section")
		cells, _ := state[section].([]any)
		if len(cells) == 0 {
			return
		}
		at := rapid.IntRange(0, len(cells)-1).Draw(t, "at")
		cells[at] = rapid.SampledFrom([]json.Number{"0", "1", "2", "3", "10", "100", "-1", "9223372036854775807", "1000000000001"}).Draw(t, "value")
		changed, err := json.Marshal(state)
		if err != nil {
			t.Fatal(err)
		}
		refused += hostileState(t, tally, changed) - 1 // JSON is never taken for bytes
	})
	if refused < 30 {
		t.Errorf("%d states were refused, which proves little", refused)
	}
}

func TestLawRefusedAnswersChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 4)
		m.draw(t, 3)
		tally := m.tally(t, in, m.answers)
		before := bytesOf(t, tally)
		fault, rows, resp := m.spoil(t)
		err := tally.Add(resp)
		at, ok := errors.AsType[*satisfaction.RatingError](err)
		if !ok || at.Respondent != 1 || at.Item != fault.Item || at.Column != fault.Column || at.Want == "" {
			t.Fatalf("Add: %v, want a *RatingError at %+v", err, fault)
		}
		err = tally.AddRows(rows)
		if at, ok := errors.AsType[*satisfaction.RatingError](err); !ok || at.Respondent != fault.Respondent || at.Item != fault.Item || at.Column != fault.Column {
			t.Fatalf("AddRows: %v, want a *RatingError at %+v", err, fault)
		}
		if after := bytesOf(t, tally); !bytes.Equal(after, before) {
			t.Fatalf("refused answers changed the tally from\n%x to\n%x", before, after)
		}
	})
}

// spoil puts one rating that is off the scale into the answers, and tells where.
func (m *model) spoil(t *rapid.T) (fault satisfaction.RatingError, rows []byte, resp satisfaction.Response) {
	i := rapid.IntRange(0, len(m.answers)-1).Draw(t, "respondent")
	c := rapid.IntRange(0, len(m.d.Columns)-1).Draw(t, "column")
	item := rapid.IntRange(0, m.items()-1).Draw(t, "item")
	for _, a := range m.answers {
		rows = append(rows, m.row(a)...)
	}
	points := m.d.Scale.Points()
	length := len(m.d.Columns) * m.items()
	rows[i*length+c*m.items()+item] = byte(rapid.IntRange(points+1, 255).Draw(t, "byte"))
	resp = m.response(m.answers[i])
	column := resp.Perceived
	if c < len(resp.Expected) {
		column = resp.Expected[c]
	}
	top := m.d.Scale.Max.Decimal(2)
	column[item] = satisfaction.Rated(rapid.SampledFrom([]decimal.Decimal{
		top.Add(decimal.New(1, 0)), top.Sub(decimal.New(1, -2)), decimal.New(-1, 6), decimal.New(1, 1<<30), decimal.New(3, -1<<30),
	}).Draw(t, "rating"))
	return satisfaction.RatingError{Respondent: int64(i) + 1, Item: m.item(item).Name, Column: m.d.Columns[c]}, rows, resp
}

// The judge is the first answer, worked out anew with a better rating.
func TestLawABetterAnswerNeverLowersAGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 6)
		if len(m.d.Columns) == 1 || len(m.d.Exclude) > 0 {
			return // no gap; or a better answer may be flagged and left out
		}
		m.draw(t, 1)
		last := m.answers[len(m.answers)-1]
		item := rapid.IntRange(0, m.items()-1).Draw(t, "item")
		perceived := last.ratings[len(last.ratings)-1]
		better := perceived[item] + 1
		if m.item(item).Reversed {
			better = perceived[item] - 1
		}
		if perceived[item] < 0 || better < 0 || better >= m.d.Scale.Points() {
			return
		}
		before, _ := m.tally(t, in, m.answers).Report()
		perceived[item] = better
		after, _ := m.tally(t, in, m.answers).Report()
		for _, expected := range m.d.Columns[:len(m.d.Columns)-1] {
			for _, w := range satisfaction.Weightings() {
				notLower(t, w.String(), expected, func(r *satisfaction.Report) (satisfaction.Score, error) { return r.Overall(w) }, before, after)
			}
			for _, g := range m.d.Dimensions {
				notLower(t, g.Name, expected, func(r *satisfaction.Report) (satisfaction.Score, error) { return r.Dimension(g.Name) }, before, after)
			}
			for i := range m.items() {
				notLower(t, m.item(i).Name, expected, func(r *satisfaction.Report) (satisfaction.Score, error) { return r.Item(m.item(i).Name) }, before, after)
			}
		}
	})
}

func notLower(t *rapid.T, what string, expected satisfaction.Column, score func(*satisfaction.Report) (satisfaction.Score, error), before, after *satisfaction.Report) {
	t.Helper()
	a, err1 := score(before)
	b, err2 := score(after)
	if (err1 == nil) != (err2 == nil) {
		t.Fatalf("%s: %v before, %v after", what, err1, err2)
	}
	was, _ := a.Gap(expected)
	is, _ := b.Gap(expected)
	if is.Cmp(was.Exact) < 0 {
		t.Fatalf("%s against %v: a better answer lowered the gap from %v to %v", what, expected, was, is)
	}
}

func TestLawScalingAllWeightsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 5)
		if m.d.OwnWeights {
			return
		}
		d := m.d
		d.Normalise = true
		factor, _ := satisfaction.Ratio(rapid.Int64Range(1, 50).Draw(t, "num"), rapid.Int64Range(1, 50).Draw(t, "den"))
		d.Dimensions = slices.Clone(d.Dimensions)
		for i := range d.Dimensions {
			d.Dimensions[i].Weight = d.Dimensions[i].Weight.Mul(factor)
		}
		scaled, err := satisfaction.New(d)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := m.tally(t, in, m.answers).Report()
		b, _ := m.tally(t, scaled, m.answers).Report()
		sameScore(t, a, b, satisfaction.GroupWeighted, satisfaction.GroupWeighted)
	})
}

func sameScore(t *rapid.T, a, b *satisfaction.Report, wa, wb satisfaction.Weighting) {
	t.Helper()
	x, err1 := a.Overall(wa)
	y, err2 := b.Overall(wb)
	if (err1 == nil) != (err2 == nil) {
		t.Fatalf("%v: %v, %v: %v", wa, err1, wb, err2)
	}
	for _, c := range a.Instrument().Design().Columns {
		p, _ := x.Mean(c)
		q, _ := y.Mean(c)
		if !p.Equal(q) {
			t.Fatalf("%v of %v = %v, %v = %v", wa, c, p, wb, q)
		}
	}
}

func TestLawAWeightedGapLiesBetweenTheDimensions(t *testing.T) {
	checked := 0
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 6)
		r, _ := m.tally(t, in, m.answers).Report()
		for _, w := range []satisfaction.Weighting{satisfaction.Unweighted, satisfaction.GroupWeighted} {
			overall, err := r.Overall(w)
			if err != nil {
				continue
			}
			for _, expected := range m.d.Columns[:len(m.d.Columns)-1] {
				var gaps []satisfaction.Exact
				for _, g := range m.d.Dimensions {
					if s, err := r.Dimension(g.Name); err == nil {
						gap, _ := s.Gap(expected)
						gaps = append(gaps, gap.Exact)
					}
				}
				gap, _ := overall.Gap(expected)
				low, high := slices.MinFunc(gaps, satisfaction.Exact.Cmp), slices.MaxFunc(gaps, satisfaction.Exact.Cmp)
				if gap.Cmp(low) < 0 || gap.Cmp(high) > 0 {
					t.Fatalf("%v gap %v lies outside of %v to %v", w, gap, low, high)
				}
				checked++
			}
		}
	})
	if checked < 50 {
		t.Errorf("%d gaps were checked, which proves little", checked)
	}
}

// The same answers with an item reversed and its ratings mirrored are the same
// survey; mirrored twice, they are the answers themselves.
func TestLawAnItemMirroredTwiceIsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, _ := drawModel(t, 5)
		d := m.d
		d.Exclude = nil // flags look at the ratings as given
		in, _ := satisfaction.New(d)
		want, _ := m.tally(t, in, m.answers).Report()
		for range 2 {
			d = in.Design()
			for g := range d.Dimensions {
				for i := range d.Dimensions[g].Items {
					d.Dimensions[g].Items[i].Reversed = !d.Dimensions[g].Items[i].Reversed
				}
			}
			in, _ = satisfaction.New(d)
			m = &model{d: d, answers: mirrored(m.answers, d.Scale.Points())}
			got, _ := m.tally(t, in, m.answers).Report()
			for _, w := range satisfaction.Weightings() {
				sameScore(t, want, got, w, w)
			}
		}
	})
}

func mirrored(answers []answer, points int) (all []answer) {
	for _, a := range answers {
		b := answer{weights: a.weights}
		for _, column := range a.ratings {
			column = slices.Clone(column)
			for i, p := range column {
				if p >= 0 {
					column[i] = points - 1 - p
				}
			}
			b.ratings = append(b.ratings, column)
		}
		all = append(all, b)
	}
	return all
}

func TestLawPoliciesAgreeOnCompleteAnswers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, _ := drawModel(t, 6)
		for _, a := range m.answers {
			for _, column := range a.ratings {
				for i := range column {
					column[i] = max(column[i], 0)
				}
			}
		}
		var reports []*satisfaction.Report
		for _, policy := range satisfaction.MissingPolicies() {
			d := m.d
			d.Missing, d.MinShare, d.Detail = policy, satisfaction.Exact{}, satisfaction.WithReliability
			in, err := satisfaction.New(d)
			if err != nil {
				t.Fatal(err)
			}
			r, _ := m.tally(t, in, m.answers).Report()
			reports = append(reports, r)
		}
		for _, r := range reports[1:] {
			for _, w := range satisfaction.Weightings() {
				sameScore(t, reports[0], r, w, w)
			}
		}
	})
}

// A tally merged with itself thirty times stands for a billion respondents; no
// share, mean or alpha changes.
func TestLawABillionResponsesDoNotOverflow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 6)
		tally := m.tally(t, in, m.answers)
		small, _ := tally.Report()
		for range 30 {
			if err := tally.Merge(tally); err != nil {
				t.Fatal(err)
			}
		}
		again(t, tally)
		large, _ := tally.Report()
		if large.Responses() != small.Responses()<<30 {
			t.Fatalf("%d responses, want %d times 2^30", large.Responses(), small.Responses())
		}
		for _, w := range satisfaction.Weightings() {
			sameScore(t, small, large, w, w)
		}
		for _, g := range m.d.Dimensions {
			a, err1 := small.Consistency(g.Name, satisfaction.Perceived)
			b, err2 := large.Consistency(g.Name, satisfaction.Perceived)
			if err1 == nil && (err2 != nil || !a.Alpha.Equal(b.Alpha)) {
				t.Fatalf("alpha of %s = %v, of 2^30 times as many %v, %v", g.Name, a.Alpha, b.Alpha, err2)
			}
		}
	})
}

// The judge counts every response as often as its weight says.
func TestLawAWeightCountsAResponseSoManyTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, in := drawModel(t, 4)
		weighted := satisfaction.NewTally(in)
		var repeated []answer
		for _, a := range m.answers {
			weight := rapid.IntRange(0, 5).Draw(t, "weight")
			repeated = append(repeated, slices.Repeat([]answer{a}, weight)...)
			if err := weighted.MergeWeighted(m.tally(t, in, []answer{a}), int64(weight)); err != nil {
				t.Fatal(err)
			}
		}
		if want := m.tally(t, in, repeated); !bytes.Equal(bytesOf(t, weighted), bytesOf(t, want)) {
			t.Fatalf("%d weighted responses, want %d", weighted.Responses(), want.Responses())
		}
	})
}

func TestLawInstrumentsComeBackFromTheirJSON(t *testing.T) {
	prints := map[satisfaction.Fingerprint]string{}
	rapid.Check(t, func(t *rapid.T) {
		_, in := drawModel(t, 0)
		data, err := json.Marshal(in)
		if err != nil {
			t.Fatal(err)
		}
		instrumentJSON(t, data)
		if was, ok := prints[in.Fingerprint()]; ok && was != string(data) {
			t.Fatalf("two instruments have one fingerprint:\n%s\n%s", was, data)
		}
		prints[in.Fingerprint()] = string(data)
	})
}

func FuzzInstrument(f *testing.F) {
	for _, d := range []satisfaction.Design{
		satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Desired), satisfaction.Performance22(satisfaction.WholeScale(0, 10)),
	} {
		data, err := json.Marshal(satisfaction.Must(satisfaction.New(d)))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"name":"n","columns":["perceived"],"scale":{"min":"1","max":"5","step":"1"},"dimensions":[{"name":"d","items":[{"name":"1"}]}],` +
		`"missing":"person-mean","min_share":"1/100000000000000000000000000000000000000000","met_band":"1/99999999999999999999999999"}`))
	f.Add([]byte(`{"scale":{"min":"0","max":"1e9","step":"1/0"},"dimensions":[{}]}`))
	f.Add([]byte(`{"scale":{"min":"-9223372036854775808","max":"9223372036854775808","step":"9223372036854775808"}} x`))
	f.Fuzz(func(t *testing.T, data []byte) { instrumentJSON(t, data) })
}

// instrumentJSON: what is read comes back, and its form is a fixed point.
func instrumentJSON(t interface{ Fatalf(string, ...any) }, data []byte) {
	var in, back satisfaction.Instrument
	if in.UnmarshalJSON(data) != nil {
		return
	}
	canonical, err := json.Marshal(&in)
	if err != nil {
		t.Fatalf("MarshalJSON: %v", err)
	}
	if err := back.UnmarshalJSON(canonical); err != nil || back.Fingerprint() != in.Fingerprint() {
		t.Fatalf("an instrument does not come back from %s: %v", canonical, err)
	}
	if twice, err := json.Marshal(&back); err != nil || !bytes.Equal(twice, canonical) {
		t.Fatalf("JSON of an instrument that was read = %s, %v, want %s", twice, err, canonical)
	}
	sane(t, satisfaction.NewTally(&in))
	if again, err := satisfaction.New(in.Design()); err != nil || again.Fingerprint() != in.Fingerprint() {
		t.Fatalf("the design of an instrument gives another one: %v", err)
	}
}
