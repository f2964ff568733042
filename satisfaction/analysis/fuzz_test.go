package analysis_test

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/servicequality/servicequality/satisfaction"
	"github.com/servicequality/servicequality/satisfaction/analysis"
)

// soundness gives, by name, what is wrong with each result for columns that hold
// anything: nil for a result of finite numbers. A name is missing where there is no
// result but a typed error.
func soundness(c [][]float64, confidence float64) map[string]error {
	found := map[string]error{}
	sound := func(name string, result any, err error) {
		if err != nil {
			if !typed(err) {
				found[name] = fmt.Errorf("no typed error: %w", err)
			}
			return
		}
		if _, err := json.Marshal(result); err != nil { // refuses NaN and infinite numbers
			found[name] = fmt.Errorf("%+v: %w", result, err)
		} else if _, ok := found[name]; !ok {
			found[name] = nil
		}
	}
	interval := func(name string, of func(float64) (satisfaction.Interval, error)) {
		i, err := of(confidence)
		sound(name+" interval", i, err)
	}
	x, y, z := c[0], c[1], c[2]
	paired, err := analysis.PairedT(x, y)
	sound("paired", paired, err)
	interval("paired", paired.Interval)
	welch, err := analysis.Welch(x, y)
	sound("welch", welch, err)
	interval("welch", welch.Interval)
	signed, err := analysis.SignedRank(x, y)
	sound("signed", signed, err)
	pearson, err := analysis.Pearson(x, y)
	sound("pearson", pearson, err)
	interval("pearson", pearson.Interval)
	spearman, err := analysis.Spearman(x, y)
	sound("spearman", spearman, err)
	interval("spearman", spearman.Interval)
	predict, err := analysis.Predict(x, y, z)
	sound("predict", predict, err)
	standardised, err := analysis.StandardisedAlpha(c)
	sound("standardised", standardised, err)
	omega, err := analysis.Omega(c)
	sound("omega", omega, err)
	drivers, err := analysis.Drivers(x, c[1:])
	sound("drivers", drivers, err)
	complete, err := analysis.Listwise(c...)
	sound("listwise", complete, err)
	alpha := analysis.Alpha{Value: confidence, Respondents: int64(len(x)), Items: len(c)}
	interval("alpha", alpha.Interval)
	change, err := alpha.Change(analysis.Alpha{Value: 0.5, Respondents: 100, Items: 4})
	sound("alpha", change, err)
	return found
}

// typed reports whether all of err are errors of the package.
func typed(err error) bool {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			if !typed(e) {
				return false
			}
		}
		return true
	}
	_, input := errors.AsType[*analysis.InputError](err)
	_, heywood := errors.AsType[*analysis.HeywoodError](err)
	return input || heywood || undefined(err)
}

// FuzzSoundness reads columns of float64 from bytes: every entry point gives finite
// numbers or a typed error.
func FuzzSoundness(f *testing.F) {
	seed := func(k int, numbers ...float64) {
		var data []byte
		for _, x := range numbers {
			data = binary.LittleEndian.AppendUint64(data, math.Float64bits(x))
		}
		f.Add(data, k, 0.95)
	}
	seed(3, 1, 2, 3, 4, 5, 2, 1, 4, 3, 5, 5, 4, 2, 3, 1)
	seed(3, 1e50, -1e50, 1e-50, 0, 1, 1, 1, 1, 0, 2, 5, 1)
	seed(4, math.NaN(), math.Inf(1), 1, 2, 3, 4, 5, 6)
	seed(3, 1, 2, 3, 4, 5, 6, 2, 4, 6, 8, 10, 12, 1, 1, 2, 2, 3, 3)
	f.Fuzz(func(t *testing.T, data []byte, k int, confidence float64) {
		if k < 3 || k > 14 || len(data) > 8*14*50 {
			return
		}
		columns := make([][]float64, k)
		for i := range len(data) / 8 {
			x := math.Float64frombits(binary.LittleEndian.Uint64(data[8*i:]))
			columns[i%k] = append(columns[i%k], x)
		}
		for name, err := range soundness(columns, confidence) {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
}
