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
// its ratings differ: two neighbours do. Nine bytes or more follow the column.
func (l *layout) lookLanes(column []byte) (run int, uneven bool) {
	var given, same uint64 // a bit for each item: it is there, and so is its like behind it
	for at := 0; at < l.items; at += 8 {
		x, y := word(column[at:]), word(column[at+1:])
		there := nonzero(x) & topBits
		given |= topBitsOf(there) << at
		same |= topBitsOf(there&^nonzero(x^y)) << at
	}
	given &= 1<<l.items - 1
	same &= 1<<(l.items-1) - 1 // the last has none behind it
	if given != 0 {
		run = 1 + longestOnes(same)
	}
	return run, given&(given>>1)&^same != 0
}

// topBitsOf gathers the top bits of the eight bytes of x, of which the others are 0.
func topBitsOf(x uint64) uint64 { return x >> 7 * 0x0102040810204080 >> 56 }

// longestOnes is the length of the longest stretch of ones in x. It looks at four
// lengths at a time, because most stretches are short and a loop's end is guessed
// wrong.
func longestOnes(x uint64) (n int) {
	for x != 0 {
		for range 4 {
			if x != 0 {
				n++
			}
			x &= x << 1
		}
	}
	return n
}
