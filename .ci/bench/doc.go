// Package bench compares servicequality with peers, in one run on one machine.
package bench
