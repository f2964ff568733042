package satisfaction

// flag counts the flags and the longest run of a response, and reports whether
// the response is to be left out of everything else.
func (l *layout) flag(cells []int64, row []byte) (excluded bool) {
	found := l.flags(row)
	for i, has := range found {
		if has {
			cells[headFlags+i]++
			excluded = excluded || l.excluded[i]
		}
	}
	cells[l.runsAt+longestRun(row[(l.columns-1)*l.items:])]++
	return excluded
}

// excludes reports whether a response shows a pattern that is left out.
func (l *layout) excludes(row []byte) bool {
	for i, has := range l.flags(row) {
		if has && l.excluded[i] {
			return true
		}
	}
	return false
}

// flags tells which patterns a response shows, in the order of Flags. Ratings are
// taken as they were given.
func (l *layout) flags(row []byte) (found [flagCount]bool) {
	blank, flat, top := true, true, true
	for c := range l.columns {
		column := row[c*l.items : (c+1)*l.items]
		given, same, value := evenness(column)
		blank = blank && given == 0
		columnFlat := given >= 2 && same
		flat = flat && columnFlat
		top = top && columnFlat && int(value) == l.points
		found[FlatPerceived-1] = columnFlat // the last column stays
	}
	found[Blank-1], found[FlatAll-1], found[AllTop-1] = blank, flat, top
	found[InvertedZone-1] = l.inverted(row)
	return found
}

// evenness gives the number of ratings in a column, whether all are the same, and
// the last of them.
func evenness(column []byte) (given int, same bool, value byte) {
	same = true
	for _, b := range column {
		if b == 0 {
			continue
		}
		same = same && (given == 0 || b == value)
		given++
		value = b
	}
	return given, same, value
}

// longestRun is the length of the longest stretch of neighbouring items with the
// same rating; a missing one ends a stretch.
func longestRun(column []byte) (longest int) {
	run := 0
	for i, b := range column {
		switch {
		case b == 0:
			continue
		case i > 0 && b == column[i-1]:
			run++
		default:
			run = 1
		}
		longest = max(longest, run)
	}
	return longest
}

// inverted reports whether a counted item has adequate above desired.
func (l *layout) inverted(row []byte) bool {
	if l.adequate < 0 || l.desired < 0 {
		return false
	}
	for item := range l.items {
		if l.answered(row, item) && l.rating(row, item, l.adequate) > l.rating(row, item, l.desired) {
			return true
		}
	}
	return false
}
