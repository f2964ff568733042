//go:build !race

package report_test

// racing is false without the race detector.
const racing = false
