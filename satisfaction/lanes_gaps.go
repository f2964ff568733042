package satisfaction

// gapSums is what the detail GapsOnly counts over many rows, before it is known
// that all of them are valid: sums by place in the row, of ratings as given.
type gapSums struct {
	given [laneItems]int64
	sums  [laneRow]int64
}

// gapStride is the number of rows after which four words of 64 bits begin at the
// same place in a row again, whatever its length.
const gapStride = 16

// countGaps counts rows of pairs with the detail GapsOnly and gives -1, or counts
// nothing and gives the place of the first invalid byte.
func (l *layout) countGaps(cells []int64, rows []byte) (bad int) {
	length := 2 * l.items
	stride := gapStride * length
	most := 255 / l.points // strides that a byte can add up
	var g gapSums
	dense, at := true, 0
	for {
		block := min((len(rows)-at-8)/stride, most) * stride // 8: words reach over the end of a row
		if block <= 0 {
			break
		}
		b := rows[at : at+block+8]
		if dense = dense && l.denseGaps(&g, b[:block]); !dense { // where one answer is missing, others will be
			if !l.pairGaps(&g, b) {
				return at + l.invalid(b)
			}
		}
		at += block
	}
	if bad := l.invalid(rows[at:]); bad >= 0 {
		return at + bad
	}
	l.addGaps(cells, &g, int64(at/length))
	for ; at < len(rows); at += length {
		l.count(cells, rows[at:at+length])
	}
	return -1
}

// addGaps adds what was counted over n rows.
func (l *layout) addGaps(cells []int64, g *gapSums, n int64) {
	cells[headResponses] += n
	for i := range l.items {
		pairs := l.pairs(cells, i)
		pairs[0] += g.given[i]
		pairs[1] += l.mirroredSum(i, g.given[i], g.sums[i])
		pairs[2] += l.mirroredSum(i, g.given[i], g.sums[l.items+i])
	}
}

// bothGiven is 1 for each byte that is not 0 in both words.
func bothGiven(e, p uint64) uint64 { return (nonzero(e) & nonzero(p)) >> 7 & eachByte }

// mirroredSum is the sum of n ratings of an item as it counts.
func (l *layout) mirroredSum(item int, n, sum int64) int64 {
	if l.reversed[item] {
		return n*int64(l.points+1) - sum
	}
	return sum
}

// denseGaps adds the rows of a block if every byte of it is a rating. A stride is a
// whole number of words; each of them is added to its like in the next stride, so
// that a byte of the sum belongs to one place in the row.
func (l *layout) denseGaps(g *gapSums, rows []byte) bool {
	length := 2 * l.items
	var sums [laneRow]int64
	for at := 0; at < gapStride*length; at += 32 {
		words, ok := l.denseWords(rows[at:], gapStride*length)
		if !ok {
			return false
		}
		for i := range 32 {
			sums[(at+i)%length] += int64(words[i/8] >> (i % 8 * 8) & 0xff)
		}
	}
	add(g.sums[:], sums[:])
	for i := range l.items {
		g.given[i] += int64(len(rows) / length)
	}
	return true
}

// denseWords adds up, byte by byte, the first four words of every stride, if all
// their bytes are ratings. A byte of 0 or above the scale, less one or lifted by
// what the scale leaves of seven bits, sets its top bit.
func (l *layout) denseWords(rows []byte, stride int) (sums [4]uint64, ok bool) {
	over := uint64(0x7f-l.points) * eachByte
	var a, b, c, d, bad uint64
	for at := 0; at+32 <= len(rows); at += stride {
		four := rows[at : at+32]
		x, y, z, w := word(four), word(four[8:]), word(four[16:]), word(four[24:])
		a, b, c, d = a+x, b+y, c+z, d+w
		bad |= (x - eachByte) | (x + over) | (y - eachByte) | (y + over)
		bad |= (z - eachByte) | (z + over) | (w - eachByte) | (w + over)
	}
	return [4]uint64{a, b, c, d}, bad&topBits == 0
}

// pairGaps adds the pairs of a block that are complete, if every byte is valid;
// eight more bytes follow the block.
func (l *layout) pairGaps(g *gapSums, rows []byte) bool {
	seen := uint64(0)
	part := 255 / l.points &^ 1 * 2 * l.items // an even number of rows that a byte can add up
	for from := 0; from < len(rows)-8; from += part {
		to := min(from+part+8, len(rows))
		for at := 0; at < l.items; at += 8 {
			seen |= l.pairLanes(g, rows[from:to], at)
		}
	}
	over := uint64(0x7f-l.points) * eachByte
	// What all ratings have in common bit by bit can be above the scale although no
	// rating is: 5 and 2 make 7.
	return (seen|(seen+over))&topBits == 0 || l.invalid(rows) < 0
}

// pairLanes adds the items from at on, up to eight of them, of an even number of rows
// that a byte can add up; eight bytes more follow them. It gives all bits that it
// has seen.
func (l *layout) pairLanes(g *gapSums, rows []byte, at int) (seen uint64) {
	var given, expected, perceived uint64
	items := l.items
	for length := 2 * items; len(rows) > 2*length; rows = rows[2*length:] {
		a := rows[at : 2*length+8]
		e, p := word(a), word(a[items:])
		f, q := word(a[length:]), word(a[length+items:])
		seen |= e | p | f | q
		one, two := bothGiven(e, p), bothGiven(f, q)
		given += one + two
		one, two = one<<8-one, two<<8-two
		expected += e&one + f&two
		perceived += p&one + q&two
	}
	for i := at; i < min(at+8, l.items); i++ {
		shift := 8 * (i - at)
		g.given[i] += int64(given >> shift & 0xff)
		g.sums[i] += int64(expected >> shift & 0xff)
		g.sums[l.items+i] += int64(perceived >> shift & 0xff)
	}
	return seen
}
