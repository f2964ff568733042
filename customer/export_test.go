package customer

import (
	"maps"
	"slices"
	"strings"
)

// CuePhrase is a phrase of the table of cues.
type CuePhrase struct{ Signal, Phrase string }

// CuePhrases lists the table.
func CuePhrases() (all []CuePhrase) {
	for _, row := range cueTable {
		for phrase := range strings.SplitSeq(row.phrases, "|") {
			all = append(all, CuePhrase{row.signal, phrase})
		}
	}
	return all
}

// The lists of words, for a file to read over.
var (
	Negators       = negators
	Others         = others
	Reports        = reports
	SensitiveWords = slices.Sorted(maps.Keys(sensitiveWords))
	SensitiveStems = sensitiveStems
)
