package chart_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/chart"
)

type svg interface{ WriteSVG(io.Writer) error }

// draw gives the bytes of a drawing that can be drawn.
func draw(t interface{ Fatal(...any) }, c svg) []byte {
	var b bytes.Buffer
	if err := c.WriteSVG(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// element is one start tag with its attributes and the text in it.
type element struct {
	name, text string
	attrs      map[string]string
}

// parse reads a drawing with the strict XML parser of the standard library.
func parse(t interface{ Fatal(...any) }, data []byte) (elements []element) {
	dec := xml.NewDecoder(bytes.NewReader(data))
	var open []int
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return elements
		}
		if err != nil {
			t.Fatal(err, string(data))
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			e := element{name: tok.Name.Local, attrs: map[string]string{}}
			for _, a := range tok.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(elements))
			elements = append(elements, e)
		case xml.CharData:
			if len(open) > 0 {
				elements[open[len(open)-1]].text += string(tok)
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		}
	}
}

func names(elements []element) (names []string) {
	for _, e := range elements {
		names = append(names, e.name)
	}
	return names
}

func texts(elements []element, name string) (texts []string) {
	for _, e := range elements {
		if e.name == name {
			texts = append(texts, e.text)
		}
	}
	return texts
}

func hundredths() *rapid.Generator[satisfaction.Exact] {
	return rapid.Custom(func(t *rapid.T) satisfaction.Exact {
		e, _ := satisfaction.Ratio(rapid.Int64Range(1000, 7000).Draw(t, "thousandths"), 1000)
		return e
	})
}

func languages() *rapid.Generator[language.Tag] {
	return rapid.SampledFrom([]language.Tag{language.English, language.SimplifiedChinese, language.TraditionalChinese, language.Und})
}

// label draws what people and programs put there: names, whole questions, Chinese,
// markup, control characters, one endless word.
func label() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "Reliability", "服务人员总是准时到达并且把现场清理干净而且还会主动说明下一步的安排和时间", "a<b>&\"'</text><script>x</script>]]>", "\x00\x1b\u202e", "\xff\xfe", "tab\tand\nline"}),
		rapid.String(),
		rapid.StringMatching(`(The staff tells you when it will be done ){1,5}`),
		rapid.StringMatching(`W{1,70}`),
	)
}

func gaps() *rapid.Generator[chart.GapChart] {
	row := rapid.Custom(func(t *rapid.T) chart.GapRow {
		return chart.GapRow{Label: label().Draw(t, "label"), Expected: hundredths().Draw(t, "expected"), Perceived: hundredths().Draw(t, "perceived")}
	})
	return rapid.Custom(func(t *rapid.T) chart.GapChart {
		return chart.GapChart{Title: label().Draw(t, "title"), Language: languages().Draw(t, "language"), Scale: chart.Scale{Min: 1, Max: 7}, Rows: rapid.SliceOfN(row, 1, 3).Draw(t, "rows")}
	})
}

func zones() *rapid.Generator[chart.ZoneChart] {
	row := rapid.Custom(func(t *rapid.T) chart.ZoneRow {
		a, b := hundredths().Draw(t, "adequate"), hundredths().Draw(t, "desired")
		if a.Cmp(b) > 0 {
			a, b = b, a
		}
		p := rapid.OneOf(hundredths(), rapid.Just(a), rapid.Just(b)).Draw(t, "perceived")
		return chart.ZoneRow{Label: label().Draw(t, "label"), Adequate: a, Desired: b, Perceived: p}
	})
	return rapid.Custom(func(t *rapid.T) chart.ZoneChart {
		return chart.ZoneChart{Title: label().Draw(t, "title"), Language: languages().Draw(t, "language"), Scale: chart.Scale{Min: 1, Max: 7}, Rows: rapid.SliceOfN(row, 1, 3).Draw(t, "rows")}
	})
}

