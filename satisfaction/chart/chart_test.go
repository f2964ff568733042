package chart_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/chart"
)

var update = flag.Bool("update-charts", false, "write the drawings to testdata, to be looked at")

func number(s string) satisfaction.Exact {
	e, err := satisfaction.ParseExact(s)
	if err != nil {
		panic(err)
	}
	return e
}

// gapChart, zoneChart and gridChart show each case: missed, met, exceeded; below,
// within, on both ends, above, a zone of no width; a dot in each quadrant, on the
// lines, and three that almost cover each other.
func gapChart(tag language.Tag) chart.GapChart {
	c := chart.GapChart{Language: tag, Scale: chart.Scale{Min: 1, Max: 7}}
	values := [5][2]string{{"6.42", "5.81"}, {"6.1", "6.1"}, {"5.9", "6.3"}, {"5.5", "5.245"}, {"4.9", "6.995"}}
	for i, d := range satisfaction.Dimensions() {
		c.Rows = append(c.Rows, chart.GapRow{Label: d.Label(tag), Expected: number(values[i][0]), Perceived: number(values[i][1])})
	}
	return c
}

func zoneChart(tag language.Tag) chart.ZoneChart {
	c := chart.ZoneChart{Language: tag, Scale: chart.Scale{Min: 1, Max: 9}}
	values := [5][3]string{{"6.8", "8.3", "6.1"}, {"6.5", "8", "6.5"}, {"6", "7.5", "7.5"}, {"6", "7", "7.7"}, {"5", "5", "5"}}
	for i, d := range satisfaction.Dimensions() {
		c.Rows = append(c.Rows, chart.ZoneRow{Label: d.Label(tag), Adequate: number(values[i][0]), Desired: number(values[i][1]), Perceived: number(values[i][2])})
	}
	return c
}

func gridChart(tag language.Tag) chart.GridChart {
	c := chart.GridChart{Language: tag, Cross: chart.GridPoint{Importance: number("5.76"), Performance: number("5.81")}}
	labels := []string{
		"Reliability & <trust>",
		"Responsiveness",
		"Assurance",
		"Empathy",
		"Tangibles",
		"The staff tells you exactly when the service will be performed, and calls you when that changes",
		"服务人员总是准时到达并且把现场清理干净而且还会主动说明下一步的安排和时间直到客户满意为止",
	}
	values := [][2]string{{"6.42", "5.1"}, {"6.1", "6.1"}, {"6.05", "6.12"}, {"5.5", "5.25"}, {"4.9", "6.6"}, {"5.76", "5.81"}, {"6.08", "6.1"}}
	for i, v := range values {
		c.Points = append(c.Points, chart.GridPoint{Label: labels[i], Importance: number(v[0]), Performance: number(v[1])})
	}
	return c
}

// crowd is a grid where numbers and names have to look for a place: a dot in every
// corner of the lower right quadrant but one, two hands full in the upper right.
func crowd(cross string) chart.GridChart {
	c := chart.GridChart{
		Cross:       chart.GridPoint{Importance: number(cross), Performance: number(cross)},
		Importance:  chart.Span{Low: number("0"), High: number("10")},
		Performance: chart.Span{Low: number("0"), High: number("10")},
	}
	add := func(importance, performance string) {
		c.Points = append(c.Points, chart.GridPoint{Label: "Feature " + strconv.Itoa(len(c.Points)+1), Importance: number(importance), Performance: number(performance)})
	}
	add("0", "10")
	add("0", "5.5")
	add("4.8", "9.5")
	add("9.9", "0.5")
	add("9.9", "9")
	for i := range 12 {
		add(fmt.Sprintf("7.%d", 2*(i%4)), fmt.Sprintf("7.%d", 3*(i/4)))
	}
	for range 12 {
		add("2", "2")
	}
	return c
}

// corners is a grid whose upper left name must go to the other side, because a dot
// lies in both corners at the left, and where a number must keep off a name.
func corners() chart.GridChart {
	c := crowd("5")
	c.Points = c.Points[:0]
	for _, p := range [][2]string{{"9.9", "0.5"}, {"5.3", "0.5"}, {"9.86", "8"}} {
		c.Points = append(c.Points, chart.GridPoint{Label: "x", Importance: number(p[0]), Performance: number(p[1])})
	}
	return c
}

