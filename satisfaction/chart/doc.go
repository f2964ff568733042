// Package chart draws results of a satisfaction survey as SVG: expectation and
// perception with the gap between them, the zone of tolerance, and the grid of
// importance and performance.
//
//	c := chart.GapChart{
//		Language: language.SimplifiedChinese,
//		Scale:    chart.Scale{Min: 1, Max: 7},
//		Rows: []chart.GapRow{
//			{Label: "信赖度", Expected: expected, Perceived: perceived},
//		},
//	}
//	err := c.WriteSVG(w)
//
// # Input
//
// [GapChart], [ZoneChart] and [GridChart] hold plain values, from wherever they
// come; [Gaps] and [Zones] fill the first two from a report. What they draw is laid
// out in whole hundredths of a unit from exact numbers, so that the same values give
// the same bytes on every machine.
//
// # Output
//
// A drawing is one document for a file, a page or a mail: no script, no style
// sheet, no font, no link, no id that could meet another. It is laid out for 360
// pixels and takes the width of what it stands in. Colours keep a contrast of 4.5 and never
// carry a meaning alone. The title is the name that screen readers announce, and
// the description holds in sentences everything that is drawn; labels that are too
// long to be drawn stand there in full. What the drawings say themselves is in
// English, simplified or traditional Chinese; labels are the caller's, and any text
// is safe.
//
// # Laws
//
//   - Any label is safe: whatever the title and the labels are, the drawing is
//     well-formed, has the same elements as with plain labels, and tells them in
//     full.
//   - The same chart gives the same bytes: drawn again, in another order of calls or
//     at another time.
//   - Nothing leaves the page: every mark and every line of text lies within the
//     drawing, by the widths that it is laid out with.
//   - Greater values lie further right: and in the grid further up, equal ones at
//     the same place.
//   - The description tells every value: with two places, rounded half to even, and
//     what it means.
package chart
