package satisfaction

import "encoding/binary"

// Counting many rows at a time, eight ratings in one word of 64 bits. A rating has
// at most seven bits, so that the eighth bit of each byte is free to catch the
// carry of that byte alone. What is counted here is what layout.count counts, and
// a law holds both against each other.
const (
	eachByte = 0x0101010101010101 // times a byte: that byte in all eight
	lowBits  = 0x7f * eachByte
	topBits  = 0x80 * eachByte
	evenByte = 0x00ff00ff00ff00ff // every other byte, with room for 16 bits
)

func word(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// nonzero sets the top bit of each byte of x that is not 0, for bytes up to 127;
// the other bits are undefined.
func nonzero(x uint64) uint64 { return x + lowBits }

// fill makes 0xff of each byte with its top bit set and 0 of the others.
func fill(x uint64) uint64 { return x >> 7 & eachByte * 0xff }

// sumBytes adds up the eight bytes of x, of which the sum is at most 255.
func sumBytes(x uint64) uint64 { return x * eachByte >> 56 }

// firstBytes keeps the first n bytes of a word, n up to 8.
func firstBytes(n int) uint64 { return 1<<(8*n) - 1 }

// invalid finds the first byte that is neither a rating nor missing, or gives -1.
func (l *layout) invalid(rows []byte) int {
	over := uint64(0x7f-l.points) * eachByte // sets the top bit of what is above points
	i := 0
	for ; i+8 <= len(rows); i += 8 {
		if x := word(rows[i:]); (x|(x+over))&topBits != 0 {
			break
		}
	}
	for ; i < len(rows); i++ {
		if int(rows[i]) > l.points {
			return i
		}
	}
	return -1
}

const (
	lanePoints = 15 // the longest scale that is counted in lanes: two ratings fit a byte
	fewItems   = 5  // the fewest items: a word may reach over the end of a row, not over two
	laneItems  = 32 // the most items
	laneRow    = 2 * laneItems
	laneWidth  = 8   // the widest dimension: its items fit a word
	fewRows    = 32  // the fewest rows for which clearing and folding the tables pays
	laneRows   = 256 // the most rows of a block

	foldRows = 1 << 20 // the most rows whose tables are folded at once: their counts have 32 bits
)

// countAll counts rows and gives -1, or counts nothing and gives the place of the
// first byte that is invalid.
func (l *layout) countAll(cells []int64, rows []byte) (bad int) {
	if l.lanes && l.detail == GapsOnly {
		return l.countGaps(cells, rows)
	}
	if bad := l.invalid(rows); bad >= 0 {
		return bad
	}
	length := l.columns * l.items
	for l.lanes && len(rows) >= fewRows*length {
		part := rows[:min(len(rows), foldRows*length)]
		left := l.countPairs(cells, part)
		rows = rows[len(part)-len(left):]
	}
	for ; len(rows) > 0; rows = rows[length:] {
		l.count(cells, rows[:length])
	}
	return -1
}

// fitsLanes reports whether rows of this layout can be counted in lanes: a pair of
// ratings for each item, on a scale that is not too long, and nobody left out.
func (l *layout) fitsLanes() bool {
	for d := range l.dimensions() {
		if l.width(d) > laneWidth {
			return false
		}
	}
	return l.columns == 2 && l.points <= lanePoints && fewItems <= l.items && l.items <= laneItems && l.excluded == [flagCount]bool{}
}
