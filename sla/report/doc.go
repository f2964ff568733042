// Package report says how well promises of time were kept.
package report