func grids() *rapid.Generator[chart.GridChart] {
	point := rapid.Custom(func(t *rapid.T) chart.GridPoint {
		return chart.GridPoint{Label: label().Draw(t, "label"), Importance: hundredths().Draw(t, "importance"), Performance: hundredths().Draw(t, "performance")}
	})
	whole := chart.Span{Low: satisfaction.Whole(1), High: satisfaction.Whole(7)}
	widest := chart.Span{Low: satisfaction.Whole(-100), High: satisfaction.Whole(100)}
	return rapid.Custom(func(t *rapid.T) chart.GridChart {
		c := chart.GridChart{Title: label().Draw(t, "title"), Language: languages().Draw(t, "language"), Points: rapid.SliceOfN(point, 1, 5).Draw(t, "points")}
		c.Cross = rapid.OneOf(point, rapid.Just(c.Points[0])).Draw(t, "cross")
		switch rapid.IntRange(0, 2).Draw(t, "given spans") {
		case 1:
			c.Importance, c.Performance = whole, whole
		case 2:
			c.Importance, c.Performance = widest, widest
		}
		return c
	})
}

func charts() *rapid.Generator[svg] {
	return rapid.OneOf(
		rapid.Map(gaps(), func(c chart.GapChart) svg { return c }),
		rapid.Map(zones(), func(c chart.ZoneChart) svg { return c }),
		rapid.Map(grids(), func(c chart.GridChart) svg { return c }),
	)
}

// plain is the same chart with other texts, and the texts that it had.
func plain(c svg) (same svg, title string, labels []string) {
	const text = "x"
	switch c := c.(type) {
	case chart.GapChart:
		rows := make([]chart.GapRow, len(c.Rows))
		for i, r := range c.Rows {
			labels = append(labels, r.Label)
			r.Label = text
			rows[i] = r
		}
		title, c.Title, c.Rows = c.Title, text, rows
		return c, title, labels
	case chart.ZoneChart:
		rows := make([]chart.ZoneRow, len(c.Rows))
		for i, r := range c.Rows {
			labels = append(labels, r.Label)
			r.Label = text
			rows[i] = r
		}
		title, c.Title, c.Rows = c.Title, text, rows
		return c, title, labels
	case chart.GridChart:
		points := make([]chart.GridPoint, len(c.Points))
		for i, p := range c.Points {
			labels = append(labels, p.Label)
			p.Label = text
			points[i] = p
		}
		title, c.Title, c.Points = c.Title, text, points
		return c, title, labels
	}
	panic("another chart")
}

// legible is what XML can hold of a text, which a parser gives back.
func legible(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && r != 0xFFFE && r != 0xFFFF {
			return r
		}
		return unicode.ReplacementChar
	}, strings.ToValidUTF8(perByte(s), "\uFFFD"))
}

// perByte replaces each invalid byte by itself, where ToValidUTF8 takes runs of
// them together.
func perByte(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}

func TestLawAnyLabelIsSafe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := charts().Draw(t, "chart")
		same, title, labels := plain(c)
		got, want := parse(t, draw(t, c)), parse(t, draw(t, same))
		count := func(elements []element) map[string]int {
			n := map[string]int{}
			for _, name := range names(elements) {
				if name != "text" { // long labels take more lines
					n[name]++
				}
			}
			return n
		}
		if diff := cmp.Diff(count(want), count(got)); diff != "" {
			t.Fatalf("labels changed the elements (-plain +drawn):\n%s", diff)
		}
		said := got[2].text
		if got[2].name != "desc" || got[1].name != "title" || strings.TrimSpace(title) != "" && (got[1].text != legible(title) || got[0].attrs["aria-label"] != legible(title)) {
			t.Fatalf("title %q became %q and %q", title, got[1].text, got[0].attrs["aria-label"])
		}
		for _, l := range labels {
			if !strings.Contains(said, legible(l)) {
				t.Fatalf("%q does not stand in %q", l, said)
			}
		}
	})
}

func TestLawTheSameChartGivesTheSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := charts().Draw(t, "chart")
		once := draw(t, c)
		draw(t, charts().Draw(t, "another chart"))
		if again := draw(t, c); !bytes.Equal(once, again) {
			t.Fatalf("drawn twice:\n%s\n%s", once, again)
		}
	})
}

// wide is the width of a text by the rule of the documentation of the package's
// layout: Chinese a full em, marks nothing, the rest 0.6 em.
func wide(s string) float64 {
	sum := 0.0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			sum++
		default:
			sum += 0.6
		}
	}
	return sum
}

