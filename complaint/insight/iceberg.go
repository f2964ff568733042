package insight

import (
	"errors"
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/servicequality/servicequality/internal/exact"
)

// ErrNoEvidence says that nobody complained: that tells nothing of how many are silent.
// No complaints are not the same as no unhappy customers.
var ErrNoEvidence = errors.New("complaint/insight: no evidence: nobody complained")

// An Assumption says how many unhappy customers stay silent for each one who complains.
// It carries a name, because estimates under different assumptions are different
// claims, to be told apart. The zero Assumption is refused.
//
// The figures that go around differ in what they count. That 96 percent of customers do
// not complain holds for headquarters and small sums; about half speak to the front
// line, and three quarters in trade between firms (Goodman, letter to ASQ, 2005). Take
// a share from your own survey where you can.
type Assumption struct {
	name   string
	silent *big.Rat // for each who complains; never written to
}

// SourceRatio is the assumption of training literature, named "source-25": 25 silent
// customers for each who complains. Others count the one who complains among the 25;
// that is [VoicedShare] of 0.04.
func SourceRatio() Assumption { return Assumption{"source-25", big.NewRat(25, 1)} }

// SilentRatio assumes this many silent customers for each who complains, from 0. Blank
// names, ratios below 0 and numbers of absurd size are a [*ValueError].
func SilentRatio(name string, ratio decimal.Decimal) (Assumption, error) {
	r, err := sane("ratio", ratio)
	if err == nil && r.Sign() < 0 {
		err = &ValueError{Place: "ratio", Got: ratio.String(), Want: "0 or more"}
	}
	return assume(name, r, err)
}

// VoicedShare assumes that the share p of all unhappy customers complains, which leaves
// (1-p)/p silent for each who does: 24 when p is 0.04. P is above 0 and at most 1; all
// else is a [*ValueError].
func VoicedShare(name string, p decimal.Decimal) (Assumption, error) {
	r, err := sane("p", p)
	if err == nil && (r.Sign() <= 0 || r.Cmp(one()) > 0) {
		err = &ValueError{Place: "p", Got: p.String(), Want: "more than 0, at most 1"}
	}
	if err == nil {
		r.Sub(r.Inv(r), one())
	}
	return assume(name, r, err)
}

func assume(name string, silent *big.Rat, err error) (Assumption, error) {
	if strings.TrimSpace(name) == "" {
		err = errors.Join(&ValueError{Place: "name", Got: fmt.Sprintf("%q", name), Want: "what the assumption is called"}, err)
	}
	if err != nil {
		return Assumption{}, err
	}
	return Assumption{name, silent}, nil
}

// Name is what the assumption is called.
func (a Assumption) Name() string { return a.name }

// An Iceberg estimates what lies below the complaints that we hear. It is an estimate
// under an assumption and says so; all its numbers are exact until they are asked for.
type Iceberg struct {
	// Assumption under which it holds.
	Assumption Assumption
	// Voiced is how many complained, at least 1.
	Voiced int64
	// Observed is how many hidden complaints we found ourselves. They stand beside the
	// estimate to hold it against, and are never added to it.
	Observed int64
}

// Estimate makes an Iceberg of the complaints that were voiced and the hidden ones that
// were found, as [Tally.Voiced] and [Tally.Hidden] count them. With none voiced it is
// [ErrNoEvidence]; the zero Assumption and counts below 0 or above [MaxCount] are a
// [*ValueError].
func Estimate(voiced, observed int64, a Assumption) (Iceberg, error) {
	err := errors.Join(countable("voiced", voiced), countable("observed", observed))
	if a.silent == nil {
		err = errors.Join(err, &ValueError{Place: "assumption", Got: "none", Want: "a ratio or share, such as SourceRatio()"})
	}
	switch {
	case err != nil:
		return Iceberg{}, err
	case voiced == 0:
		return Iceberg{}, ErrNoEvidence
	}
	return Iceberg{Assumption: a, Voiced: voiced, Observed: observed}, nil
}

// Silent is how many unhappy customers said nothing, with the stated number of places,
// rounded once, half to even. The zero Iceberg has none.
func (i Iceberg) Silent(places uint8) decimal.Decimal { return exact.Round(i.silent(), int32(places)) }

// Unhappy is Silent and Voiced together, rounded as there.
func (i Iceberg) Unhappy(places uint8) decimal.Decimal {
	return exact.Round(i.unhappy(), int32(places))
}

func (i Iceberg) silent() *big.Rat {
	if i.Assumption.silent == nil {
		return new(big.Rat)
	}
	return new(big.Rat).Mul(i.Assumption.silent, big.NewRat(i.Voiced, 1))
}

func (i Iceberg) unhappy() *big.Rat { return new(big.Rat).Add(i.silent(), big.NewRat(i.Voiced, 1)) }

// A Reach says how many people an unhappy customer tells. It is an assumption as well.
type Reach struct {
	// Least and Most are how many people most of them tell.
	Least, Most int64
	// Far is how many one in OneIn of them tells instead.
	Far, OneIn int64
}

// SourceReach is the assumption of training literature: an unhappy customer tells 8 to
// 10 others, and one in five tells 20.
func SourceReach() Reach { return Reach{Least: 8, Most: 10, Far: 20, OneIn: 5} }

// Told is how many people hear of it, at least and at most, when all unhappy customers
// tell others as r says: one in OneIn of them Far, the rest Least to Most. The numbers
// are rounded as those of Silent. Counts below 0 or above [MaxCount], a Least above
// Most and a OneIn of 0 are a [*ValueError].
func (i Iceberg) Told(r Reach, places uint8) (least, most decimal.Decimal, err error) {
	if err := r.check(); err != nil {
		return decimal.Decimal{}, decimal.Decimal{}, err
	}
	told := func(each int64) decimal.Decimal {
		perHead := big.NewRat((r.OneIn-1)*each+r.Far, r.OneIn)
		return exact.Round(perHead.Mul(perHead, i.unhappy()), int32(places))
	}
	return told(r.Least), told(r.Most), nil
}

func (r Reach) check() error {
	err := errors.Join(countable("reach.least", r.Least), countable("reach.most", r.Most), countable("reach.far", r.Far), countable("reach.oneIn", r.OneIn))
	if r.Least > r.Most {
		err = errors.Join(err, &ValueError{Place: "reach.least", Got: strconv.FormatInt(r.Least, 10), Want: "at most " + strconv.FormatInt(r.Most, 10)})
	}
	if r.OneIn == 0 {
		err = errors.Join(err, &ValueError{Place: "reach.oneIn", Got: "0", Want: "1 or more"})
	}
	return err
}

func one() *big.Rat { return big.NewRat(1, 1) }

// sane gives d as a fraction. A decimal of a few bytes can stand for a number that fills
// all memory; those are refused.
func sane(place string, d decimal.Decimal) (*big.Rat, error) {
	if d.Exponent() < -18 || d.Exponent() > 18 || d.Coefficient().BitLen() > 128 {
		return nil, &ValueError{Place: place, Got: fmt.Sprintf("exponent %d, %d bits", d.Exponent(), d.Coefficient().BitLen()), Want: "exponent -18 to 18, at most 128 bits"}
	}
	return d.Rat(), nil
}
