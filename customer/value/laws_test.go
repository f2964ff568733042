package value_test

import (
	"errors"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer"
	"github.com/servicequality/servicequality/customer/value"
	"github.com/servicequality/servicequality/internal/enum/enumtest"
)

func TestLawEnumsAreTheirNames(t *testing.T) {
	enumtest.Test(t, unknown, value.ParseAspect, value.Aspects, value.Volume, value.Cooperation, value.Influence, value.Potential)
	enumtest.Test(t, unknown, value.ParseConvention, value.Conventions, value.Observed, value.Interpolated, value.Ntile)
	enumtest.Test(t, unknown, value.ParseSegment, value.Segments,
		value.RecentStrong, value.RecentSteady, value.RecentLight, value.CoolingStrong, value.CoolingSteady, value.CoolingLight,
		value.QuietStrong, value.QuietSteady, value.QuietLight)
	enumtest.Test(t, unknown, value.ParseSide, value.Sides, value.External, value.Internal)
}

func unknown(err error) (typ, input string, allowed []string, ok bool) {
	e, ok := errors.AsType[*customer.UnknownError](err)
	if !ok {
		return "", "", nil, false
	}
	return e.Type, e.Input, e.Allowed, true
}

// card is a scorecard with ratings for it.
type card struct {
	criteria []value.Criterion
	ratings  map[string]decimal.Decimal
}

func drawCard(t *rapid.T) card {
	c := card{ratings: map[string]decimal.Decimal{}}
	for i := range rapid.IntRange(1, 6).Draw(t, "criteria") {
		id := string(rune('a' + i))
		weight := rapid.OneOf(rapid.Int64Range(1, 5), rapid.Int64Range(1, value.MaxWeight/10)).Draw(t, "weight")
		c.criteria = append(c.criteria, value.Criterion{ID: id, Weight: weight})
		c.ratings[id] = drawRating(t)
	}
	return c
}

func drawRating(t *rapid.T) decimal.Decimal {
	if rapid.Bool().Draw(t, "fine") {
		return decimal.New(rapid.Int64Range(0, 100_000_000).Draw(t, "rating"), -6)
	}
	return decimal.New(rapid.Int64Range(0, 10).Draw(t, "rating"), 1)
}

func (c card) score(t interface{ Fatal(...any) }) value.Score {
	s, err := value.NewScorecard(c.criteria)
	if err != nil {
		t.Fatal(err)
	}
	score, err := s.Score(c.ratings)
	if err != nil {
		t.Fatal(err)
	}
	return score
}

func TestLawSharesAddUpToTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCard(t)
		score := c.score(t)
		sum, weights, want := new(big.Rat), new(big.Rat), new(big.Rat)
		for i, share := range score.Shares {
			if share.Criterion != c.criteria[i] || !share.Rating.Equal(c.ratings[share.Criterion.ID]) {
				t.Fatalf("share %d is %+v, want that of %+v", i, share, c.criteria[i])
			}
			sum.Add(sum, share.Points.Rat())
			weight := big.NewRat(share.Criterion.Weight, 1)
			weights.Add(weights, weight)
			want.Add(want, weight.Mul(weight, share.Rating.Rat()))
		}
		want.Quo(want, weights)
		if len(score.Shares) != len(c.criteria) || sum.Cmp(want) != 0 || score.Points.Rat().Cmp(want) != 0 {
			t.Fatalf("score %v, shares add up to %v, want %v", score.Points, sum, want)
		}
	})
}

func TestLawScalingTheWeightsChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCard(t)
		d := card{slices.Clone(c.criteria), c.ratings}
		by := rapid.Int64Range(2, 10).Draw(t, "by")
		for i := range d.criteria {
			d.criteria[i].Weight *= by
		}
		a, b := c.score(t), d.score(t)
		if a.Points.Cmp(b.Points) != 0 || a.Points.String() != b.Points.String() {
			t.Fatalf("%v, scaled %v", a.Points, b.Points)
		}
		for i := range a.Shares {
			if a.Shares[i].Points.Cmp(b.Shares[i].Points) != 0 {
				t.Fatalf("share %d: %v, scaled %v", i, a.Shares[i].Points, b.Shares[i].Points)
			}
		}
	})
}

func TestLawABetterRatingNeverLowersTheScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := drawCard(t)
		before := c.score(t).Points
		id := rapid.SampledFrom(c.criteria).Draw(t, "criterion").ID
		better := drawRating(t)
		want := better.Cmp(c.ratings[id])
		c.ratings[id] = better
		if got := c.score(t).Points.Cmp(before); got != want {
			t.Fatalf("rating changed by %d, score by %d", want, got)
		}
	})
}

// drawTiers draws one to three tiers on a coarse grid.
func drawTiers(t *rapid.T) []value.Tier {
	var tiers []value.Tier
	enter, keep := int64(0), int64(-1)
	for i := range rapid.IntRange(1, 3).Draw(t, "tiers") {
		enter += rapid.Int64Range(1, 30).Draw(t, "up")
		keep = max(keep+1, enter-rapid.Int64Range(1, 20).Draw(t, "gap"))
		if keep >= enter {
			enter = keep + 1
		}
		tiers = append(tiers, value.Tier{Name: string(rune('a' + i)), Enter: decimal.New(enter, 0), Keep: decimal.New(keep, 0)})
	}
	return tiers
}

