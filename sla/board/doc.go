// Package board keeps many clocks in view: what is due next, what is at risk, what
// is overdue, and what has come to a mark since the last look.
package board
