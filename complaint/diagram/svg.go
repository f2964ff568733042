package diagram

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/servicequality/servicequality/complaint"
	"github.com/servicequality/servicequality/internal/enum"
)

// WriteSVG draws the eight steps, one under the other, as one self-contained SVG
// document, the same bytes for the same options everywhere. With a Path each step is
// marked as gone, as the next one to go, or as neither; it carries the versions of the
// events that took it, and an arc on the left leads from each step to an earlier one
// that was taken after it. A complaint that has ended has its end below. With Traffic
// each step carries how often it was taken.
//
// The width follows the page from 360 pixels on. No colour carries a meaning alone, and
// a description for screen readers says everything that the drawing shows. There is no
// id, style sheet, script or link in it, so that any number can stand in one page.
//
// It fails when the Path cannot have happened, with a [*complaint.ReplayError] and
// before anything is written, or when w does.
func WriteSVG(w io.Writer, o Options) error {
	c, stations, back, err := o.stations()
	if err != nil {
		return err
	}
	d := ladder{Options: o}
	title := tidy(o.Title)
	if title != "" {
		d.y += 24
		d.text(margin, d.y, "start", `font-size="15" font-weight="600" fill="`+ink+`"`, title)
	} else {
		title = d.say("The eight steps of a complaint", "投诉处理的八个步骤", "投訴處理的八個步驟")
	}
	top := d.y + row/2
	d.element(`<path d="M%d %dV%d" stroke="%s" stroke-width="2"/>`, middle, top, top+7*row, faint)
	for _, b := range back {
		d.arc(top+row*int(b.from-1), top+row*int(b.to-1))
	}
	for _, s := range stations {
		d.station(s)
	}
	if c.Phase().Terminal() {
		d.end(c)
	}
	_, err = w.Write(d.finished(title))
	return err
}

// Places in the drawing, in pixels when it is shown 360 wide. All writing has a contrast
// of 4.5 and more against white.
const (
	width, margin = 360, 16
	row           = 40
	middle        = 52 // of the dots
	radius        = 13
	textLeft      = middle + 24

	ink, soft, faint = "#1d2939", "#475467", "#d0d5dd"
	good, now        = "#067647", "#175cd3"
)

// ladder collects the elements of the drawing from top to bottom.
type ladder struct {
	Options
	elements bytes.Buffer
	said     []string // for screen readers
	y        int      // how far down it has come
}

func (d *ladder) say(english, hans, hant string) string {
	return enum.Pick(d.Language, english, hans, hant)
}

func (d *ladder) element(format string, values ...any) {
	fmt.Fprintf(&d.elements, format+"\n", values...)
}

func (d *ladder) text(x, y int, anchor, style, s string) {
	d.element(`<text x="%d" y="%d" text-anchor="%s" %s>%s</text>`, x, y, anchor, style, escaped(s))
}

// arc leads from one height back up to another, with a head where it arrives.
func (d *ladder) arc(from, to int) {
	const x = middle - radius - 3
	d.element(`<path d="M%d %dQ%d %d %d %d" fill="none" stroke="%s" stroke-width="2" stroke-dasharray="4 3"/>`,
		x, from, max(-x/2, x-8-(from-to)/3), (from+to)/2, x, to, soft)
	d.element(`<path d="M%d %dL%d %dL%d %d" fill="none" stroke="%s" stroke-width="2"/>`, x-8, to+1, x, to, x-2, to+8, soft)
}

// station draws a step and says it.
func (d *ladder) station(s station) {
	y := d.y + row/2
	fill, stroke, number, thick := "#fff", faint, soft, 2
	state := ""
	switch s.state {
	case gone:
		fill, stroke, number = good, good, "#fff"
		state = d.say("done", "已完成", "已完成")
	case next:
		stroke, number, thick = now, now, 4
		state = d.say("next", "下一步", "下一步")
	default:
		if len(d.Path) > 0 {
			state = d.say("not done", "未完成", "未完成")
		}
	}
	d.element(`<circle cx="%d" cy="%d" r="%d" fill="%s" stroke="%s" stroke-width="%d"/>`, middle, y, radius, fill, stroke, thick)
	d.text(middle, y+5, "middle", `font-size="13" font-weight="600" fill="`+number+`"`, strconv.Itoa(int(s.step)))
	d.line(y, d.label(s.step), strings.TrimSpace(state+" "+mark(s.versions, s.count)))
}

// end draws the end of a complaint below the steps. After it there is nothing.
func (d *ladder) end(c *complaint.Case) {
	y := d.y + row/2
	d.element(`<rect x="%d" y="%d" width="16" height="16" fill="%s"/>`, middle-8, y-8, ink)
	d.line(y, d.label(c.Phase()), mark([]int{c.Version()}, 0))
}

// line writes what stands beside a dot, and moves down. What is too long is cut by the
// border and is whole in the description.
func (d *ladder) line(y int, label, below string) {
	d.element(`<svg x="%d" y="%d" width="%d" height="%d">`, textLeft, y-row/2, width-margin-textLeft, row)
	base := row/2 + 5
	if below != "" {
		base -= 7
		d.text(0, base+15, "start", `font-size="11" fill="`+soft+`"`, below)
	}
	d.text(0, base, "start", `font-size="13" font-weight="500" fill="`+ink+`"`, label)
	d.element(`</svg>`)
	d.said = append(d.said, strings.TrimSpace(label+" "+below))
	d.y += row
}

// finished is the whole document.
func (d *ladder) finished(title string) []byte {
	var b bytes.Buffer
	lang := d.say("en", "zh-Hans", "zh-Hant")
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%s" lang="%s" xml:lang="%s" viewBox="0 0 %d %d" width="100%%" font-family="system-ui, 'Noto Sans', sans-serif">`+"\n",
		escaped(title), lang, lang, width, d.y+8)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", escaped(title), escaped(strings.Join(d.said, d.say("; ", "；", "；"))))
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", width, d.y+8)
	b.Write(d.elements.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// escaped makes any text harmless inside of an element or an attribute.
func escaped(s string) string {
	var b bytes.Buffer
	xml.EscapeText(&b, []byte(s)) //nolint:errcheck // a Buffer takes everything
	return b.String()
}
