package satisfaction

import "slices"

// layout says where each count stands in the memory of a tally. All counts are
// int64 in one slice, so that merging is the addition of two slices and equality
// is theirs. A section that the detail does not ask for is empty.
//
// Ratings are summed as a row holds them: their place on the scale plus one, from
// 1 to points; 0 is a missing one.
type layout struct {
	columns, points, items int
	first                  []int // the first item of each dimension, and the number of items at the end
	reversed               []bool
	qualify                []int   // by dimension: the counted answers from which on a respondent counts
	band                   []int64 // by counted answers: up to which sum of gaps a respondent is Met
	adequate, desired      int     // where those columns stand, -1 if they are not asked
	detail                 Detail
	excluded               [flagCount]bool
	lanes                  bool // whether many rows may be counted at a time

	perItem, perBucket, perComplete int   // the sizes of records
	perTotal                        int   // the size of the record of respondents with own weights, which is apart
	sumsAt, runsAt                  int   // where sections begin; the head begins at 0
	bucketsAt                       []int // by dimension
	completeAt, distributionsAt     int
	size                            int
}

const (
	flagCount   = 5
	columnCount = 5
)

// firstSum is where the sums stand in the record of an item and of a bucket; how
// many there are stands before them.
const firstSum = 1

// The head: with GapsOnly it is the first count alone.
const (
	headResponses = 0
	headExcluded  = 1
	headFlags     = 2 // one for each flag
	headSize      = headFlags + flagCount
)

func layoutOf(d *Design) layout {
	l := layout{columns: len(d.Columns), points: d.Scale.Points(), detail: d.Detail}
	l.adequate, l.desired = slices.Index(d.Columns, Adequate), slices.Index(d.Columns, Desired)
	for _, g := range d.Dimensions {
		l.first = append(l.first, l.items)
		l.items += len(g.Items)
		for _, item := range g.Items {
			l.reversed = append(l.reversed, item.Reversed)
		}
		l.qualify = append(l.qualify, qualifies(d, len(g.Items)))
	}
	l.first = append(l.first, l.items)
	for _, f := range d.Exclude {
		l.excluded[f-1] = true
	}
	l.lanes = l.fitsLanes()
	l.place()
	if d.Detail >= WithReliability {
		l.bands(d)
	}
	return l
}

// qualifies is the number of counted answers among k from which on a respondent
// counts in the dimension.
func qualifies(d *Design, k int) int {
	switch d.Missing {
	case Listwise:
		return k
	case PersonMean:
		return int(ceiling(d.MinShare.Mul(Whole(int64(k)))))
	}
	return 1
}

// place lays the sections one behind the other.
func (l *layout) place() {
	c := l.columns
	l.perItem = 1 + c
	l.perBucket = 1 + c + 2*(c-1)
	l.perComplete = c + c*(c+1)/2 + c*c
	l.size = 1
	if l.detail >= WithReliability {
		l.size = headSize
	}
	l.sumsAt = l.section(l.items * l.perItem)
	if l.detail < WithReliability {
		return
	}
	l.runsAt = l.section(l.items + 1)
	answers := 0
	for d := range l.dimensions() {
		l.bucketsAt = append(l.bucketsAt, l.section(l.width(d)*l.perBucket))
		answers += l.width(d)
	}
	l.completeAt = l.section(l.items * l.perComplete)
	l.perTotal = 1 + l.dimensions() + 1 + answers*c
	if l.detail >= Full {
		l.distributionsAt = l.section(l.items * c * (l.points + 1))
	}
}

func (l *layout) section(size int) (begin int) {
	begin = l.size
	l.size += size
	return begin
}

func (l *layout) dimensions() int { return len(l.first) - 1 }

// width is the number of items of a dimension.
func (l *layout) width(d int) int { return l.first[d+1] - l.first[d] }

// bands works out, for each number of answers, the sum of gaps that MetBand allows.
func (l *layout) bands(d *Design) {
	widest := 0
	for g := range l.dimensions() {
		widest = max(widest, l.width(g))
	}
	steps, _ := d.MetBand.Quo(d.Scale.Step)
	most := Whole(int64(l.points)) // no gap is larger
	if steps.Cmp(most) > 0 {
		steps = most
	}
	for j := range widest + 1 {
		l.band = append(l.band, floor(steps.Mul(Whole(int64(j)))))
	}
}

// pairs gives the record of an item: how often it was counted, and the sum of each
// column over those.
func (l *layout) pairs(cells []int64, item int) []int64 {
	at := l.sumsAt + item*l.perItem
	return cells[at : at+l.perItem : at+l.perItem]
}

// bucket gives the record of the respondents with j counted answers in a dimension,
// j from 1: how many, the sum of each column, and for each column before the last
// how many of them it left exceeded and met.
func (l *layout) bucket(cells []int64, d, j int) []int64 {
	at := l.bucketsAt[d] + (j-1)*l.perBucket
	return cells[at : at+l.perBucket : at+l.perBucket]
}

// complete gives the record of an item over the respondents who answered its whole
// dimension: the sum of each column x, of the products x*y of two columns (upper
// triangle), and of x times the sum of y over the dimension.
func (l *layout) complete(cells []int64, item int) []int64 {
	at := l.completeAt + item*l.perComplete
	return cells[at : at+l.perComplete : at+l.perComplete]
}

// product is where x*y stands in such a record, cross where x times the sum of y.
func (l *layout) product(x, y int) int {
	x, y = min(x, y), max(x, y)
	return l.columns + x*l.columns - x*(x-1)/2 + y - x
}

func (l *layout) cross(x, y int) int {
	return l.columns + l.columns*(l.columns+1)/2 + x*l.columns + y
}

// distribution gives how often each point of the scale was given to an item in a
// column, missing first.
func (l *layout) distribution(cells []int64, item, column int) []int64 {
	at := l.distributionsAt + (item*l.columns+column)*(l.points+1)
	return cells[at : at+l.points+1 : at+l.points+1]
}