func points(t interface{ Fatal(...any) }, d decimal.Decimal) value.Points {
	p, err := value.PointsOf(d)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func of(t interface{ Fatal(...any) }, tiers []value.Tier, score decimal.Decimal, before string) value.Standing {
	ts, err := value.NewTiers(tiers)
	if err != nil {
		t.Fatal(err)
	}
	s, err := ts.Of(points(t, score), before)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLawTiersFollowTheirThresholds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tiers := drawTiers(t)
		score := decimal.New(rapid.Int64Range(0, 1000).Draw(t, "score"), -1)
		had := rapid.IntRange(-1, len(tiers)-1).Draw(t, "had")
		before, want := "", value.Standing{}
		for i, tier := range tiers { // climb as long as a step is entered or kept
			if i == had {
				before = tier.Name
			}
			if !score.LessThan(tier.Enter) {
				want = value.Standing{Tier: tier.Name}
			} else if i <= had && !score.LessThan(tier.Keep) {
				want = value.Standing{Tier: tier.Name, Kept: true}
			}
		}
		if got := of(t, tiers, score, before); got != want {
			t.Fatalf("%v from %q among %v: got %+v, want %+v", score, before, tiers, got, want)
		}
	})
}

func TestLawTiersNeverFlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tiers := drawTiers(t)
		gap := decimal.New(1000, 0)
		for _, tier := range tiers {
			gap = decimal.Min(gap, tier.Enter.Sub(tier.Keep))
		}
		// a score that swings by less than the smallest gap
		low := rapid.Int64Range(0, 90).Draw(t, "low")
		swing := gap.IntPart()*10 - 1
		rank := func(name string) int {
			return slices.IndexFunc(tiers, func(tier value.Tier) bool { return tier.Name == name })
		}
		tier := rapid.SampledFrom(append([]value.Tier{{}}, tiers...)).Draw(t, "before").Name
		up, down := 0, 0
		for range 8 {
			score := decimal.Min(decimal.New(100, 0), decimal.New(low*10+rapid.Int64Range(0, swing).Draw(t, "score"), -1))
			next := of(t, tiers, score, tier).Tier
			if rank(next) > rank(tier) {
				up++
			}
			if rank(next) < rank(tier) {
				down++
			}
			tier = next
		}
		if up > 0 && down > 0 {
			t.Fatalf("the tier went up %d and down %d times while the score swung by %d tenths among %v", up, down, swing, tiers)
		}
	})
}

func TestLawTheTierIsDecidedOnTheExactScore(t *testing.T) {
	s, err := value.NewScorecard([]value.Criterion{{"a", 1}, {"b", 2}})
	if err != nil {
		t.Fatal(err)
	}
	tiers, err := value.NewTiers(value.KeyTier())
	if err != nil {
		t.Fatal(err)
	}
	// thirds around the threshold, from far below to above, that all read as 80.00
	for n := int64(-9); n <= 9; n++ {
		score, err := s.Score(map[string]decimal.Decimal{"a": decimal.New(80_000_000+n, -6), "b": decimal.New(80, 0)})
		if err != nil {
			t.Fatal(err)
		}
		standing, err := tiers.Of(score.Points, "")
		if err != nil {
			t.Fatal(err)
		}
		if read := score.Points.Decimal(2).StringFixed(2); read != "80.00" || (standing.Tier == "key") != (n >= 0) {
			t.Errorf("80 and %d/3 millionths reads as %s and is tier %q", n, read, standing.Tier)
		}
	}
}

func TestLawPathsLeadToExternalCustomers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parties := drawParties(t)
		chain, err := value.NewChain(parties)
		if err != nil {
			t.Fatal(err)
		}
		var adrift, unserved []string
		for _, p := range parties {
			path, ok := chain.Path(p.ID)
			n := steps(parties, p.ID, nil)
			if ok != (n >= 0) || len(path) != n+1 {
				t.Fatalf("%+v: the way from %s is %v, want %d steps", parties, p.ID, path, n)
			}
			if !ok {
				adrift = append(adrift, p.ID)
			} else if path[0] != p.ID || find(parties, path[n]).Side != value.External {
				t.Fatalf("%v leads from %s nowhere", path, p.ID)
			}
			for i := range max(0, n) {
				if !slices.Contains(find(parties, path[i]).Serves, path[i+1]) {
					t.Fatalf("%v: %s does not serve %s", path, path[i], path[i+1])
				}
			}
			if p.Side == value.External && !slices.ContainsFunc(parties, func(q value.Party) bool { return slices.Contains(q.Serves, p.ID) }) {
				unserved = append(unserved, p.ID)
			}
		}
		if diff := cmp.Diff([][]string{adrift, unserved}, [][]string{chain.Adrift(), chain.Unserved()}); diff != "" {
			t.Fatalf("(-want +got)\n%s", diff)
		}
	})
}

// drawParties draws a few parties with circles among them.
func drawParties(t *rapid.T) []value.Party {
	var parties []value.Party
	n := rapid.IntRange(0, 6).Draw(t, "parties")
	for i := range n {
		p := value.Party{ID: string(rune('a' + i)), Side: value.Internal}
		if rapid.IntRange(0, 3).Draw(t, "side") == 0 {
			p.Side = value.External
		}
		for j := range n {
			if p.Side == value.Internal && j != i && rapid.IntRange(0, 3).Draw(t, "serves") == 0 {
				p.Serves = append(p.Serves, string(rune('a'+j)))
			}
		}
		parties = append(parties, p)
	}
	return parties
}

func find(parties []value.Party, id string) value.Party {
	return parties[slices.IndexFunc(parties, func(p value.Party) bool { return p.ID == id })]
}

// steps tries all ways without a circle and gives the length of the shortest, or -1.
func steps(parties []value.Party, id string, been []string) int {
	p := find(parties, id)
	if p.Side == value.External {
		return 0
	}
	least := -1
	for _, next := range p.Serves {
		if slices.Contains(been, next) {
			continue
		}
		if n := steps(parties, next, append(been, id)); n >= 0 && (least < 0 || n+1 < least) {
			least = n + 1
		}
	}
	return least
}
