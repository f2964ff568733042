package chart

// box is a part of the drawing.
type box struct{ left, top, right, bottom unit }

// around is the box with its middle at x, y.
func around(x, y, halfWidth, halfHeight unit) box {
	return box{x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight}
}

// within reports whether all of b lies in other.
func (b box) within(other box) bool {
	return b.left >= other.left && b.top >= other.top && b.right <= other.right && b.bottom <= other.bottom
}

// meetsAny reports whether b covers a part of one of the others; to touch is not
// to cover.
func (b box) meetsAny(others []box) bool {
	for _, o := range others {
		if b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom {
			return true
		}
	}
	return false
}
