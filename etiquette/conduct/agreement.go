package conduct

// Agreement coefficients, as exact fractions. Both take what was counted and say how
// far agreement goes beyond what chance would give: 1 is full agreement, 0 what chance
// gives, below 0 less than that. They are undefined (Den 0) without units, and where
// all answers are the same one: then chance agrees fully too, and 0/0 says nothing.

// table counts how often two reviewers gave each pair of answers.
type table [5][5]int64

func (t *table) add(a, b Answer) { t[a-1][b-1]++ }

// agreement is the share of units with the same answer.
func (t *table) agreement() Ratio {
	var same, units int64
	for i := range t {
		for j := range t[i] {
			units += t[i][j]
		}
		same += t[i][i]
	}
	return Ratio{same, units}
}

// cohen is Cohen's kappa (Educational and Psychological Measurement 20, 1960):
// (po - pe) / (1 - pe), with po the observed agreement and pe what both would reach by
// chance with the answers that each of them gives. Over N units, with a of them the
// same and r and c the totals of rows and columns, that is
// (N a - Σ r c) / (N² - Σ r c).
func (t *table) cohen() Ratio {
	observed, chance := t.agreement(), int64(0)
	for i := range t {
		var row, column int64
		for j := range t {
			row += t[i][j]
			column += t[j][i]
		}
		chance += row * column
	}
	n := observed.Den
	return Ratio{n*observed.Num - chance, n*n - chance}
}

// spread counts how many of the reviewers gave each answer to one unit.
type spread [5]int64

// pairs counts the ordered pairs of reviewers with the same answer.
func (s *spread) pairs() (same int64) {
	for _, n := range s {
		same += n * (n - 1)
	}
	return same
}

// fleiss is Fleiss' kappa (Psychological Bulletin 76, 1971) over units that k
// reviewers judged each: (P - Pe) / (1 - Pe), with P the mean share of pairs that
// agree in a unit, and Pe the sum of squares of the shares of the answers. With N
// units, s agreeing ordered pairs in all and totals t of the answers, that is
// (N k s - (k - 1) Σ t²) / ((k - 1) ((N k)² - Σ t²)).
func fleiss(units []spread, k int64) Ratio {
	if k < 2 {
		return Ratio{}
	}
	var totals spread
	var same, squares int64
	for i := range units {
		for a, n := range units[i] {
			totals[a] += n
		}
		same += units[i].pairs()
	}
	for _, n := range totals {
		squares += n * n
	}
	all := int64(len(units)) * k
	return Ratio{all*same - (k-1)*squares, (k - 1) * (all*all - squares)}
}
