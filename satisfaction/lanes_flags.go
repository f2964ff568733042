package satisfaction

// flagLanes counts the flags and the longest runs of all rows of pairs but the last.
func (l *layout) flagLanes(cells []int64, rows []byte) {
	for length := 2 * l.items; len(rows) > length; rows = rows[length:] {
		run, uneven := l.lookLanes(rows[l.items:])
		cells[l.runsAt+run]++
		if uneven {
			continue // no pattern of a pair instrument has an uneven perceived column
		}
		for i, has := range l.flags(rows[:length]) {
			if has {
				cells[headFlags+i]++
			}
		}
	}
}

// lookLanes gives the longest run of a column, and whether it is plain to see that
// its ratings differ: the first is there, and another is not the same. Nine bytes or
// more follow the column.
func (l *layout) lookLanes(column []byte) (run int, uneven bool) {
	first := uint64(column[0]) * eachByte
	var neighbours, any, differ uint64
	for at := 0; at < l.items; at += 8 {
		x := word(column[at:]) & firstBytes(min(8, l.items-at))
		y := word(column[at+1:])
		given := nonzero(x) & topBits
		neighbours |= topBitsOf(given&^nonzero(x^y)) << at
		differ |= (x ^ first) & fill(given)
		any |= x
	}
	neighbours &= 1<<(l.items-1) - 1 // the last has none
	if any != 0 {
		run = 1 + longestOnes(neighbours)
	}
	return run, first != 0 && differ != 0
}

// topBitsOf gathers the top bits of the eight bytes of x, of which the others are 0.
func topBitsOf(x uint64) uint64 { return x >> 7 * 0x0102040810204080 >> 56 }

// longestOnes is the length of the longest stretch of ones in x.
func longestOnes(x uint64) (n int) {
	for ; x != 0; x &= x << 1 {
		n++
	}
	return n
}
