package metric_test

import (
	"fmt"
	"testing"

	"github.com/servicequality/servicequality/satisfaction/metric"
)

// Worked examples from print, to their last digit.

// Newcombe, Two-sided confidence intervals for the single proportion, Statistics
// in Medicine 17 (1998) 857-872, table I, method 3 (score without continuity
// correction).
func TestPublishedScoreIntervals(t *testing.T) {
	tests := []struct {
		p    metric.Proportion
		want string
	}{
		{metric.Proportion{Hit: 81, N: 263}, "0.2553 to 0.3662"},
		{metric.Proportion{Hit: 15, N: 148}, "0.0624 to 0.1605"},
		{metric.Proportion{Hit: 0, N: 20}, "0.0000 to 0.1611"},
		{metric.Proportion{Hit: 1, N: 29}, "0.0061 to 0.1718"},
	}
	for _, tt := range tests {
		i, err := tt.p.Interval(0.95)
		if got := fmt.Sprintf("%.4f to %.4f", i.Low, i.High); err != nil || got != tt.want {
			t.Errorf("%v: %s, %v, want %s", tt.p, got, err, tt.want)
		}
	}
}

// Agresti, An Introduction to Categorical Data Analysis, section 1.3.4: nine
// successes in ten trials.
func TestPublishedScoreIntervalOfTenTrials(t *testing.T) {
	i, err := metric.Proportion{Hit: 9, N: 10}.Interval(0.95)
	if got := fmt.Sprintf("%.3f to %.3f", i.Low, i.High); err != nil || got != "0.596 to 0.982" {
		t.Errorf("9 of 10: %s, %v", got, err)
	}
}

// Newcombe, Interval estimation for the difference between independent
// proportions, Statistics in Medicine 17 (1998) 873-890, table II, method 10
// (hybrid score without continuity correction).
func TestPublishedDifferencesOfProportions(t *testing.T) {
	tests := []struct {
		later, earlier metric.Proportion
		want           string
	}{
		{metric.Proportion{Hit: 56, N: 70}, metric.Proportion{Hit: 48, N: 80}, "0.0524 to 0.3339"},
		{metric.Proportion{Hit: 9, N: 10}, metric.Proportion{Hit: 3, N: 10}, "0.1705 to 0.8090"},
		{metric.Proportion{Hit: 6, N: 7}, metric.Proportion{Hit: 2, N: 7}, "0.0582 to 0.8062"},
		{metric.Proportion{Hit: 5, N: 56}, metric.Proportion{Hit: 0, N: 29}, "-0.0381 to 0.1926"},
		{metric.Proportion{Hit: 0, N: 10}, metric.Proportion{Hit: 0, N: 20}, "-0.1611 to 0.2775"},
		{metric.Proportion{Hit: 0, N: 10}, metric.Proportion{Hit: 0, N: 10}, "-0.2775 to 0.2775"},
		{metric.Proportion{Hit: 10, N: 10}, metric.Proportion{Hit: 0, N: 20}, "0.6791 to 1.0000"},
		{metric.Proportion{Hit: 10, N: 10}, metric.Proportion{Hit: 0, N: 10}, "0.6075 to 1.0000"},
	}
	for _, tt := range tests {
		i, err := tt.later.ChangeInterval(tt.earlier, 0.95)
		if got := fmt.Sprintf("%.4f to %.4f", i.Low, i.High); err != nil || got != tt.want {
			t.Errorf("%v less %v: %s, %v, want %s", tt.later, tt.earlier, got, err, tt.want)
		}
	}
}

// Agresti, Categorical Data Analysis, table 2.3 and section 3.2: the aspirin study
// of the Physicians' Health Study Research Group, 189 heart attacks among 11,034
// against 104 among 11,037; Pearson's chi-squared, the square of the pooled z, is
// 25.01.
func TestPublishedPooledTest(t *testing.T) {
	test, err := metric.Proportion{Hit: 189, N: 11_034}.Change(metric.Proportion{Hit: 104, N: 11_037})
	if got := fmt.Sprintf("%.2f", test.Z*test.Z); err != nil || got != "25.01" {
		t.Errorf("chi-squared = %s, %v, want 25.01", got, err)
	}
}