func attr(t *rapid.T, e element, name string) float64 {
	v, err := strconv.ParseFloat(e.attrs[name], 64)
	if err != nil {
		t.Fatalf("%s of %+v: %v", name, e, err)
	}
	return v
}

var (
	coordinate = regexp.MustCompile(`-?[0-9.]+`)
	command    = regexp.MustCompile(`([MLHV])([-0-9. ]+)`)
)

// reach is how far the points of a path lie apart.
func reach(t *rapid.T, path string) (left, right, top, bottom float64) {
	var xs, ys []float64
	for _, c := range command.FindAllStringSubmatch(path, -1) {
		for i, s := range coordinate.FindAllString(c[2], -1) {
			v, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatalf("path %q: %v", path, err)
			}
			if c[1] == "V" || c[1] != "H" && i == 1 {
				ys = append(ys, v)
			} else {
				xs = append(xs, v)
			}
		}
	}
	return slices.Min(xs), slices.Max(xs), slices.Min(ys), slices.Max(ys)
}

func TestLawNothingLeavesThePage(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		elements := parse(t, draw(t, charts().Draw(t, "chart")))
		var w, h float64
		if n, err := fmt.Sscanf(elements[0].attrs["viewBox"], "0 0 %f %f", &w, &h); n != 2 || err != nil || w != 360 {
			t.Fatalf("viewBox %q", elements[0].attrs["viewBox"])
		}
		for _, e := range elements[1:] {
			var left, right, top, bottom float64
			switch e.name {
			case "text":
				size := attr(t, e, "font-size")
				long := wide(e.text) * size
				left = attr(t, e, "x") - map[string]float64{"start": 0, "middle": long / 2, "end": long}[e.attrs["text-anchor"]]
				right, bottom = left+long, attr(t, e, "y")+0.25*size
				top = bottom - 1.25*size
				if size < 11 {
					t.Fatalf("%q is too small to read: %v", e.text, size)
				}
			case "rect":
				if e.attrs["x"] != "" {
					left, top = attr(t, e, "x"), attr(t, e, "y")
				}
				right, bottom = left+attr(t, e, "width"), top+attr(t, e, "height")
			case "circle":
				r := attr(t, e, "r")
				left, right = attr(t, e, "cx")-r, attr(t, e, "cx")+r
				top, bottom = attr(t, e, "cy")-r, attr(t, e, "cy")+r
			case "path":
				left, right, top, bottom = reach(t, e.attrs["d"])
			}
			const bit = 0.02 // the last digit of a place
			if left < -bit || right > w+bit || top < -bit || bottom > h+bit {
				t.Fatalf("%+v reaches from %v, %v to %v, %v of a page of %v x %v", e, left, top, right, bottom, w, h)
			}
		}
	})
}

// diamonds gives the middles of the marks for what was perceived, below the
// legend.
func diamonds(t *rapid.T, data []byte) (x []float64) {
	for _, e := range parse(t, data) {
		if e.name == "path" && strings.HasSuffix(e.attrs["d"], "Z") {
			c := coordinate.FindAllString(e.attrs["d"], -1)
			v, err := strconv.ParseFloat(c[2], 64)
			if err != nil {
				t.Fatal(err)
			}
			x = append(x, v)
		}
	}
	return x[1:]
}

// ordered compares the order of places with that of values; a hundredth of a unit
// is the least that shows.
func ordered(t *rapid.T, values []satisfaction.Exact, places []float64) {
	if len(values) != len(places) {
		t.Fatalf("%d values have %d places", len(values), len(places))
	}
	for i := range values {
		for j := range values {
			c := values[i].Rat().Cmp(values[j].Rat())
			if c < 0 && places[i] > places[j] || c == 0 && places[i] != places[j] {
				t.Fatalf("%v lies at %v, %v at %v", values[i], places[i], values[j], places[j])
			}
		}
	}
}

func TestLawGreaterValuesLieFurtherRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var right []satisfaction.Exact
		switch c := charts().Draw(t, "chart").(type) {
		case chart.GapChart:
			for _, r := range c.Rows {
				right = append(right, r.Perceived)
			}
			ordered(t, right, diamonds(t, draw(t, c)))
		case chart.ZoneChart:
			for _, r := range c.Rows {
				right = append(right, r.Perceived)
			}
			ordered(t, right, diamonds(t, draw(t, c)))
		case chart.GridChart:
			var up []satisfaction.Exact
			for _, p := range c.Points {
				right, up = append(right, p.Performance), append(up, p.Importance)
			}
			x, y := dots(t, draw(t, c))
			ordered(t, right, x)
			ordered(t, up, y)
		}
	})
}

