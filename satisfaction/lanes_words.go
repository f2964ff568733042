package satisfaction

// The pairs of one respondent in one dimension are a word: a byte for each item,
// expected in the high four bits and perceived in the low, 0 for missing.

// pairWords has room for the pairs of a block of rows in one dimension.
type pairWords struct{ complete, partial [laneRows]uint64 }

// lowNibbles keeps the low four bits of each byte.
const lowNibbles = 0x0f * eachByte

// unpair gives expected and perceived of each pair.
func unpair(pairs uint64) (e, p uint64) { return pairs >> 4 & lowNibbles, pairs & lowNibbles }

// sortPairs gives the pairs of a dimension in all rows but the last: of respondents
// who answered the whole, and of the others. Both kinds come in no order, so that a
// processor would guess a branch wrong too often; therefore each word is written to
// both places and one of them moves on.
func (l *layout) sortPairs(w *pairWords, rows []byte, d int) (complete, partial []uint64) {
	items, mask, mirror := l.items, firstBytes(l.width(d)), l.mirrorMask(d)
	n, m := 0, 0
	for at := l.first[d]; at+2*items < len(rows); at += 2 * items {
		e, p := word(rows[at:at+8])&mask, word(rows[at+items:at+items+8])&mask
		if mirror != 0 {
			e, p = l.mirror(e, mirror), l.mirror(p, mirror)
		}
		w.complete[n], w.partial[m] = e<<4|p, e<<4|p
		whole := 0
		if nonzero(e)&nonzero(p)&topBits == topBits&mask {
			whole = 1
		}
		n, m = n+whole, m+1-whole
	}
	return w.complete[:n], w.partial[:m]
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

// countWords counts the pair of each item.
func countWords(items [][256]uint32, words []uint64) {
	for _, pairs := range words {
		for i := range items {
			items[i][uint8(pairs)]++
			pairs >>= 8
		}
	}
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

// crossWords adds up each rating times the sum of its dimension, over complete pairs,
// and counts the sum of gaps of each respondent.
func (l *layout) crossWords(cells []int64, gaps *[256]uint32, d int, words []uint64) {
	var ee, ep, pe, pp crossSums
	for _, pairs := range words {
		e, p := unpair(pairs)
		eSum, pSum := sumBytes(e), sumBytes(p)
		gaps[uint8(pSum-eSum)]++
		e0, e1, p0, p1 := e&evenByte, e>>8&evenByte, p&evenByte, p>>8&evenByte
		ee.add(e0, e1, eSum)
		ep.add(e0, e1, pSum)
		pe.add(p0, p1, eSum)
		pp.add(p0, p1, pSum)
	}
	for i := range l.width(d) {
		rest := l.complete(cells, l.first[d]+i)
		rest[l.cross(0, 0)] += ee.at(i)
		rest[l.cross(0, 1)] += ep.at(i)
		rest[l.cross(1, 0)] += pe.at(i)
		rest[l.cross(1, 1)] += pp.at(i)
	}
}

// bucketWords counts respondents by how many items they answered, none included.
func (l *layout) bucketWords(cells []int64, d int, words []uint64) {
	var band, sums, left [laneWidth + 1]uint64
	for j := range l.width(d) + 1 {
		band[j] = uint64(l.band[j])
	}
	for _, pairs := range words {
		e, p := unpair(pairs)
		both := fill(nonzero(e) & nonzero(p))
		j := sumBytes(both & eachByte)
		eSum, pSum := sumBytes(e&both), sumBytes(p&both)
		exceeded, missed := (band[j]+eSum-pSum)>>63, (band[j]+pSum-eSum)>>63 // 1 if negative
		sums[j] += 1<<32 | eSum<<16 | pSum
		left[j] += exceeded<<32 | missed
	}
	for j := 1; j <= l.width(d); j++ {
		n, exceeded, missed := int64(sums[j]>>32), int64(left[j]>>32), int64(left[j]&0xffff)
		add(l.bucket(cells, d, j), []int64{n, int64(sums[j] >> 16 & 0xffff), int64(sums[j] & 0xffff), exceeded, n - exceeded - missed})
	}
}
