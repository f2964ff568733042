package phrase

import "fmt"

// Reason says why a phrase was refused. The zero value means that none was.
type Reason uint8

const (
	// Empty has no character that can be seen.
	Empty Reason = iota + 1
	// NotUTF8 has a byte that is no text; such bytes never match.
	NotUTF8
	// TooLong has more than [MaxUnits] characters after folding, or a run of marks,
	// blanks or invisible characters of more than [MaxRun].
	TooLong
	// Unmatchable begins with a combining mark: no hit begins in the middle of a character.
	Unmatchable
	// Duplicate folds to the same as an earlier phrase with the same edge.
	Duplicate
	// UnknownEdge has an Edge that is none of the five.
	UnknownEdge
	// TooMany is the first phrase beyond [MaxPhrases].
	TooMany
	// TooVaried is the phrase whose new characters exceed [MaxAlphabet].
	TooVaried
)

var reasons = [...]string{
	Empty:       "got no visible character, want at least one",
	NotUTF8:     "got a byte that is not UTF-8, which never matches, want valid UTF-8",
	TooLong:     "got a longer text, or a longer run of marks or blanks, want at most phrase.MaxUnits characters and phrase.MaxRun in a run",
	Unmatchable: "got a combining mark first, which never matches, want a letter or a sign",
	Duplicate:   "got the same as an earlier phrase, want each once",
	UnknownEdge: "got an unknown edge, want word, anywhere, clause, start or end",
	TooMany:     "got more phrases, want at most phrase.MaxPhrases",
	TooVaried:   "got more different characters in all phrases together, want at most phrase.MaxAlphabet",
}

// String says what was wrong and what would have been right.
func (r Reason) String() string {
	if r == 0 || int(r) >= len(reasons) {
		return fmt.Sprintf("Reason(%d)", uint8(r))
	}
	return reasons[r]
}

// PhraseError says that a phrase cannot be looked for.
type PhraseError struct {
	Index   int    // of the phrase
	Phrase  Phrase // as it was given
	Reason  Reason // why
	Earlier int    // with Duplicate, the index of the phrase that is the same
}

// Error names the phrase by index and text, shortened when long, and the reason.
func (e *PhraseError) Error() string {
	text := e.Phrase.Text
	if len(text) > 40 {
		text = text[:40] + "…"
	}
	if e.Reason == Duplicate {
		return fmt.Sprintf("phrase: phrase %d %q: %v (phrase %d)", e.Index, text, e.Reason, e.Earlier)
	}
	return fmt.Sprintf("phrase: phrase %d %q: %v", e.Index, text, e.Reason)
}

// OptionError says that an option has a value without a meaning.
type OptionError struct {
	Option  string // "Kind" or "Keep"
	Value   string // what was given
	Allowed string // what would have been accepted
}

// Error names the option, what was given and what is allowed.
func (e *OptionError) Error() string {
	return fmt.Sprintf("phrase: option %s: got %s, want %s", e.Option, e.Value, e.Allowed)
}
