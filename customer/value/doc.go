// Package value x.
package value
