//go:build race

package complaint_test

const raceEnabled = true
