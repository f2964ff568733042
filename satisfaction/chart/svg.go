package chart

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"

	"github.com/servicequality/servicequality/satisfaction"
)

// unit is a length or a place in hundredths of the unit of the drawing, which is
// a pixel when the drawing is shown 360 pixels wide. Whole numbers print the same
// on every machine.
type unit int

const (
	pageWidth unit = 360_00
	margin    unit = 16_00
	left           = margin
	right          = pageWidth - margin
)

// String prints 16 and 16.5 and 16.25.
func (u unit) String() string { return strconv.FormatFloat(float64(u)/100, 'f', -1, 64) }

// The colours have a contrast of 4.5 and more against white, but for faint, in
// which nothing is written. None carries a meaning alone: shapes and words say the
// same.
const (
	ink    = "#1d2939"
	soft   = "#475467"
	faint  = "#d0d5dd"
	bad    = "#b42318"
	warn   = "#93370d"
	good   = "#067647"
	within = "#175cd3"
)

// style is how a line of text is set.
type style struct {
	size, line   unit // line is from one base line to the next
	fill, weight string
}

var (
	heading = style{15_00, 20_00, ink, "600"}
	body    = style{13_00, 17_00, ink, "500"}
	small   = style{11_00, 15_00, soft, "400"}
)

func (s style) in(fill string) style {
	s.fill = fill
	return s
}

func (s style) bold() style {
	s.weight = "700"
	return s
}

// lines breaks a text to a width in this style.
func (s style) lines(text string, widest unit, most int) []string {
	return wrap(text, int(widest)*100/int(s.size), most)
}

// width is how wide a text is set in this style.
func (s style) width(text string) unit { return unit(em(text)) * s.size / 100 }

// drawing collects the elements of an SVG from top to bottom.
type drawing struct {
	words
	elements bytes.Buffer
	y        unit // how far down it has come
}

// element writes a format with attribute values that need no escaping.
func (d *drawing) element(format string, values ...any) {
	fmt.Fprintf(&d.elements, format+"\n", values...)
}

// label writes one line of text with its base line at y. The anchor is the part of
// it that lies at x: start, middle or end.
func (d *drawing) label(x, y unit, anchor string, s style, text string) {
	d.element(`<text x="%v" y="%v" text-anchor="%s" font-size="%v" font-weight="%s" fill="%s">%s</text>`,
		x, y, anchor, s.size, s.weight, s.fill, escaped(text))
}

// paragraph writes lines from the left margin and moves down.
func (d *drawing) paragraph(s style, lines []string) {
	for _, line := range lines {
		d.y += s.line
		d.label(left, d.y, "start", s, line)
	}
}

// diamond marks what was perceived.
func (d *drawing) diamond(x, y unit, fill string) {
	const r = 6_00
	d.element(`<path d="M%v %vL%v %vL%v %vL%v %vZ" fill="%s" stroke="#fff" stroke-width="1"/>`, x-r, y, x, y-r, x+r, y, x, y+r, fill)
}

// ring marks what was expected.
func (d *drawing) ring(x, y unit) {
	d.element(`<circle cx="%v" cy="%v" r="7" fill="#fff" stroke="%s" stroke-width="2"/>`, x, y, ink)
}

// open and close put the elements between them into a group whose title a
// pointer shows.
func (d *drawing) open(title string) { d.element(`<g><title>%s</title>`, escaped(title)) }

func (d *drawing) close() { d.element(`</g>`) }

// write gives the finished SVG to w in one call. The title is what a screen reader
// announces, the description what it reads: everything the drawing shows. There
// is no id, style sheet, script or link in it, so that any number of drawings can
// stand in one page.
func (d *drawing) write(w io.Writer, title, description string) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" lang="%s" xml:lang="%s" viewBox="0 0 %v %v" width="100%%" font-family="system-ui, 'Noto Sans', sans-serif">`+"\n",
		escaped(title), d.lang(), d.lang(), pageWidth, d.y)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", escaped(title), escaped(description))
	fmt.Fprintf(&b, "<rect width=\"%v\" height=\"%v\" fill=\"#fff\"/>\n", pageWidth, d.y)
	b.Write(d.elements.Bytes())
	b.WriteString("</svg>\n")
	_, err := w.Write(b.Bytes())
	return err
}

// escaped makes any text harmless inside of an element or an attribute; what XML
// cannot hold becomes U+FFFD.
func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) //nolint:errcheck // a Buffer takes everything
	return b.String()
}

// axis places values between two ends of the drawing.
type axis struct {
	low, high satisfaction.Exact // low is below high
	from, to  unit               // where they lie
}

// at is the place of a value, to a hundredth of a unit.
func (a axis) at(v satisfaction.Exact) unit {
	part, _ := v.Sub(a.low).Quo(a.high.Sub(a.low))
	return a.from + unit(part.Mul(satisfaction.Whole(int64(a.to-a.from))).Decimal(0).IntPart())
}

// holds reports whether a value lies between the ends, both included.
func (a axis) holds(v satisfaction.Exact) bool { return v.Cmp(a.low) >= 0 && v.Cmp(a.high) <= 0 }