// dots gives the places of the points of a grid, upward counted from below.
func dots(t *rapid.T, data []byte) (x, y []float64) {
	for _, e := range parse(t, data) {
		if e.name == "circle" {
			x, y = append(x, attr(t, e, "cx")), append(y, -attr(t, e, "cy"))
		}
	}
	return x, y
}

// two prints a rational with two places, half to even, by trying all of them.
func two(r *big.Rat) string {
	scaled := new(big.Rat).Mul(r, big.NewRat(100, 1))
	n := new(big.Int).Div(scaled.Num(), scaled.Denom()) // down
	rest := new(big.Rat).Sub(scaled, new(big.Rat).SetInt(n))
	if c := rest.Cmp(big.NewRat(1, 2)); c > 0 || c == 0 && n.Bit(0) == 1 {
		n.Add(n, big.NewInt(1))
	}
	s := fmt.Sprintf("%03d", new(big.Int).Abs(n))
	s = s[:len(s)-2] + "." + s[len(s)-2:]
	if n.Sign() < 0 {
		s = "−" + s
	}
	return s
}

func TestLawTheDescriptionTellsEveryValue(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		switch c := charts().Draw(t, "chart").(type) {
		case chart.GapChart:
			c.Language = language.English
			tells(t, draw(t, c), gapSentences(c))
		case chart.ZoneChart:
			c.Language = language.English
			tells(t, draw(t, c), zoneSentences(c))
		case chart.GridChart:
			c.Language = language.English
			tells(t, draw(t, c), gridSentences(c))
		}
	})
}

func gapSentences(c chart.GapChart) (want []string) {
	for _, r := range c.Rows {
		d := new(big.Rat).Sub(r.Perceived.Rat(), r.Expected.Rat())
		verdict, plus := [3]string{"missed", "just met", "exceeded"}[d.Sign()+1], [3]string{"", "", "+"}[d.Sign()+1]
		want = append(want, fmt.Sprintf("%s: Expected %s, Perceived %s, gap %s%s, %s.", legible(r.Label), two(r.Expected.Rat()), two(r.Perceived.Rat()), plus, two(d), verdict))
	}
	return want
}

func zoneSentences(c chart.ZoneChart) (want []string) {
	for _, r := range c.Rows {
		verdict := "within"
		if r.Perceived.Rat().Cmp(r.Adequate.Rat()) < 0 {
			verdict = "below"
		} else if r.Perceived.Rat().Cmp(r.Desired.Rat()) > 0 {
			verdict = "above"
		}
		want = append(want, fmt.Sprintf("%s: Adequate %s, Desired %s, Perceived %s, %s the zone.", legible(r.Label), two(r.Adequate.Rat()), two(r.Desired.Rat()), two(r.Perceived.Rat()), verdict))
	}
	return want
}

func gridSentences(c chart.GridChart) (want []string) {
	for _, p := range c.Points {
		high := [2]bool{p.Importance.Rat().Cmp(c.Cross.Importance.Rat()) >= 0, p.Performance.Rat().Cmp(c.Cross.Performance.Rat()) >= 0}
		verdict := map[[2]bool]string{{true, false}: "Concentrate here", {true, true}: "Keep up", {false, false}: "Low priority", {false, true}: "Possible overkill"}[high]
		want = append(want, fmt.Sprintf("%s: Importance %s, Performance %s, %s.", legible(p.Label), two(p.Importance.Rat()), two(p.Performance.Rat()), verdict))
	}
	return want
}

// tells compares the description, and the title of each group, with the sentences.
func tells(t *rapid.T, data []byte, want []string) {
	elements := parse(t, data)
	if diff := cmp.Diff(strings.Join(want, "\n"), texts(elements, "desc")[0]); diff != "" {
		t.Fatalf("description (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(want, texts(elements, "title")[1:]); diff != "" {
		t.Fatalf("titles of the rows (-want +got):\n%s", diff)
	}
}
