package metric

import "errors"

// evaluation is the table of the Kano method: a row for the answer if the feature
// is there, a column for the answer if it is missing (Kano and others, 1984; in
// this form Berger and others, 1993).
var evaluation = [5][5]Category{
	{Questionable, Attractive, Attractive, Attractive, OneDimensional},
	{Reverse, Indifferent, Indifferent, Indifferent, MustBe},
	{Reverse, Indifferent, Indifferent, Indifferent, MustBe},
	{Reverse, Indifferent, Indifferent, Indifferent, MustBe},
	{Reverse, Reverse, Reverse, Reverse, Questionable},
}

// Evaluate is the category of the two answers of one customer, if the feature is
// present and if it is absent. An answer that is not set is an [*UnknownError].
func Evaluate(present, absent KanoAnswer) (Category, error) {
	_, err := present.MarshalText()
	_, err2 := absent.MarshalText()
	if err := errors.Join(err, err2); err != nil {
		return 0, err
	}
	return evaluation[present-1][absent-1], nil
}

// KanoTable counts the pairs of answers on one feature: a row for each answer if
// it is present, a column for each if it is absent, both in the order of
// [KanoAnswers]. Keeping the pairs keeps the choice of how to evaluate them. It is
// a plain value, compared with ==; the zero value has counted nothing and is what
// Merge leaves a sum unchanged with.
type KanoTable [5][5]int64

// Add counts the two answers of one customer. An answer that is not set is an
// [*UnknownError] and changes nothing.
func (t *KanoTable) Add(present, absent KanoAnswer) error {
	if _, err := Evaluate(present, absent); err != nil {
		return err
	}
	var one KanoTable
	one[present-1][absent-1] = 1
	return t.Merge(one)
}

// Merge counts what other has counted, in any order and grouping to the same
// result. It fails with an [*InputError] when a count is below 0 or beyond
// 2^53 - 1; then t stays as it was.
func (t *KanoTable) Merge(other KanoTable) error { return t.counts().merge(other.counts()) }

// Kano evaluates all pairs. A count below 0, or more than 2^53 - 1 in one
// category, is an [*InputError].
func (t KanoTable) Kano() (Kano, error) {
	if err := t.counts().check(); err != nil {
		return Kano{}, err
	}
	var k Kano
	into := k.counts().all
	for present, row := range t {
		for absent, n := range row {
			*into[evaluation[present][absent]-1].at += n
		}
	}
	return k, k.counts().check()
}

// counts names each cell by its two answers, "like/dislike".
func (t *KanoTable) counts() counts {
	c := counts{of: "KanoTable"}
	for i, present := range KanoAnswers() {
		for j, absent := range KanoAnswers() {
			c.all = append(c.all, count{present.String() + "/" + absent.String(), &t[i][j]})
		}
	}
	return c
}

// String gives "like/like=0 like/expect=2 ...", all 25 cells row by row. It is
// what is stored as text.
func (t KanoTable) String() string { return t.counts().text() }

// MarshalText gives what String gives; a count out of range is an [*InputError].
func (t KanoTable) MarshalText() ([]byte, error) { return t.counts().marshalText() }

// UnmarshalText reads exactly what MarshalText gives; otherwise it returns an
// [*InputError] and t stays as it was.
func (t *KanoTable) UnmarshalText(text []byte) error {
	var v KanoTable
	if err := v.counts().unmarshalText(text); err != nil {
		return err
	}
	*t = v
	return nil
}

// MarshalJSON gives an object of the 25 counts under the names of String; a count
// out of range is an [*InputError].
func (t KanoTable) MarshalJSON() ([]byte, error) { return t.counts().marshalJSON() }

// UnmarshalJSON reads an object of these 25 counts in any order, and nothing else;
// otherwise it returns an [*InputError] and t stays as it was.
func (t *KanoTable) UnmarshalJSON(data []byte) error {
	var v KanoTable
	if err := v.counts().unmarshalJSON(data); err != nil {
		return err
	}
	*t = v
	return nil
}
