package satisfaction

// count adds one response to every section. It is the definition of what a tally
// holds; what counts many rows at a time must give the same.
func (l *layout) count(cells []int64, row []byte) {
	cells[headResponses]++
	if l.detail >= WithReliability && l.flag(cells, row) {
		cells[headExcluded]++
		return
	}
	for d := range l.dimensions() {
		l.countDimension(cells, row, d)
	}
	if l.detail >= Full {
		for item := range l.items {
			for c := range l.columns {
				l.distribution(cells, item, c)[l.rating(row, item, c)]++
			}
		}
	}
}

// rating is what a row holds for an item, mirrored if it is reversed; 0 is missing.
func (l *layout) rating(row []byte, item, column int) int64 {
	b := int64(row[column*l.items+item])
	if l.reversed[item] && b != 0 {
		return int64(l.points) + 1 - b
	}
	return b
}

// answered reports whether an item counts: its rating is there in every column.
func (l *layout) answered(row []byte, item int) bool {
	for c := range l.columns {
		if row[c*l.items+item] == 0 {
			return false
		}
	}
	return true
}

func (l *layout) countDimension(cells []int64, row []byte, d int) {
	for item := l.first[d]; item < l.first[d+1]; item++ {
		if l.answered(row, item) {
			pairs := l.pairs(cells, item)
			pairs[0]++
			for c := range l.columns {
				pairs[1+c] += l.rating(row, item, c)
			}
		}
	}
	answered, sums := l.dimensionSums(row, d)
	if l.detail < WithReliability || answered == 0 {
		return
	}
	l.countBucket(l.bucket(cells, d, answered), answered, sums[:l.columns])
	if answered == l.width(d) {
		for item := l.first[d]; item < l.first[d+1]; item++ {
			l.countComplete(l.complete(cells, item), row, item, sums[:l.columns])
		}
	}
}

// countBucket adds one respondent's sums over the answered items of a dimension.
func (l *layout) countBucket(bucket []int64, answered int, sums []int64) {
	bucket[0]++
	add(bucket[1:], sums)
	outcomes := bucket[1+l.columns:]
	perceived := sums[l.columns-1]
	for c, expected := range sums[:l.columns-1] {
		switch gap := perceived - expected; {
		case gap > l.band[answered]:
			outcomes[2*c]++
		case gap >= -l.band[answered]:
			outcomes[2*c+1]++
		}
	}
}

// countComplete adds one item of a respondent who answered the whole dimension,
// over which the columns add up to sums.
func (l *layout) countComplete(rest []int64, row []byte, item int, sums []int64) {
	for x := range l.columns {
		a := l.rating(row, item, x)
		rest[x] += a
		for y := range l.columns {
			if x <= y {
				rest[l.product(x, y)] += a * l.rating(row, item, y)
			}
			rest[l.cross(x, y)] += a * sums[y]
		}
	}
}
