package satisfaction

import (
	"fmt"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Design is what an [Instrument] is built from: plain data, which [New] checks.
// [Pairs22], [ThreeColumns22] and [Performance22] give filled ones, to be used as they
// are or changed. The wording of the questions is the user's; a Design holds none.
type Design struct {
	// Name is for people, to tell instruments apart.
	Name string `json:"name"`
	// Columns are the ratings asked for each item, in the order in which a row holds
	// them. Each occurs once, and Perceived is the last. {Perceived} alone measures
	// performance, {Desired, Perceived} a gap, {Adequate, Desired, Perceived} a gap
	// and the zone of tolerance.
	Columns []Column `json:"columns"`
	// Scale is that of all ratings.
	Scale Scale `json:"scale"`
	// Dimensions group the items, 1 to 32 of them.
	Dimensions []Group `json:"dimensions"`
	// WeightTotal is what weights add up to; 0 stands for 100. It is at most 1000.
	WeightTotal int64 `json:"weight_total"`
	// OwnWeights says that each respondent divides WeightTotal points among the
	// dimensions. The groups themselves have no weights then.
	OwnWeights bool `json:"own_weights"`
	// Normalise accepts weights that add up to something else and counts their
	// shares; without it they are refused. Totals of respondents stay at most 1000.
	Normalise bool `json:"normalise"`
	// Missing is the policy for missing answers; unset stands for PooledPairs.
	Missing Missing `json:"missing"`
	// MinShare is the share of a dimension's items from which on a respondent counts
	// under PersonMean, above 0 and at most 1; 0 stands for 1/2. Other policies have
	// none.
	MinShare Exact `json:"min_share"`
	// MetBand is the distance, in points of the scale, up to which a respondent's mean
	// gap in a dimension counts as Met, both ends included. 0 means exact equality.
	MetBand Exact `json:"met_band"`
	// Detail says how much is counted; unset stands for Full. GapsOnly serves neither
	// OwnWeights, MetBand, Exclude nor policies other than PooledPairs.
	Detail Detail `json:"detail"`
	// Exclude lists the flags whose respondents are counted as such and left out of
	// everything else, in the order of [Flags].
	Exclude []Flag `json:"exclude"`
}

// Group is a dimension of a [Design]: one of the five, or any other.
type Group struct {
	// Name is the machine name of the dimension, unique in the instrument:
	// Reliability.String() or a name of one's own.
	Name string `json:"name"`
	// Weight is what the dimension counts for under GroupWeighted, not negative. 0
	// leaves the dimension in the report and out of the weighted score; all 0 means
	// that the instrument has no weights.
	Weight Exact `json:"weight"`
	// Items are the questions of the dimension, 1 to 64.
	Items []Item `json:"items"`
}

// Item is one question, which is asked once for each column.
type Item struct {
	// Name is the machine name, unique in the instrument, such as "q7".
	Name string `json:"name"`
	// Reversed marks an item on which a high rating is bad. Its ratings are mirrored,
	// Min + Max - x, before anything is computed.
	Reversed bool `json:"reversed"`
}

const (
	mostDimensions  = 32
	mostItems       = 64 // in one dimension
	mostWeightTotal = 1000
	mostName        = 100 // bytes
)

// Fault is one thing that is wrong with data from which a value was to be built.
// Constructors report all faults at once, joined by [errors.Join].
type Fault struct {
	Path string // where, "dimensions[1].items[0].name"
	Got  string // what was given
	Want string // what would be right
}

// Error names the place, quotes what was given and says what would be right.
func (f *Fault) Error() string {
	return fmt.Sprintf("satisfaction: %s: got %s, want %s", f.Path, quote(f.Got), f.Want)
}

// faults gathers what is wrong, in the order of the data.
type faults []error

func (f *faults) unless(ok bool, path string, got any, want string) {
	if !ok {
		*f = append(*f, &Fault{Path: path, Got: fmt.Sprint(got), Want: want})
	}
}

// withDefaults gives a deep copy in which what was left unset is filled in.
func (d Design) withDefaults() Design {
	if d.WeightTotal == 0 {
		d.WeightTotal = 100
	}
	if d.Missing == 0 {
		d.Missing = PooledPairs
	}
	if d.Missing == PersonMean && d.MinShare.Sign() == 0 {
		d.MinShare, _ = Ratio(1, 2)
	}
	if d.Detail == 0 {
		d.Detail = Full
	}
	return d.clone()
}

func (d Design) clone() Design {
	d.Columns = append([]Column{}, d.Columns...)
	d.Exclude = append([]Flag{}, d.Exclude...)
	d.Dimensions = append([]Group{}, d.Dimensions...)
	for i := range d.Dimensions {
		d.Dimensions[i].Items = append([]Item{}, d.Dimensions[i].Items...)
	}
	return d
}

// check finds all faults of a design whose defaults are filled in.
func (d *Design) check() (f faults) {
	f.unless(isName(d.Name), "name", d.Name, wantName)
	d.checkColumns(&f)
	f.unless(d.Scale.Points() > 0, "scale", fmt.Sprintf("%v to %v by %v", d.Scale.Min, d.Scale.Max, d.Scale.Step),
		"a step above 0 that leads from min to max in 2 to 101 points")
	d.checkNames(&f)
	d.checkWeights(&f)
	d.checkPolicies(&f)
	return f
}

func (d *Design) checkColumns(f *faults) {
	for i, c := range d.Columns {
		path := "columns[" + strconv.Itoa(i) + "]"
		f.unless(columns.Has(c), path, c, "a column")
		f.unless(slices.Index(d.Columns, c) == i, path, c, "each column once")
	}
	n := len(d.Columns)
	f.unless(n > 0 && d.Columns[n-1] == Perceived, "columns", d.Columns, "perceived as the last of them")
}

func (d *Design) checkNames(f *faults) {
	n := len(d.Dimensions)
	f.unless(1 <= n && n <= mostDimensions, "dimensions", n, "1 to 32 of them")
	groups, items := map[string]bool{}, map[string]bool{}
	for i, g := range d.Dimensions {
		path := fmt.Sprintf("dimensions[%d]", i)
		checkName(f, path+".name", g.Name, groups)
		n := len(g.Items)
		f.unless(1 <= n && n <= mostItems, path+".items", n, "1 to 64 of them")
		for j, item := range g.Items {
			checkName(f, fmt.Sprintf("%s.items[%d].name", path, j), item.Name, items)
		}
	}
}

const wantName = "1 to 100 bytes of printable UTF-8 without spaces around"

func checkName(f *faults, path, name string, taken map[string]bool) {
	f.unless(isName(name), path, name, wantName)
	f.unless(!taken[name], path, name, "a name of its own")
	taken[name] = true
}

func isName(s string) bool {
	if s == "" || len(s) > mostName || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return s[0] != ' ' && s[len(s)-1] != ' '
}

func (d *Design) checkWeights(f *faults) {
	f.unless(0 < d.WeightTotal && d.WeightTotal <= mostWeightTotal, "weight_total", d.WeightTotal, "1 to 1000")
	var sum Exact
	negative := false
	for i, g := range d.Dimensions {
		path := fmt.Sprintf("dimensions[%d].weight", i)
		f.unless(g.Weight.Sign() >= 0, path, g.Weight, "0 or more")
		f.unless(!d.OwnWeights || g.Weight.Sign() == 0, path, g.Weight, "0, as each respondent gives own weights")
		sum, negative = sum.Add(g.Weight), negative || g.Weight.Sign() < 0
	}
	f.unless(d.Normalise || negative || sum.Sign() == 0 || sum.Equal(Whole(d.WeightTotal)),
		"dimensions", sum, fmt.Sprintf("weights that add up to %d, or normalise", d.WeightTotal))
}

func (d *Design) checkPolicies(f *faults) {
	f.unless(missingPolicies.Has(d.Missing), "missing", d.Missing, "a policy for missing answers")
	if d.Missing == PersonMean {
		f.unless(d.MinShare.Sign() > 0 && d.MinShare.Cmp(Whole(1)) <= 0, "min_share", d.MinShare, "above 0 and at most 1")
	} else {
		f.unless(d.MinShare.Sign() == 0, "min_share", d.MinShare, "none unless missing is person-mean")
	}
	f.unless(d.MetBand.Sign() >= 0, "met_band", d.MetBand, "0 or more")
	for i, flag := range d.Exclude {
		path := fmt.Sprintf("exclude[%d]", i)
		f.unless(flagTable.Has(flag), path, flag, "a flag")
		f.unless(i == 0 || d.Exclude[i-1] < flag, path, flag, "each flag once, in their order")
	}
	f.unless(details.Has(d.Detail), "detail", d.Detail, "a detail")
	if d.Detail == GapsOnly {
		f.unless(d.Missing == PooledPairs, "missing", d.Missing, "pooled-pairs with detail gaps-only")
		f.unless(!d.OwnWeights, "own_weights", d.OwnWeights, "false with detail gaps-only")
		f.unless(d.MetBand.Sign() == 0, "met_band", d.MetBand, "0 with detail gaps-only")
		f.unless(len(d.Exclude) == 0, "exclude", d.Exclude, "none with detail gaps-only")
	}
}
