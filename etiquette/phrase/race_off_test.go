//go:build !race

package phrase_test

const raceEnabled = false
