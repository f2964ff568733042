// Package match x.
package match
