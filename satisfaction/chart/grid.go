package chart

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
)

// GridChart is the importance-performance grid: each feature is a numbered dot,
// the higher the more important, the further right the better done, and two lines
// through Cross part it into four quadrants (Martilla and James, Journal of
// Marketing 41, 1977). A dot on a line counts as high. Below the grid stand the
// numbers with their labels. The zero value has no points and cannot be drawn.
type GridChart struct {
	Title       string       // above the drawing, and its name for screen readers; may be empty
	Language    language.Tag // of what the drawing says itself: traditional or simplified Chinese, else English
	Cross       GridPoint    // where the lines cross; its label is not shown
	Points      []GridPoint  // 1 to 100
	Importance  Span         // the ends of the grid, upward
	Performance Span         // the ends of the grid, to the right
}

// GridPoint is one feature of a [GridChart].
type GridPoint struct {
	Label       string             // its name, any text
	Importance  satisfaction.Exact // mean importance, within ±100 as the performance
	Performance satisfaction.Exact // mean performance
}

// Span is what one side of a grid shows. The zero value is what the points need,
// with room around them; give the ends, both within ±100, to compare two grids.
type Span struct {
	Low  satisfaction.Exact // at the bottom, or left
	High satisfaction.Exact // at the top, or right; above Low
}

// mostOfGrid is the largest number for which there is room beside the grid.
const mostOfGrid = 100

// Where the grid lies in the drawing, how large it is, and where the list below
// begins, at the right of its numbers.
const (
	gridLeft = left + 36_00
	gridSide = right - gridLeft
	inset    = 6_00 // from the sides to the ends of the scales, room for a dot
	indent   = left + 26_00
)

// WriteSVG draws the grid as one self-contained SVG document, the same bytes for
// the same grid everywhere. Its width follows the page from 360 pixels on. The
// description that screen readers read holds all values, with two places, and the
// quadrants. A point outside of the spans, a span whose ends are not in order or
// beyond ±100, or no points, is an [*InputError], every one of them reported, and
// nothing is written; other errors are those of w.
func (c GridChart) WriteSVG(w io.Writer) error {
	up, across, err := c.axes()
	if err != nil {
		return err
	}
	d := &drawing{words: words{c.Language}}
	title := d.begin(c.Title, d.pick("Importance and performance", "重要性与表现", "重要程度與表現"))
	d.y += 8_00 + small.line
	d.label(left, d.y, "start", small, "↑ "+d.importance())
	d.y += 6_00
	up.from, up.to = d.y+gridSide-inset, d.y+inset
	across.from, across.to = gridLeft+inset, right-inset
	g := grid{drawing: d, up: up, across: across, square: box{gridLeft, d.y, right, d.y + gridSide}}
	g.place(c)
	g.quadrants()
	g.scales(c.Cross)
	g.draw()
	d.y += gridSide + 2*small.line + 4_00
	d.label(right, d.y, "end", small, d.performance()+" →")
	d.y += 4_00
	said := make([]string, len(c.Points))
	for i, p := range c.Points {
		said[i] = d.point(i+1, p, c.Cross)
	}
	d.y += 12_00
	return d.write(w, title, strings.Join(said, "\n"))
}

// axes gives the two sides, which have no place in the drawing yet, and holds
// every point to them.
func (c GridChart) axes() (up, across axis, err error) {
	if err := checkNumber("grid", "points", len(c.Points)); err != nil {
		return axis{}, axis{}, err
	}
	all := append([]GridPoint{c.Cross}, c.Points...)
	up, err = c.Importance.axis("importance", all, func(p GridPoint) satisfaction.Exact { return p.Importance })
	across, err2 := c.Performance.axis("performance", all, func(p GridPoint) satisfaction.Exact { return p.Performance })
	return up, across, errors.Join(err, err2)
}

