package main

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/metric"
)

// Survey is what customers said when they were asked. A figure that nobody's answer
// stands behind is empty.
type Survey struct {
	Answers    int64      `json:"answers"`
	Dimensions []Gap      `json:"dimensions"` // in the order of the model
	Overall    string     `json:"overall"`    // the gap by the weights of the five
	Recommend  Estimated  `json:"recommend"`  // net promoter score
	Satisfied  Estimated  `json:"satisfied"`  // percent who gave 4 or 5 of 5
	Effort     string     `json:"effort"`     // mean of 1 to 7; 7 is easy
	First      Estimated  `json:"first"`      // percent solved at the first contact
	Targets    []Attained `json:"targets"`
	Flagged    int64      `json:"flagged"` // answers without thought: blank, or the same throughout
	report     *satisfaction.Report
}

// Gap is one dimension: what was expected, what was perceived, and how customers
// left it.
type Gap struct {
	Dimension satisfaction.Dimension `json:"dimension"`
	Weight    int64                  `json:"weight"` // of 100
	Expected  string                 `json:"expected"`
	Perceived string                 `json:"perceived"`
	Gap       string                 `json:"gap"`
	Exceeded  int64                  `json:"exceeded"` // respondents
	Met       int64                  `json:"met"`
	Missed    int64                  `json:"missed"`
	Alpha     string                 `json:"alpha"` // of the perceived items
	share     satisfaction.Exact     // weight times gap: what it takes from the whole
}

// Estimated is a figure with the interval that it lies in, with 95 % confidence.
type Estimated struct {
	Value string `json:"value"`
	Low   string `json:"low"`
	High  string `json:"high"`
	N     int64  `json:"n"`
}

// Attained is a target and whether it was reached.
type Attained struct {
	Of      string `json:"of"` // "satisfied" or "first"
	Target  string `json:"target"`
	Reached bool   `json:"reached"`
	Lacking int64  `json:"lacking"` // how many more there would have to be
}

// surveyItems are the columns of the 22 items, expected and perceived.
func surveyItems() satisfaction.ColumnMap {
	m := satisfaction.ColumnMap{Expected: make([][]string, 1)}
	for i := range 22 {
		m.Expected[0] = append(m.Expected[0], "E"+strconv.Itoa(i+1))
		m.Perceived = append(m.Perceived, "P"+strconv.Itoa(i+1))
	}
	return m
}

func (w *Week) survey() (*Survey, error) {
	design := satisfaction.Pairs22(satisfaction.WholeScale(1, 7), satisfaction.Desired)
	design.Detail = satisfaction.Full
	in, err := satisfaction.New(design)
	if err != nil {
		return nil, err
	}
	tally := satisfaction.NewTally(in)
	intake, err := tally.ReadCSV(bytes.NewReader(w.Survey), surveyItems())
	if err != nil {
		return nil, err
	}
	for _, r := range intake.Refused {
		w.bad(surveyFile, int(r.Line), r.Err)
	}
	s := &Survey{Answers: int64(len(w.Answers))}
	if s.report, err = tally.Report(); err != nil {
		return nil, err
	}
	return s, errors.Join(s.dimensions(design), s.single(w))
}

// undefined leaves a figure empty when there is nothing to compute it from.
func undefined(err error) error {
	if _, ok := errors.AsType[*satisfaction.UndefinedError](err); ok {
		return nil
	}
	if _, ok := errors.AsType[*metric.UndefinedError](err); ok {
		return nil
	}
	return err
}

