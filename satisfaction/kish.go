package satisfaction

import "strconv"

// Kish tells how much a weighted survey is worth in equally weighted answers (Kish,
// Survey Sampling, 1965): weights that differ widely let few respondents speak for
// many. It counts survey weights, such as those of post-stratification or raking,
// beside a tally that counts the answers with them, [Tally.MergeWeighted], and can be
// added up like it. The zero value has counted nothing; compare with [Exact.Equal],
// field by field.
type Kish struct {
	Responses int64 `json:"responses"` // how many weights were counted
	Sum       Exact `json:"sum"`       // of the weights
	Squares   Exact `json:"squares"`   // the sum of their squares
}

// Add gives k with one more survey weight. A weight below 0 is a [*Fault].
func (k Kish) Add(weight Exact) (Kish, error) { return k.AddAll(1, weight) }

// AddAll gives k with n more survey weights that are all the same, as those of a
// stratum. A weight or n below 0 is a [*Fault], more than 10^12 in all are [ErrTooMany];
// then k comes back as it was.
func (k Kish) AddAll(n int64, weight Exact) (Kish, error) {
	if weight.Sign() < 0 || n < 0 {
		return k, &Fault{Path: "survey weight " + strconv.FormatInt(k.Responses+1, 10),
			Got: strconv.FormatInt(n, 10) + " times " + weight.String(), Want: "0 or more"}
	}
	if n > mostResponses-k.Responses {
		return k, ErrTooMany
	}
	sum := Whole(n).Mul(weight)
	return k.Merge(Kish{n, sum, sum.Mul(weight)}), nil
}

// Merge gives the weights of both together.
func (k Kish) Merge(o Kish) Kish {
	return Kish{k.Responses + o.Responses, k.Sum.Add(o.Sum), k.Squares.Add(o.Squares)}
}

// Effective is the effective number of responses, (sum of w)^2 / sum of w^2, at
// most Responses; ok is false when no weight is above 0.
func (k Kish) Effective() (n Exact, ok bool) { return k.Sum.Mul(k.Sum).Quo(k.Squares) }

// DesignEffect is Responses divided by the effective number, 1 for equal weights
// and more otherwise; ok is false when no weight is above 0.
func (k Kish) DesignEffect() (effect Exact, ok bool) {
	n, _ := k.Effective()
	return Whole(k.Responses).Quo(n)
}