// The drawings stand in testdata, to be looked at; a change of one is meant.
func TestDrawings(t *testing.T) {
	for name, tag := range map[string]language.Tag{"en": language.English, "zh-Hans": language.SimplifiedChinese, "zh-Hant": language.TraditionalChinese} {
		titled := gridChart(tag)
		titled.Title = "Importance and performance of all branches, spring and autumn, both countries, and what to do about it"
		titled.Importance = chart.Span{Low: number("5.75"), High: number("7")}
		titled.Performance = chart.Span{Low: number("1"), High: number("5.9")}
		titled.Points = []chart.GridPoint{{Label: "A", Importance: number("7"), Performance: number("1")}, {Label: "B", Importance: number("5.75"), Performance: number("5.9")}}
		for kind, c := range map[string]svg{
			"gap": gapChart(tag), "zone": zoneChart(tag), "grid": gridChart(tag), "grid-spans": titled,
			"grid-crowd-5": crowd("5"), "grid-crowd-0.4": crowd("0.4"), "grid-crowd-3.5": crowd("3.5"), "grid-crowd-9.6": crowd("9.6"), "grid-crowd-corners": corners(),
		} {
			if strings.HasPrefix(kind, "grid-crowd") && tag != language.English {
				continue
			}
			file := filepath.Join("testdata", kind+"."+name+".svg")
			got := draw(t, c)
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
				t.Errorf("%s is drawn otherwise; if that is meant, run this test with -update-charts and look at it (-file +drawn):\n%s", file, diff)
			}
		}
	}
}

