// Package bench holds benchmarks that set the packages beside other libraries.
// It is a module of its own, so that these are required here and nowhere else.
package bench
