package satisfaction

import "math/bits"

// pairTables is what is counted over many rows of pairs before it is folded into
// the cells. Which pair of ratings an item has says all about the item by itself, so
// that one count takes the place of sums, squares and distributions.
type pairTables struct {
	// complete and partial tell how often an item had each pair, expected in the high
	// four bits and perceived in the low, 0 for missing: for respondents who answered
	// the whole dimension, and for the others.
	complete, partial [laneItems][256]uint32
	// gap tells how often a complete respondent had each sum of gaps in a dimension,
	// as a byte in two's complement.
	gap [laneItems][256]uint32
}

// crossSums adds up, in 16 bits for each of eight items, a rating times the sum of
// its dimension: even and odd items apart.
type crossSums struct{ even, odd uint64 }

func (s *crossSums) add(even, odd, sum uint64) {
	s.even += even * sum
	s.odd += odd * sum
}

// at gives the sum of item i.
func (s *crossSums) at(i int) int64 {
	if i%2 == 0 {
		return int64(s.even >> (8 * i) & 0xffff)
	}
	return int64(s.odd >> (8 * (i - 1)) & 0xffff)
}

// countPairs counts rows of pairs that are known to be valid, but for the last one,
// of which the words would reach over the end, and gives back what is left.
func (l *layout) countPairs(cells []int64, rows []byte) (left []byte) {
	length := 2 * l.items
	var t pairTables
	for block := l.pairBlock() * length; len(rows) > length; {
		n := min(block, len(rows)-length)
		for d := range l.dimensions() {
			l.pairDimension(cells, &t, rows[:n+length], d)
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
func (l *layout) pairDimension(cells []int64, t *pairTables, rows []byte, d int) {
	first, k, length := l.first[d], l.width(d), 2*l.items
	mask, mirror := firstBytes(k), l.mirrorMask(d)
	var ee, ep, pe, pp crossSums
	for ; len(rows) > length; rows = rows[length:] {
		e, p := word(rows[first:])&mask, word(rows[first+l.items:])&mask
		if mirror != 0 {
			e, p = l.mirror(e, mirror), l.mirror(p, mirror)
		}
		both := nonzero(e) & nonzero(p) & topBits
		if both != topBits&mask {
			l.partialPairs(cells, t, d, e, p, fill(both))
			continue
		}
		countPair(t.complete[first:first+k], e<<4|p)
		eSum, pSum := sumBytes(e), sumBytes(p)
		t.gap[d][uint8(pSum-eSum)]++
		e0, e1, p0, p1 := e&evenByte, e>>8&evenByte, p&evenByte, p>>8&evenByte
		ee.add(e0, e1, eSum)
		ep.add(e0, e1, pSum)
		pe.add(p0, p1, eSum)
		pp.add(p0, p1, pSum)
	}
	for i := range k {
		rest := l.complete(cells, first+i)
		rest[l.cross(0, 0)] += ee.at(i)
		rest[l.cross(0, 1)] += ep.at(i)
		rest[l.cross(1, 0)] += pe.at(i)
		rest[l.cross(1, 1)] += pp.at(i)
	}
}

// countPair counts the pair of each item, a byte each.
func countPair(items [][256]uint32, pairs uint64) {
	for i := range items {
		items[i][uint8(pairs)]++
		pairs >>= 8
	}
}

// partialPairs counts a respondent who left out some of a dimension; both is 0xff for
// each item that was not.
func (l *layout) partialPairs(cells []int64, t *pairTables, d int, e, p, both uint64) {
	first := l.first[d]
	countPair(t.partial[first:l.first[d+1]], e<<4|p)
	if answered := bits.OnesCount64(both) / 8; answered > 0 {
		sums := [2]int64{int64(sumBytes(e & both)), int64(sumBytes(p & both))}
		l.countBucket(l.bucket(cells, d, answered), answered, sums[:])
	}
}

// mirrorMask is 0xff for each reversed item of a dimension.
func (l *layout) mirrorMask(d int) (mask uint64) {
	for i := range l.width(d) {
		if l.reversed[l.first[d]+i] {
			mask |= 0xff << (8 * i)
		}
	}
	return mask
}

// mirror turns the ratings under the mask around and leaves missing ones missing.
func (l *layout) mirror(x, mask uint64) uint64 {
	mask &= fill(nonzero(x))
	return x&^mask | (uint64(l.points+1)*eachByte&mask - x&mask)
}

// fold adds what the tables have counted to the cells.
func (l *layout) fold(cells []int64, t *pairTables) {
	for d := range l.dimensions() {
		whole := l.bucket(cells, d, l.width(d))
		l.foldGaps(whole, &t.gap[d], l.width(d))
		for item := l.first[d]; item < l.first[d+1]; item++ {
			rest := l.complete(cells, item)
			l.foldItem(cells, item, &t.partial[item], nil)
			sums := l.foldItem(cells, item, &t.complete[item], rest)
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
