package customer

// Points are thousandths of a point for each [Type], by its number:
// Points{Hurried: 1500} is a point and a half for Hurried. One point is what one
// clear sign is worth. Element 0 belongs to no type and stays 0.
type Points [5]int64

// OverlayPoints are thousandths of a point for each [Overlay], by its number.
// Element 0 belongs to no overlay and stays 0.
type OverlayPoints [4]int64

// Full is the strength of what was observed plainly, in thousandths.
const Full = 1000
