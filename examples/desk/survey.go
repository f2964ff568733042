package main

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/chart"
	"github.com/servicequality/servicequality/satisfaction/metric"
)

// instrument asks for each of the five dimensions once, in three columns.
var instrument = satisfaction.Must(satisfaction.New(fiveQuestions()))

func fiveQuestions() satisfaction.Design {
	d := satisfaction.ThreeColumns22(satisfaction.WholeScale(1, 7))
	d.Name = "five questions in three columns"
	for i := range d.Dimensions {
		d.Dimensions[i].Items = d.Dimensions[i].Items[:1]
	}
	return d
}

// survey counts what customers answered when they were asked.
type survey struct {
	tally     *satisfaction.Tally
	satisfied metric.Answers
	recommend metric.NPS
	counted   map[string]bool // by ticket
}

func newSurvey() survey {
	satisfied, _ := metric.NewAnswers(1, 5)
	return survey{tally: satisfaction.NewTally(instrument), satisfied: satisfied, counted: map[string]bool{}}
}

// check says what is wrong with a rating.
func (r *Rating) check() error {
	s := newSurvey()
	return s.add(r)
}

func (s *survey) add(r *Rating) error {
	if err := s.tally.AddRows(slices.Concat(r.Adequate[:], r.Desired[:], r.Perceived[:])); err != nil {
		return err
	}
	if r.Satisfied != 0 {
		if err := s.satisfied.Add(r.Satisfied); err != nil {
			return err
		}
	}
	if r.Recommend >= 0 {
		return s.recommend.Add(r.Recommend)
	}
	return nil
}

// put counts the rating of a ticket, once.
func (s *survey) put(t *Ticket) {
	if t.Rating != nil && !s.counted[t.ID] && s.add(t.Rating) == nil {
		s.counted[t.ID] = true
	}
}

// Figure is a number with the interval that it lies in, with 95 % confidence.
type Figure struct {
	Name, Value, Interval string
	N                     int64
}

// Dimension is a row of the table of gaps.
type Dimension struct {
	chart.ZoneRow
	Gap            satisfaction.Gap
	Zone, Quadrant string
}

// Survey is what the page of satisfaction shows.
type Survey struct {
	Answers    int
	Figures    []Figure
	Dimensions []Dimension
	Charts     []template.HTML // drawn by us: everything in them is escaped
	First      string          // where to begin
}

func (s *server) satisfactionPage(w http.ResponseWriter, r *http.Request) error {
	v := s.view(r, nil)
	s.mu.RLock()
	p, err := s.survey.page(v.T)
	s.mu.RUnlock()
	if _, none := errors.AsType[*satisfaction.UndefinedError](err); err != nil && !none {
		return err
	}
	v.Data = p
	return s.render(w, http.StatusOK, "satisfaction.html", v)
}

// page reads the counts. What nobody has answered is left out.
func (s *survey) page(t Tongue) (*Survey, error) {
	p := &Survey{Answers: len(s.counted), Figures: s.figures(t)}
	report, err := s.tally.Report()
	if err != nil || p.Answers == 0 {
		return p, err
	}
	for _, d := range satisfaction.Dimensions() {
		if score, err := report.Dimension(d.String()); err == nil {
			p.Dimensions = append(p.Dimensions, dimension(t, d, score))
		}
	}
	if len(p.Dimensions) == 0 {
		return p, nil
	}
	if ranking, err := report.Ranking(satisfaction.Desired); err == nil && ranking[0].Gap.Sign() < 0 {
		first, _ := satisfaction.ParseDimension(ranking[0].Dimension)
		p.First = first.Label(t.Tag)
	}
	return p, p.draw(report, t)
}

func (s *survey) figures(t Tongue) (all []Figure) {
	if score, err := s.recommend.Score(); err == nil {
		i, _ := s.recommend.Interval(0.95)
		all = append(all, Figure{t.Say("Net promoter score", "净推荐值（NPS）", "淨推薦值（NPS）"),
			minus(score.Decimal(0)), minus(fmt.Sprintf("%.0f … %.0f", i.Low, i.High)), s.recommend.N()})
	}
	if p, err := s.satisfied.Satisfied(); err == nil && p.N > 0 {
		percent, _ := p.Percent()
		i, _ := p.Interval(0.95)
		all = append(all, Figure{t.Say("Satisfied (CSAT, 4 or 5 of 5)", "满意率（CSAT，4 分或 5 分）", "滿意率（CSAT，4 分或 5 分）"),
			fmt.Sprint(percent.Decimal(0), "%"), fmt.Sprintf("%.0f … %.0f%%", 100*i.Low, 100*i.High), p.N})
	}
	return all
}

// minus writes a number with the sign that the charts have too.
func minus(number any) string { return strings.ReplaceAll(fmt.Sprint(number), "-", "−") }

// two is a number with two places.
func two(e satisfaction.Exact) string { return minus(e.Decimal(2).StringFixed(2)) }

func dimension(t Tongue, of satisfaction.Dimension, s satisfaction.Score) Dimension {
	d := Dimension{ZoneRow: chart.ZoneRow{Label: of.Label(t.Tag)}}
	d.Adequate, _ = s.Mean(satisfaction.Adequate)
	d.Desired, _ = s.Mean(satisfaction.Desired)
	d.Perceived, _ = s.Mean(satisfaction.Perceived)
	d.Gap, _ = s.Gap(satisfaction.Desired)
	if zone, ok := s.Zone(); ok {
		if v, ok := zone.Verdict(); ok {
			d.Zone = v.Label(t.Tag)
		}
	}
	return d
}

// draw makes the three charts. What customers desire stands for importance.
func (p *Survey) draw(report *satisfaction.Report, t Tongue) error {
	gaps, err := chart.Gaps(report, satisfaction.Desired, t.Tag)
	if err != nil {
		return err
	}
	zones, err := chart.Zones(report, t.Tag)
	if err != nil {
		return err
	}
	gaps.Title, zones.Title = t.Say("Expected and perceived", "期望与感知", "期望與感受"), t.Say("Zone of tolerance", "容忍区间", "容忍區間")
	grid := chart.GridChart{Language: t.Tag, Title: t.Say("What to do first", "改进优先级", "改善優先順序")}
	var points []metric.Point
	for _, d := range p.Dimensions {
		grid.Points = append(grid.Points, chart.GridPoint{Label: d.Label, Importance: d.Desired, Performance: d.Perceived})
		points = append(points, metric.Point{Importance: d.Desired, Performance: d.Perceived})
	}
	cross, err := metric.AtMean.Cross(points...)
	if err != nil {
		return err
	}
	grid.Cross = chart.GridPoint{Importance: cross.Importance, Performance: cross.Performance}
	for i, point := range points {
		p.Dimensions[i].Quadrant = point.Quadrant(cross).Label(t.Tag)
	}
	for _, c := range []interface{ WriteSVG(io.Writer) error }{gaps, zones, grid} {
		var b strings.Builder
		if err := c.WriteSVG(&b); err != nil {
			return err
		}
		p.Charts = append(p.Charts, template.HTML(b.String()))
	}
	return nil
}
