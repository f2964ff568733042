package conduct

import (
	"strings"

	"github.com/servicequality/servicequality/internal/strict"
)

// decodeStrictly reads one JSON value to the letter.
func decodeStrictly(data []byte, v any) error { return strict.Decode(data, v, isKey) }

// isKey reports whether a key may be that of a field, an item or a language: only a
// language has capitals, behind a hyphen.
func isKey(key string) bool {
	head, _, _ := strings.Cut(key, "-")
	return strict.Lower(head)
}
