package chart

import (
	"strings"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/width"

	"github.com/servicequality/servicequality/internal/enum"
	"github.com/servicequality/servicequality/satisfaction"
)

// words are what a drawing says by itself, in the language of one reader.
type words struct{ tag language.Tag }

func (w words) pick(english, hans, hant string) string {
	return enum.Pick(w.tag, english, hans, hant)
}

// lang is the language tag of the texts, by which browsers choose the shapes of
// Chinese characters.
func (w words) lang() string { return w.pick("en", "zh-Hans", "zh-Hant") }

func (w words) expected() string  { return w.pick("Expected", "期望", "期望") }
func (w words) perceived() string { return w.pick("Perceived", "感知", "感受") }
func (w words) adequate() string  { return w.pick("Adequate", "可接受", "可接受") }
func (w words) desired() string   { return w.pick("Desired", "理想", "理想") }

// outcome is perceived against expected, by the sign of the gap.
func (w words) outcome(sign int) string {
	return [3]string{
		w.pick("missed", "低于期望", "低於期望"),
		w.pick("just met", "与期望持平", "與期望相同"),
		w.pick("exceeded", "超出期望", "超出期望"),
	}[sign+1]
}

// position is perceived against the zone of tolerance: -1 below, 0 within, 1 above.
func (w words) position(p int) string {
	return [3]string{
		w.pick("below the zone", "低于容忍区", "低於容忍區"),
		w.pick("within the zone", "在容忍区内", "在容忍區內"),
		w.pick("above the zone", "高于容忍区", "高於容忍區"),
	}[p+1]
}

func (w words) importance() string  { return w.pick("Importance", "重要性", "重要程度") }
func (w words) performance() string { return w.pick("Performance", "表现", "表現") }

// quadrant names a part of the grid by whether importance and performance are high.
func (w words) quadrant(important, done bool) string {
	switch {
	case important && !done:
		return w.pick("Concentrate here", "重点改进", "優先改善")
	case important:
		return w.pick("Keep up", "继续保持", "繼續保持")
	case !done:
		return w.pick("Low priority", "次要改进", "次要改善")
	}
	return w.pick("Possible overkill", "可能投入过度", "可能投入過多")
}

// list joins the parts of one sentence, and says names its values.
func (w words) list(parts ...string) string {
	return strings.Join(parts, w.pick(", ", "，", "，"))
}

func (w words) named(name, value string) string { return name + w.pick(" ", " ", " ") + value }

// sentence says the parts about a subject.
func (w words) sentence(subject string, parts ...string) string {
	return subject + w.pick(": ", "：", "：") + w.list(parts...) + w.pick(".", "。", "。")
}

// number prints a value with two places, rounded once, half to even. The minus is
// the sign that screen readers say, not a hyphen.
func number(e satisfaction.Exact) string {
	return minus(e.Decimal(2).StringFixed(2))
}

func minus(s string) string { return strings.Replace(s, "-", "−", 1) }

// signed is number with a plus where it is above zero.
func signed(e satisfaction.Exact) string {
	if e.Sign() > 0 {
		return "+" + number(e)
	}
	return number(e)
}

// em is how wide a text is set, in hundredths of the font size, by a plain rule:
// Chinese characters take the full width, marks none, the rest six tenths. No
// font is measured, so that the drawing is the same everywhere; the rule is on the
// wide side of the usual fonts.
func em(s string) int {
	sum := 0
	for _, r := range s {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			sum += 100
		default:
			sum += 60
		}
	}
	return sum
}

// wrap breaks a text into at most so many lines, each at most so many hundredths
// of the font size wide, which is room for a few characters: at spaces, or anywhere where a word alone is too wide or
// is Chinese. What does not fit ends in "…"; the full text stays in the title of
// the element.
func wrap(s string, widest, lines int) []string {
	rest := strings.Join(strings.Fields(s), " ")
	var out []string
	for len(out) < lines-1 && em(rest) > widest {
		cut := breakAt(rest, widest)
		out = append(out, strings.TrimSpace(rest[:cut]))
		rest = strings.TrimSpace(rest[cut:])
	}
	if em(rest) > widest {
		rest = strings.TrimSpace(rest[:fitting(rest, widest-em("…"))]) + "…"
	}
	return append(out, rest)
}

// breakAt is where the first line ends, in bytes: at the last space that lets a
// third of the line stand, else where it is full.
func breakAt(s string, widest int) int {
	cut := fitting(s, widest)
	if space := strings.LastIndexByte(s[:cut], ' '); space > 0 && 3*em(s[:space]) > widest && !wideAt(s[cut:]) {
		return space
	}
	return cut
}

// fitting is how many bytes of s stand in the width.
func fitting(s string, widest int) int {
	used := 0
	for i, r := range s {
		if used += em(string(r)); used > widest {
			return i
		}
	}
	return len(s)
}

// wideAt reports whether s begins with a Chinese character, before which any line
// may end.
func wideAt(s string) bool {
	for _, r := range s {
		return width.LookupRune(r).Kind() == width.EastAsianWide
	}
	return false
}
