package satisfaction

// pairTables is what is counted over many rows of pairs before it is folded into
// the cells. Which pair of ratings an item has says all about the item by itself, so
// that one count takes the place of sums, squares and distributions.
type pairTables struct {
	// complete and partial tell how often an item had each pair, for respondents who
	// answered the whole dimension and for the others.
	complete, partial [laneItems][256]uint32
	// gap tells how often a complete respondent had each sum of gaps in a dimension,
	// as a byte in two's complement.
	gap [laneItems][256]uint32
}

// countPairs counts rows of pairs that are known to be valid, but for the last one,
// of which the words would reach over the end, and gives back what is left.
func (l *layout) countPairs(cells []int64, rows []byte) (left []byte) {
	length := 2 * l.items
	var t pairTables
	var w pairWords
	for block := l.pairBlock() * length; len(rows) > length; {
		n := min(block, len(rows)-length)
		for d := range l.dimensions() {
			l.pairDimension(cells, &t, &w, rows[:n+length], d)
		}
		l.flagLanes(cells, rows[:n+length])
		cells[headResponses] += int64(n / length)
		rows = rows[n:]
	}
	l.fold(cells, &t)
	return rows
}

// pairBlock is the number of rows over which 16 bits can add up crossSums.
func (l *layout) pairBlock() int {
	widest := 0
	for d := range l.dimensions() {
		widest = max(widest, l.width(d))
	}
	return min(0xffff/(l.points*l.points*widest), laneRows)
}

// pairDimension counts one dimension of all rows but the last.
func (l *layout) pairDimension(cells []int64, t *pairTables, w *pairWords, rows []byte, d int) {
	complete, partial := l.sortPairs(w, rows, d)
	first, end := l.first[d], l.first[d+1]
	countWords(t.complete[first:end], complete)
	countWords(t.partial[first:end], partial)
	l.crossWords(cells, &t.gap[d], d, complete)
	l.bucketWords(cells, d, partial)
}

// fold adds what the tables have counted to the cells.
func (l *layout) fold(cells []int64, t *pairTables) {
	for d := range l.dimensions() {
		whole := l.bucket(cells, d, l.width(d))
		l.foldGaps(whole, &t.gap[d], l.width(d))
		for item := l.first[d]; item < l.first[d+1]; item++ {
			l.foldItem(cells, item, &t.partial[item], nil)
			sums := l.foldItem(cells, item, &t.complete[item], l.complete(cells, item))
			whole[firstSum] += sums[0]
			whole[firstSum+1] += sums[1]
		}
	}
}

// foldGaps adds the respondents who answered a whole dimension, and what it left
// them with.
func (l *layout) foldGaps(whole []int64, gaps *[256]uint32, answered int) {
	outcomes := whole[firstSum+l.columns:]
	for gap, n := range gaps {
		whole[0] += int64(n)
		switch gap := int64(int8(gap)); {
		case gap > l.band[answered]:
			outcomes[0] += int64(n)
		case gap >= -l.band[answered]:
			outcomes[1] += int64(n)
		}
	}
}

// foldItem adds the pairs of an item, and over the complete respondents, for whom
// rest is not nil, their sums and products. It gives the sums.
func (l *layout) foldItem(cells []int64, item int, counts *[256]uint32, rest []int64) (sums [2]int64) {
	pairs := l.pairs(cells, item)
	for e := range l.points + 1 {
		for p := range l.points + 1 {
			n := int64(counts[e<<4|p])
			if n == 0 {
				continue
			}
			if l.detail >= Full {
				l.distribution(cells, item, 0)[e] += n
				l.distribution(cells, item, 1)[p] += n
			}
			if e == 0 || p == 0 {
				continue
			}
			x, y := int64(e), int64(p)
			add(pairs, []int64{n, n * x, n * y})
			sums[0] += n * x
			sums[1] += n * y
			if rest != nil {
				add(rest, []int64{n * x, n * y, n * x * x, n * x * y, n * y * y})
			}
		}
	}
	return sums
}
