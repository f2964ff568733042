package chart

import (
	"io"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
)

// GapChart shows for each dimension what customers expected, as a ring, what they
// perceived, as a diamond, and the gap between the two: perceived minus expected.
// The rows stand in the order given. The zero value has no rows and cannot be
// drawn.
type GapChart struct {
	Title    string       // above the drawing, and its name for screen readers; may be empty
	Language language.Tag // of what the drawing says itself: traditional or simplified Chinese, else English
	Scale    Scale        // the rating scale that all values lie on
	Rows     []GapRow     // 1 to 100
}

// GapRow is one dimension, or one item, of a [GapChart].
type GapRow struct {
	Label     string             // its name, any text; [satisfaction.Dimension.Label] gives those of the five
	Expected  satisfaction.Exact // mean expectation
	Perceived satisfaction.Exact // mean perception
}

// WriteSVG draws the chart as one self-contained SVG document, the same bytes for
// the same chart everywhere. Its width follows the page from 360 pixels on. The
// description that screen readers read holds all values, with two places. A value
// outside of the scale, or no rows, is an [*InputError], every one of them
// reported, and nothing is written; other errors are those of w.
func (c GapChart) WriteSVG(w io.Writer) error {
	err := c.Scale.check("gap chart", len(c.Rows), func(row int) []value {
		return []value{{"expected", c.Rows[row].Expected}, {"perceived", c.Rows[row].Perceived}}
	})
	if err != nil {
		return err
	}
	d := &drawing{words: words{c.Language}}
	title := d.begin(c.Title, d.pick("Expected and perceived service", "期望与感知的服务", "期望與感受的服務"))
	d.legend(
		entry{d.expected(), d.ring},
		entry{d.perceived(), func(x, y unit) { d.diamond(x, y, ink) }},
	)
	said := d.rows(c.Scale, len(c.Rows), func(row int) string { return d.gap(c.Rows[row], c.Scale) })
	return d.write(w, title, said)
}

// gap draws a row and says it.
func (d *drawing) gap(r GapRow, s Scale) string {
	gap := r.Perceived.Sub(r.Expected)
	colour := [3]string{bad, warn, good}[gap.Sign()+1]
	values := []string{d.named(d.expected(), number(r.Expected)), d.named(d.perceived(), number(r.Perceived))}
	said := d.sentence(r.Label, append(values, d.named(d.pick("gap", "差距", "差距"), signed(gap)), d.outcome(gap.Sign()))...)
	d.open(said)
	d.rowHead(r.Label, signed(gap)+" "+d.outcome(gap.Sign()), colour)
	x := d.track(s)
	from, to := x.at(r.Expected), x.at(r.Perceived)
	d.element(`<path d="M%v %vH%v" stroke="%s" stroke-width="5"/>`, from, d.y, to, colour)
	d.ring(from, d.y)
	d.diamond(to, d.y, colour)
	d.rowFoot(values...)
	d.close()
	return said
}
