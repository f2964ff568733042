package chart

import (
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/satisfaction"
)

// begin writes the title and returns it, or the one that the drawing has without.
func (d *drawing) begin(title, otherwise string) string {
	if strings.TrimSpace(title) == "" {
		title = otherwise
	}
	d.y = 8_00
	d.paragraph(heading, heading.lines(title, right-left, 3))
	return title
}

// entry is one mark with its meaning.
type entry struct {
	meaning string
	mark    func(x, y unit)
}

// legend explains the marks in one line.
func (d *drawing) legend(entries ...entry) {
	d.y += 22_00
	x := left + 8_00
	for _, e := range entries {
		e.mark(x, d.y-4_00)
		d.label(x+13_00, d.y, "start", small, e.meaning)
		x += 13_00 + small.width(e.meaning) + 20_00
	}
	d.y += 6_00
}

// rows draws each row and the ratings below the last, and says them all.
func (d *drawing) rows(s Scale, n int, row func(i int) string) string {
	x := s.axis()
	said := make([]string, n)
	for i := range n {
		said[i] = row(i)
	}
	d.y += 4_00 + small.line
	for _, t := range s.ticks() {
		d.label(x.at(satisfaction.Whole(int64(t))), d.y, "middle", small, minus(strconv.Itoa(t)))
	}
	d.y += 12_00
	return strings.Join(said, "\n")
}

// track is the line of the scale on which the marks of a row lie.
func (d *drawing) track(s Scale) axis {
	x := s.axis()
	d.y += 15_00
	d.element(`<path d="M%v %vH%v" stroke="%s" stroke-width="2"/>`, x.from, d.y, x.to, faint)
	for _, t := range s.ticks() {
		at := x.at(satisfaction.Whole(int64(t)))
		d.element(`<path d="M%v %vV%v" stroke="%s" stroke-width="1"/>`, at, d.y-5_00, d.y+5_00, faint)
	}
	return x
}

// rowHead writes the name of a row at the left and its verdict at the right.
func (d *drawing) rowHead(name, verdict, colour string) {
	d.y += 10_00
	d.label(right, d.y+body.line, "end", body.in(colour).bold(), verdict)
	d.paragraph(body, body.lines(name, right-left-body.width(verdict)-8_00, 2))
}

// rowFoot writes the values of a row below its marks.
func (d *drawing) rowFoot(values ...string) {
	d.y += 8_00
	d.paragraph(small, []string{strings.Join(values, " · ")})
	d.y += 2_00
}