// Text keeps a contrast of 4.5 to 1 against what lies behind it (WCAG 2.2,
// success criterion 1.4.3).
func TestContrast(t *testing.T) {
	for _, c := range []svg{gapChart(language.English), zoneChart(language.English), gridChart(language.English)} {
		elements := parse(t, draw(t, c))
		tints := map[string]string{}
		for i, e := range elements { // a quadrant's name follows its tint
			if e.name == "rect" && e.attrs["fill"] != "#fff" && i+1 < len(elements) {
				tints[elements[i+1].text] = e.attrs["fill"]
			}
		}
		for _, e := range elements {
			if e.name != "text" {
				continue
			}
			behind := []string{"#ffffff"}
			if tint := tints[e.text]; tint != "" {
				behind = append(behind, tint)
			}
			for _, b := range behind {
				if got := contrast(t, e.attrs["fill"], b); got < 4.5 {
					t.Errorf("%q in %s on %s has a contrast of %.2f", e.text, e.attrs["fill"], b, got)
				}
			}
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil || len(colour) != 7 {
		t.Fatalf("colour %q: %v", colour, err)
	}
	linear := func(byte uint64) float64 {
		c := float64(byte&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n>>16) + 0.7152*linear(n>>8) + 0.0722*linear(n)
}

// The numbers of the grid cover neither each other nor a dot nor a name, as long
// as there is room.
func TestNumbersAreApart(t *testing.T) {
	c := gridChart(language.English)
	elements := parse(t, draw(t, c))
	type place struct{ x, y float64 }
	var numbers, dots []place
	for _, e := range elements {
		at := func(x, y string) place {
			a, err := strconv.ParseFloat(e.attrs[x], 64)
			b, err2 := strconv.ParseFloat(e.attrs[y], 64)
			if err := errors.Join(err, err2); err != nil {
				t.Fatal(err)
			}
			return place{a, b}
		}
		if e.name == "text" && e.attrs["text-anchor"] == "middle" && len(e.text) == 1 {
			p := at("x", "y")
			numbers = append(numbers, place{p.x, p.y - 4.5})
		}
		if e.name == "circle" {
			dots = append(dots, at("cx", "cy"))
		}
	}
	if len(numbers) != len(c.Points) || len(dots) != len(c.Points) {
		t.Fatalf("%d numbers and %d dots", len(numbers), len(dots))
	}
	for i, n := range numbers {
		for j, other := range numbers {
			if i != j && math.Abs(n.x-other.x) < 6.6 && math.Abs(n.y-other.y) < 9 {
				t.Errorf("numbers %d and %d cover each other", i+1, j+1)
			}
		}
		for j, dot := range dots {
			if math.Abs(n.x-dot.x) < 7.3 && math.Abs(n.y-dot.y) < 8.5 {
				t.Errorf("number %d covers dot %d", i+1, j+1)
			}
		}
	}
}

// A crowd on one spot is drawn all the same.
func TestCrowd(t *testing.T) {
	c := chart.GridChart{Cross: chart.GridPoint{Importance: number("3"), Performance: number("3")}}
	for range 100 {
		c.Points = append(c.Points, chart.GridPoint{Label: "x", Importance: number("3"), Performance: number("3")})
	}
	elements := parse(t, draw(t, c))
	dots := 0
	for _, e := range elements {
		if e.name == "circle" {
			dots++
		}
	}
	if dots != 100 {
		t.Errorf("%d dots", dots)
	}
}

// A grid fits itself to its points, also at the limits and where all are one.
func TestFit(t *testing.T) {
	tests := []struct{ low, high, wantLow, wantHigh string }{
		{"4", "6", "3.80", "6.20"},
		{"5", "5", "4.00", "6.00"},
		{"0", "0", "−1.00", "1.00"},
		{"0", "100", "−10.00", "100.00"},
		{"-100", "0", "−100.00", "10.00"},
		{"100", "100", "99.00", "100.00"},
		{"-100", "-100", "−100.00", "−99.00"},
	}
	for _, tt := range tests {
		low, high := number(tt.low), number(tt.high)
		c := chart.GridChart{
			Cross:  chart.GridPoint{Importance: low.Add(high).Mul(number("0.5")), Performance: low},
			Points: []chart.GridPoint{{Importance: high, Performance: high}, {Importance: low, Performance: low}},
		}
		all := strings.Join(texts(parse(t, draw(t, c)), "text"), "|")
		for _, want := range []string{tt.wantLow, tt.wantHigh} {
			if !strings.Contains(all, "|"+want+"|") {
				t.Errorf("%s to %s: %s does not stand in %s", tt.low, tt.high, want, all)
			}
		}
	}
}

func TestTicks(t *testing.T) {
	tests := []struct {
		min, max int
		want     string
	}{
		{1, 2, "[1 2]"},
		{1, 5, "[1 2 3 4 5]"},
		{0, 10, "[0 1 2 3 4 5 6 7 8 9 10]"},
		{1, 12, "[1 3 5 7 9 11]"},
		{-3, 3, "[−3 −2 −1 0 1 2 3]"},
		{0, 21, "[0 2 4 6 8 10 12 14 16 18 20]"},
		{0, 22, "[0 5 10 15 20]"},
		{0, 100, "[0 10 20 30 40 50 60 70 80 90 100]"},
		{0, 120, "[0 20 40 60 80 100 120]"},
		{-1000, 1000, "[−1000 −800 −600 −400 −200 0 200 400 600 800 1000]"},
	}
	for _, tt := range tests {
		low := satisfaction.Whole(int64(tt.min))
		c := chart.GapChart{Scale: chart.Scale{Min: tt.min, Max: tt.max}, Rows: []chart.GapRow{{Label: "x", Expected: low, Perceived: low}}}
		var ticks []string
		for _, e := range parse(t, draw(t, c)) {
			if e.attrs["text-anchor"] == "middle" {
				ticks = append(ticks, e.text)
			}
		}
		if got := fmt.Sprint(ticks); got != tt.want {
			t.Errorf("%d to %d: %s, want %s", tt.min, tt.max, got, tt.want)
		}
	}
}

func TestRefused(t *testing.T) {
	seven := chart.Scale{Min: 1, Max: 7}
	row := chart.GapRow{Label: "x", Expected: number("6"), Perceived: number("5")}
	point := chart.GridPoint{Label: "x", Importance: number("6"), Performance: number("5")}
	tests := []struct {
		why  string
		c    svg
		want string
	}{
		{"no rows", chart.GapChart{Scale: seven}, "chart: gap chart: rows: got 0, want 1 to 100"},
		{"too many rows", chart.GapChart{Scale: seven, Rows: make([]chart.GapRow, 101)}, "chart: gap chart: rows: got 101, want 1 to 100"},
		{"no scale", chart.GapChart{Rows: []chart.GapRow{row}}, "chart: gap chart: scale: got 0 to 0, want a lowest rating below the highest, both within ±1000"},
		{"too long a scale", chart.GapChart{Scale: chart.Scale{Min: 0, Max: 1001}, Rows: []chart.GapRow{row}}, "chart: gap chart: scale: got 0 to 1001, want a lowest rating below the highest, both within ±1000"},
		{"too low a scale", chart.GapChart{Scale: chart.Scale{Min: -1001, Max: 7}, Rows: []chart.GapRow{row}}, "chart: gap chart: scale: got -1001 to 7, want a lowest rating below the highest, both within ±1000"},
		{"outside of the scale", chart.GapChart{Scale: seven, Rows: []chart.GapRow{row, {Expected: number("7.01"), Perceived: number("0.99")}}},
			"chart: gap chart: row 2: expected: got 701/100, want 1 to 7\nchart: gap chart: row 2: perceived: got 99/100, want 1 to 7"},
		{"no zones", chart.ZoneChart{Scale: seven}, "chart: zone chart: rows: got 0, want 1 to 100"},
		{"outside of the scale", chart.ZoneChart{Scale: seven, Rows: []chart.ZoneRow{{Adequate: number("0"), Desired: number("8"), Perceived: number("9")}}},
			"chart: zone chart: row 1: adequate: got 0, want 1 to 7\nchart: zone chart: row 1: desired: got 8, want 1 to 7\nchart: zone chart: row 1: perceived: got 9, want 1 to 7"},
		{"inverted zone", chart.ZoneChart{Scale: seven, Rows: []chart.ZoneRow{{Adequate: number("6"), Desired: number("5"), Perceived: number("5")}}},
			"chart: zone chart: row 1: desired: got 5, want at least adequate, 6"},
		{"no points", chart.GridChart{}, "chart: grid: points: got 0, want 1 to 100"},
		{"outside of the spans", chart.GridChart{Cross: point, Points: []chart.GridPoint{point}, Importance: chart.Span{Low: number("1"), High: number("5")}, Performance: chart.Span{Low: number("1"), High: number("7")}},
			"chart: grid: cross: importance: got 6, want 1 to 5\nchart: grid: point 1: importance: got 6, want 1 to 5"},
		{"ends out of order", chart.GridChart{Cross: point, Points: []chart.GridPoint{point}, Performance: chart.Span{Low: number("7"), High: number("7")}},
			"chart: grid: performance: got 7 to 7, want a low end below the high one, both within ±100"},
		{"too large", chart.GridChart{Cross: point, Points: []chart.GridPoint{point}, Importance: chart.Span{Low: number("-100.01"), High: number("7")}, Performance: chart.Span{Low: number("1"), High: number("100.01")}},
			"chart: grid: importance: got -10001/100 to 7, want a low end below the high one, both within ±100\nchart: grid: performance: got 1 to 10001/100, want a low end below the high one, both within ±100"},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		err := tt.c.WriteSVG(&b)
		if err == nil || err.Error() != tt.want || b.Len() > 0 {
			t.Errorf("%s: %v, %d bytes, want %s", tt.why, err, b.Len(), tt.want)
		}
		if _, ok := errors.AsType[*chart.InputError](err); !ok {
			t.Errorf("%s: %T is no InputError", tt.why, err)
		}
	}
}

var errFull = errors.New("the disk is full")

type full struct{ calls int }

func (f *full) Write(p []byte) (int, error) { f.calls++; return 0, errFull }

func TestErrorsOfTheWriterComeBack(t *testing.T) {
	for _, c := range []svg{gapChart(language.English), zoneChart(language.English), gridChart(language.English)} {
		w := &full{}
		if err := c.WriteSVG(w); !errors.Is(err, errFull) || w.calls != 1 {
			t.Errorf("%T: %v after %d calls", c, err, w.calls)
		}
	}
}
