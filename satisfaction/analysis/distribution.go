package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Chances agree with 40-digit references to 1e-12 up to a thousand degrees of
// freedom and to 1e-9 up to a million; so do the chances that quantiles cut off. At
// a thousand million, the most that [Alpha] takes, it is 1e-5.

// checkConfidence fails for what is no confidence.
func checkConfidence(of string, confidence float64) error {
	if confidence > 0 && confidence < 1 {
		return nil
	}
	return &InputError{of, "confidence", -1, number(confidence), "a number above 0 and below 1, such as 0.95"}
}

// studentTail is the chance that a t-distributed number is at least as far from 0
// as one that leaves the share df/(df+t²). This is the form that keeps its digits
// however small the chance is.
func studentTail(share, df float64) float64 {
	return mathext.RegIncBeta(df/2, 0.5, share)
}

// studentQuantile gives t such that a t-distributed number lies within ±t with the
// given confidence.
func studentQuantile(confidence, df float64) float64 {
	x := mathext.InvRegIncBeta(df/2, 0.5, 1-confidence)
	return math.Sqrt(df * (1 - x) / x)
}

// normalQuantile is studentQuantile for the normal distribution: 1.96 for 0.95.
func normalQuantile(confidence float64) float64 {
	return math.Sqrt2 * math.Erfinv(confidence)
}

// fBelow is the chance that an F-distributed number is at most f.
func fBelow(f, df1, df2 float64) float64 {
	return mathext.RegIncBeta(df1/2, df2/2, df1*f/(df1*f+df2))
}

// fAbove is the chance that it is at least f: one that is at most 1/f with the
// degrees of freedom exchanged.
func fAbove(f, df1, df2 float64) float64 {
	return mathext.RegIncBeta(df2/2, df1/2, df2/(df1*f+df2))
}

// fQuantile gives f such that an F-distributed number is at most f with chance p.
func fQuantile(p, df1, df2 float64) float64 {
	x := mathext.InvRegIncBeta(df1/2, df2/2, p)
	return df2 * x / (df1 * (1 - x))
}