// axis fits a span that is not given to the values, of which the first is that of
// the cross.
func (s Span) axis(name string, points []GridPoint, of func(GridPoint) satisfaction.Exact) (axis, error) {
	if s.Low.Sign() == 0 && s.High.Sign() == 0 {
		s = fit(points, of)
	}
	limit := satisfaction.Whole(mostOfGrid)
	if s.Low.Cmp(s.High) >= 0 || s.Low.Cmp(limit.Neg()) < 0 || s.High.Cmp(limit) > 0 {
		return axis{}, &InputError{"grid", name, s.Low.String() + " to " + s.High.String(), fmt.Sprintf("a low end below the high one, both within ±%d", mostOfGrid)}
	}
	a := axis{low: s.Low, high: s.High}
	var errs []error
	for i, p := range points {
		if v := of(p); !a.holds(v) {
			place := "cross: "
			if i > 0 {
				place = fmt.Sprintf("point %d: ", i)
			}
			errs = append(errs, &InputError{"grid", place + name, v.String(), s.Low.String() + " to " + s.High.String()})
		}
	}
	return a, errors.Join(errs...)
}

// fit leaves a tenth of the range on both sides, and one unit where there is none,
// up to the limit.
func fit(points []GridPoint, of func(GridPoint) satisfaction.Exact) Span {
	low, high := of(points[0]), of(points[0])
	for _, p := range points[1:] {
		if v := of(p); v.Cmp(low) < 0 {
			low = v
		} else if v.Cmp(high) > 0 {
			high = v
		}
	}
	tenth, _ := satisfaction.Ratio(1, 10)
	room := high.Sub(low).Mul(tenth)
	if room.Sign() == 0 {
		room = satisfaction.Whole(1)
	}
	s := Span{low.Sub(room), high.Add(room)}
	if limit := satisfaction.Whole(mostOfGrid); s.High.Cmp(limit) > 0 && high.Cmp(limit) <= 0 {
		s.High = limit
	}
	if limit := satisfaction.Whole(-mostOfGrid); s.Low.Cmp(limit) < 0 && low.Cmp(limit) >= 0 {
		s.Low = limit
	}
	return s
}

// grid is the square in the drawing.
type grid struct {
	*drawing
	up, across axis
	square     box
	x, y       unit      // where the lines cross
	dots       [][2]unit // the places of the points
	taken      []box     // places that no text may cover
}

// place finds out where the lines and the dots lie.
func (g *grid) place(c GridChart) {
	g.x, g.y = g.across.at(c.Cross.Performance), g.up.at(c.Cross.Importance)
	for _, p := range c.Points {
		x, y := g.across.at(p.Performance), g.up.at(p.Importance)
		g.dots = append(g.dots, [2]unit{x, y})
		g.taken = append(g.taken, around(x, y, 4_00, 4_00))
	}
}

// quadrants paints the four parts, names them, and draws the lines between them.
func (g *grid) quadrants() {
	s := g.square
	g.paint(box{s.left, s.top, g.x, g.y}, true, false, "#fef3f2", bad)
	g.paint(box{g.x, s.top, s.right, g.y}, true, true, "#ecfdf3", good)
	g.paint(box{s.left, g.y, g.x, s.bottom}, false, false, "#f2f4f7", soft)
	g.paint(box{g.x, g.y, s.right, s.bottom}, false, true, "#fffaeb", warn)
	g.element(`<path d="M%v %vH%vM%v %vV%v" stroke="%s" stroke-width="1"/>`, s.left, g.y, s.right, g.x, s.top, s.bottom, soft)
	g.taken = append(g.taken, box{s.left, g.y - 1_00, s.right, g.y + 1_00}, box{g.x - 1_00, s.top, g.x + 1_00, s.bottom})
}

// paint colours a part and writes its name into its outer corner, or another
// one if a dot lies there. Where the part is too narrow the name is left to the
// list below.
func (g *grid) paint(b box, important, done bool, tint, fill string) {
	g.element(`<rect x="%v" y="%v" width="%v" height="%v" fill="%s"/>`, b.left, b.top, b.right-b.left, b.bottom-b.top, tint)
	name := g.quadrant(important, done)
	half := small.width(name) / 2
	if 2*half+10_00 > b.right-b.left || small.line+6_00 > b.bottom-b.top {
		return
	}
	outerX, innerX := b.left+5_00+half, b.right-5_00-half
	outerY, innerY := b.top+10_00, b.bottom-10_00
	if done {
		outerX, innerX = innerX, outerX
	}
	if !important {
		outerY, innerY = innerY, outerY
	}
	at := around(outerX, outerY, half, small.size/2)
	for _, corner := range [][2]unit{{outerX, innerY}, {innerX, outerY}, {innerX, innerY}} {
		if other := around(corner[0], corner[1], half, small.size/2); at.meetsAny(g.taken) && !other.meetsAny(g.taken) {
			at = other
		}
	}
	g.taken = append(g.taken, at)
	if at.left-b.left < b.right-at.right {
		g.label(at.left, at.bottom-1_50, "start", small.in(fill), name)
	} else {
		g.label(at.right, at.bottom-1_50, "end", small.in(fill), name)
	}
}

