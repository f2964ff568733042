package chart

import (
	"errors"
	"fmt"
	"io"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
)

// ZoneChart shows for each dimension the zone of tolerance, as a bar from the
// service that is just adequate to the one that is desired, and where in it the
// perceived service lies, as a diamond (Zeithaml, Berry and Parasuraman, Journal
// of the Academy of Marketing Science 21, 1993). The rows stand in the order
// given. The zero value has no rows and cannot be drawn.
type ZoneChart struct {
	Title    string       // above the drawing, and its name for screen readers; may be empty
	Language language.Tag // of what the drawing says itself: traditional or simplified Chinese, else English
	Scale    Scale        // the rating scale that all values lie on
	Rows     []ZoneRow    // 1 to 100
}

// ZoneRow is one dimension, or one item, of a [ZoneChart].
type ZoneRow struct {
	Label     string             // its name, any text; [satisfaction.Dimension.Label] gives those of the five
	Adequate  satisfaction.Exact // mean of the least that is accepted
	Desired   satisfaction.Exact // mean of what is wished for, at least Adequate
	Perceived satisfaction.Exact // mean perception
}

// position is -1 below the zone, 1 above it and 0 within; its ends are within.
func (r ZoneRow) position() int {
	switch {
	case r.Perceived.Cmp(r.Adequate) < 0:
		return -1
	case r.Perceived.Cmp(r.Desired) > 0:
		return 1
	}
	return 0
}

// WriteSVG draws the chart as one self-contained SVG document, the same bytes for
// the same chart everywhere. Its width follows the page from 360 pixels on. The
// description that screen readers read holds all values, with two places. A value
// outside of the scale, an inverted zone whose desired level is below the adequate
// one, or no rows, is an [*InputError], every one of them reported, and nothing is
// written; other errors are those of w.
func (c ZoneChart) WriteSVG(w io.Writer) error {
	if err := c.check(); err != nil {
		return err
	}
	d := &drawing{words: words{c.Language}}
	title := d.begin(c.Title, d.pick("Zone of tolerance", "容忍区", "容忍區"))
	d.legend(
		entry{d.pick("From adequate to desired", "从可接受到理想", "從可接受到理想"), func(x, y unit) { d.bar(x-8_00, x+8_00, y) }},
		entry{d.perceived(), func(x, y unit) { d.diamond(x, y, ink) }},
	)
	said := d.rows(c.Scale, len(c.Rows), func(row int) string { return d.zone(c.Rows[row], c.Scale) })
	return d.write(w, title, said)
}

func (c ZoneChart) check() error {
	errs := []error{c.Scale.check("zone chart", len(c.Rows), func(row int) []value {
		r := c.Rows[row]
		return []value{{"adequate", r.Adequate}, {"desired", r.Desired}, {"perceived", r.Perceived}}
	})}
	for i, r := range c.Rows {
		if r.Desired.Cmp(r.Adequate) < 0 {
			errs = append(errs, &InputError{"zone chart", fmt.Sprintf("row %d: desired", i+1), r.Desired.String(), "at least adequate, " + r.Adequate.String()})
		}
	}
	return errors.Join(errs...)
}

// zone draws a row and says it.
func (d *drawing) zone(r ZoneRow, s Scale) string {
	p := r.position()
	colour := [3]string{bad, within, good}[p+1]
	values := []string{d.named(d.adequate(), number(r.Adequate)), d.named(d.desired(), number(r.Desired)), d.named(d.perceived(), number(r.Perceived))}
	said := d.sentence(r.Label, append(values, d.position(p))...)
	d.open(said)
	d.rowHead(r.Label, d.position(p), colour)
	x := d.track(s)
	d.bar(x.at(r.Adequate), x.at(r.Desired), d.y)
	d.diamond(x.at(r.Perceived), d.y, colour)
	d.rowFoot(values...)
	d.close()
	return said
}

// bar is a zone. One of no width is still seen.
func (d *drawing) bar(from, to, y unit) {
	d.element(`<rect x="%v" y="%v" width="%v" height="16" rx="3" fill="#d1e0ff" stroke="%s" stroke-width="1.5"/>`, from-1_00, y-8_00, to-from+2_00, within)
}
