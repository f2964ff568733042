package board

// Depth is how many lines hang below each other at most.
func (b *Board) Depth() int { return b.tree.depth() }

func (l *line) depth() int {
	if l == nil {
		return 0
	}
	return 1 + max(l.left.depth(), l.right.depth())
}

// Scatter gives the weight of a line by its number.
func Scatter(n uint64) uint64 { return scatter(n) }