// scales writes the ends of the two sides and where the lines cross them; an end
// that is too near to the line gives way.
func (g *grid) scales(cross GridPoint) {
	const (
		beside = gridLeft - 4_00
		down   = 4_00 // from the middle of a number to its base line
		apart  = 52_00
	)
	g.label(beside, g.y+down, "end", small, number(cross.Importance))
	if g.up.from-g.y > small.line {
		g.label(beside, g.up.from+down, "end", small, number(g.up.low))
	}
	if g.y-g.up.to > small.line {
		g.label(beside, g.up.to+down, "end", small, number(g.up.high))
	}
	under := g.square.bottom + small.line
	g.label(min(g.x, right-14_00), under, "middle", small, number(cross.Performance))
	if g.x-g.across.from > apart {
		g.label(gridLeft, under, "start", small, number(g.across.low))
	}
	if g.across.to-g.x > apart {
		g.label(right, under, "end", small, number(g.across.high))
	}
}

// draw marks the points, then numbers them where there is room.
func (g *grid) draw() {
	for _, dot := range g.dots {
		g.element(`<circle cx="%v" cy="%v" r="4" fill="%s" stroke="#fff" stroke-width="1"/>`, dot[0], dot[1], ink)
	}
	bold := small.in(ink).bold()
	for i, dot := range g.dots {
		name := strconv.Itoa(i + 1)
		at := g.room(dot[0], dot[1], bold.width(name)/2+1_50, 4_50)
		g.taken = append(g.taken, at)
		g.label((at.left+at.right)/2, at.bottom, "middle", bold, name)
	}
}

// room finds a place for a number of this half width and height beside the dot at
// x, y: the first of eight directions, nearer before farther, in which it covers
// nothing. In a crowd there may be none; then it stands to the right.
func (g *grid) room(x, y, wide, high unit) box {
	for _, away := range []unit{0, 7_00, 14_00} {
		dx, dy := 5_00+wide+away, 6_00+high+away
		for _, to := range [][2]unit{{dx, 0}, {-dx, 0}, {0, -dy}, {0, dy}, {dx, -dy}, {-dx, -dy}, {dx, dy}, {-dx, dy}} {
			if b := around(x+to[0], y+to[1], wide, high); b.within(g.square) && !b.meetsAny(g.taken) {
				return b
			}
		}
	}
	return around(x+5_00+wide, y, wide, high)
}

// point writes one line of the list below the grid, and says it.
func (d *drawing) point(i int, p, cross GridPoint) string {
	important := p.Importance.Cmp(cross.Importance) >= 0
	quadrant := d.quadrant(important, p.Performance.Cmp(cross.Performance) >= 0)
	values := []string{d.named(d.importance(), number(p.Importance)), d.named(d.performance(), number(p.Performance)), quadrant}
	said := d.sentence(p.Label, values...)
	const widest = right - indent
	d.open(said)
	d.y += 8_00
	d.label(indent-8_00, d.y+body.line, "end", body.bold(), strconv.Itoa(i))
	d.indented(body, body.lines(p.Label, widest, 2))
	if all := strings.Join(values, " · "); small.width(all) <= widest {
		d.indented(small, []string{all})
	} else {
		d.indented(small, []string{strings.Join(values[:2], " · "), quadrant})
	}
	d.close()
	return said
}

// indented writes lines of the list and moves down.
func (d *drawing) indented(s style, lines []string) {
	for _, line := range lines {
		d.y += s.line
		d.label(indent, d.y, "start", s, line)
	}
}