func (s *Survey) dimensions(design satisfaction.Design) error {
	for i, d := range satisfaction.Dimensions() {
		g := Gap{Dimension: d, Weight: design.Dimensions[i].Weight.Decimal(0).IntPart()}
		score, err := s.report.Dimension(d.String())
		if err != nil {
			if err = undefined(err); err != nil {
				return err
			}
			continue
		}
		expected, _ := score.Mean(satisfaction.Desired)
		perceived, _ := score.Mean(satisfaction.Perceived)
		gap, _ := score.Gap(satisfaction.Desired)
		g.Expected, g.Perceived, g.Gap = expected.Decimal(2).StringFixed(2), perceived.Decimal(2).StringFixed(2), signed(gap.Exact, 2)
		g.share = gap.Exact.Mul(design.Dimensions[i].Weight)
		counts, err := s.report.Outcomes(d.String(), satisfaction.Desired)
		if err != nil {
			return err
		}
		g.Exceeded, g.Met, g.Missed = counts.Exceeded, counts.Met, counts.Missed
		if c, err := s.report.Consistency(d.String(), satisfaction.Perceived); err == nil {
			g.Alpha = c.Alpha.Decimal(2).StringFixed(2)
		}
		s.Dimensions = append(s.Dimensions, g)
	}
	for _, f := range []satisfaction.Flag{satisfaction.Blank, satisfaction.FlatAll, satisfaction.AllTop} {
		n, err := s.report.Flagged(f)
		if err != nil {
			return err
		}
		s.Flagged += n
	}
	overall, err := s.report.Overall(satisfaction.GroupWeighted)
	if err != nil {
		return undefined(err)
	}
	gap, _ := overall.Gap(satisfaction.Desired)
	s.Overall = signed(gap.Exact, 2)
	return nil
}

// single is the questions of which each stands for itself.
func (s *Survey) single(w *Week) error {
	var nps metric.NPS
	var contacts metric.Contacts
	satisfied, _ := metric.NewAnswers(1, 5)
	effort, _ := metric.NewAnswers(1, 7)
	for _, a := range w.Answers {
		err := errors.Join(
			given(a.Recommend, nps.Add), given(a.Satisfied, satisfied.Add), given(a.Effort, effort.Add),
			given(a.Contacts, func(n int) error { return contacts.Add(n, a.Solved) }))
		if err != nil {
			w.bad(surveyFile, a.line, fmt.Errorf("ticket %q: %w", a.Ticket, err))
		}
	}
	if score, err := nps.Score(); err == nil {
		s.Recommend = Estimated{Value: signed(score, 0), N: nps.N()}
		if i, err := nps.Interval(0.95); err == nil {
			s.Recommend.Low, s.Recommend.High = fmt.Sprintf("%+.0f", i.Low), fmt.Sprintf("%+.0f", i.High)
		}
	}
	if mean, err := effort.Mean(); err == nil {
		s.Effort = mean.Decimal(2).StringFixed(2)
	}
	happy, err := satisfied.Satisfied()
	if err = undefined(err); err != nil {
		return err
	}
	s.Satisfied, s.First = percent(happy), percent(contacts.FirstContact())
	return errors.Join(s.target("satisfied", metric.SatisfiedTarget, happy), s.target("first", metric.FirstContactTarget, contacts.FirstContact()))
}

// given adds an answer, unless there is none.
func given(answer int, add func(int) error) error {
	if answer < 0 {
		return nil
	}
	return add(answer)
}

// percent is a proportion with its interval, or nothing where nobody was asked.
func percent(p metric.Proportion) Estimated {
	value, err := p.Percent()
	if err != nil {
		return Estimated{}
	}
	e := Estimated{Value: value.Decimal(0).String(), N: p.N}
	if i, err := p.Interval(0.95); err == nil {
		e.Low, e.High = fmt.Sprintf("%.0f", 100*i.Low), fmt.Sprintf("%.0f", 100*i.High)
	}
	return e
}

func (s *Survey) target(of string, t metric.Target, p metric.Proportion) error {
	a, err := t.Check(p)
	if err != nil {
		return undefined(err)
	}
	s.Targets = append(s.Targets, Attained{Of: of, Target: t.String(), Reached: a.Met, Lacking: a.Missing})
	return nil
}

// signed is a number with its sign, also when it is above zero.
func signed(e satisfaction.Exact, places uint8) string {
	s := e.Decimal(places).StringFixed(int32(places))
	if e.Sign() > 0 {
		return "+" + s
	}
	return s
}
