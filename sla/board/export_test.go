package board

// Depth is how many lines hang below each other at most.
func (b *Board) Depth() int { return b.tree.depth() }

func (l *line) depth() int {
	if l == nil {
		return 0
	}
	return 1 + max(l.left.depth(), l.right.depth())
}
