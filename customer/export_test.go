package customer

import (
	"maps"
	"slices"
	"strings"
)

// CuePhrase is a phrase of the table of cues.
type CuePhrase struct{ Signal, Phrase string }

// CueTable lists the table as it is written.
func CueTable() (all []CuePhrase) {
	for _, row := range cueTable {
		for pattern := range strings.SplitSeq(row.phrases, "|") {
			all = append(all, CuePhrase{row.signal, pattern})
		}
	}
	return all
}

// CuePhrases lists the phrases that the table stands for, with nothing in their gaps.
func CuePhrases() (all []CuePhrase) {
	for _, p := range CueTable() {
		for _, phrase := range alternatives(p.Phrase) {
			phrase = strings.ReplaceAll(strings.ReplaceAll(phrase, " … ", " "), "…", "")
			all = append(all, CuePhrase{p.Signal, phrase})
		}
	}
	return all
}

// The lists of words, for a file to read over.
var (
	Negators       = negators
	Others         = others
	Reports        = reports
	Compounds      = compounds
	Simplified     = simplified
	SensitiveWords = slices.Sorted(maps.Keys(sensitiveWords))
	SensitiveStems = sensitiveStems
)
