package etiquette

// Rule says what must not be said: the words of one idea in one or more languages,
// what takes them back, why, and what to say instead. It is data: see [Pack] for a
// whole example and for the notation of phrases.
//
// A hit of a rule becomes a finding in these steps, and [Checker.Explain] shows at
// which of them a hit was dropped:
//
//  1. The language of the message is one of Languages, its channel one of Channels.
//  2. One of Phrases matches, at its Mode, or the Detector finds something.
//  3. No exception covers the hit or one of its pieces.
//  4. No longer word of the pack ([Pack.Words]) contains or straddles it: guard
//     "longer_word".
//  5. It is no half of a question like 行不行, 知不知道, 行还是不行: guard "a_not_a".
//  6. It does not stand between quotation marks ([Pack.Quotes]), or begin there: guard
//     "quotation".
//  7. None of the clues in [Pack.Guards] and in Unless stands within its reach.
//  8. All of the clues in Needs stand within their reach.
//  9. There are at least AtLeast such hits in the message that do not overlap.
//  10. No hit of the same idea that begins earlier, or there and is longer, overlaps
//     it; and of those at the same place, it is that of the most severe rule, then of
//     one with a Replace, then of the first by id. So an idea is found once at a place.
type Rule struct {
	// ID names the rule in findings and overrides; it is unique among all packs of a
	// checker: words of lower case letters, digits and underscores, joined by dots
	// and hyphens: "zh.belittle.child".
	ID string `json:"id"`
	// Idea is what is wrong.
	Idea Idea `json:"idea"`
	// Severity is that of the findings; not set, that of the idea in [Pack.Ideas].
	Severity Severity `json:"severity,omitzero"`
	// Languages are those of the messages the rule is for; none means those of the
	// pack.
	Languages []Language `json:"languages,omitempty"`
	// Channels are those of the messages the rule is for; none means every channel.
	Channels []Channel `json:"channels,omitempty"`
	// Reason tells the writer why, in each of the Languages; not set, that of the
	// idea.
	Reason map[Language]string `json:"reason,omitempty"`
	// Suggestions are better words, the best first; not set, those of the idea.
	Suggestions map[Language][]string `json:"suggestions,omitempty"`
	// Replace is what can stand in the place of the hit, in every sentence, without a
	// change of meaning: [Checker.Improve] writes it. Its first letter is small where the
	// words are: the text tells where a capital belongs. Not set where only a person can
	// find better words, which is nearly always; it suits too_casual and the like.
	Replace map[Language]string `json:"replace,omitempty"`

	// Phrases are the words to look for, in the notation that [Pack] explains.
	Phrases []string `json:"phrases,omitempty"`
	// Mode is where they must stand; not set, [Word]. Phrases with a gap stand at
	// Word or Anywhere.
	Mode Mode `json:"mode,omitzero"`
	// Gap is the greatest length of each "…" in Phrases, in characters; 0 means that
	// of the pack.
	Gap int `json:"gap,omitzero"`
	// Detector names code that looks for what words cannot say: see [Detectors]. A rule
	// has Phrases, a Detector, or both; then the hits of both are hits of the rule.
	Detector string `json:"detector,omitempty"`
	// AtLeast is how many hits the message must have for any of them to count; 0 means
	// 1. Of hits that overlap, one counts.
	AtLeast int `json:"at_least,omitzero"`

	// Exceptions are longer phrases that make the hit inside them harmless. One that
	// cannot contain any hit, or any piece between gaps of one, is refused.
	Exceptions []string `json:"exceptions,omitempty"`
	// Needs names clues, each of which must stand.
	Needs []string `json:"needs,omitempty"`
	// Unless names clues, none of which may stand, besides those in [Pack.Guards].
	Unless []string `json:"unless,omitempty"`
	// Without names guards that this rule does not heed: those in [Pack.Guards],
	// "longer_word", "a_not_a" or "quotation".
	Without []string `json:"without,omitempty"`

	// Tags are words by which an [Override] finds the rule.
	Tags []string `json:"tags,omitempty"`
	// Examples are whole messages that must have a finding of this rule, in the first
	// of its Languages and Channels. Every rule has one.
	Examples []string `json:"examples"`
	// Counterexamples are whole messages that must have none of this rule.
	Counterexamples []string `json:"counterexamples,omitempty"`
}

// Clue is a set of words near a hit that change what it means: "if", a question mark,
// the customer as the one who cannot, an offer. A clue that overlaps the hit itself
// never counts.
type Clue struct {
	// Reach is where the clue must stand; not set, anywhere in the clause of the hit.
	Reach Reach `json:"reach,omitzero"`
	// Phrases are the words, in the notation that [Pack] explains.
	Phrases []string `json:"phrases"`
	// Mode is where they must stand; not set, [Word].
	Mode Mode `json:"mode,omitzero"`
	// Gap is the greatest length of each "…" in Phrases, in characters; 0 means that
	// of the pack.
	Gap int `json:"gap,omitzero"`
	// Exceptions are longer phrases in which the words are no clue: 您的 where the clue
	// is 您. One that cannot contain any of the words is refused.
	Exceptions []string `json:"exceptions,omitempty"`
	// BrokenBy are words that make the clue void when they stand between it and the
	// hit: 我们 between 您 and 解决不了.
	BrokenBy []string `json:"broken_by,omitempty"`
}

// IdeaText is what a pack says about an idea, for all of its rules that do not say it
// themselves.
type IdeaText struct {
	// Severity is that of the rules of the idea which have none.
	Severity Severity `json:"severity,omitzero"`
	// Label is what people call the idea.
	Label map[Language]string `json:"label,omitempty"`
	// Reason tells why it should not be said.
	Reason map[Language]string `json:"reason,omitempty"`
	// Suggestions are better words, the best first.
	Suggestions map[Language][]string `json:"suggestions,omitempty"`
}

// CourtesyWords are words by which a courtesy is recognised in what agents say. What
// stands between quotation marks ([Pack.Quotes]), or begins there, is none: the name of
// a button, a title, the words of others.
type CourtesyWords struct {
	// Courtesy is what the words are.
	Courtesy Courtesy `json:"courtesy,omitzero"`
	// Daytime is the part of the day that a greeting names; not set, none.
	Daytime Daytime `json:"daytime,omitzero"`
	// Languages are those of the messages; none means those of the pack.
	Languages []Language `json:"languages,omitempty"`
	// Phrases are the words, in the notation that [Pack] explains.
	Phrases []string `json:"phrases"`
	// Mode is where they must stand; not set, [Word].
	Mode Mode `json:"mode,omitzero"`
	// Gap is the greatest length of each "…" in Phrases, in characters; 0 means that
	// of the pack.
	Gap int `json:"gap,omitzero"`
	// Exceptions are longer phrases in which the words are no courtesy: 你好像, 谢先生.
	Exceptions []string `json:"exceptions,omitempty"`
	// Examples are messages that hold the courtesy.
	Examples []string `json:"examples"`
	// Counterexamples are messages that do not.
	Counterexamples []string `json:"counterexamples,omitempty"`
}

// Override changes rules of this pack or of earlier ones. One that finds no rule is
// refused. Where several find a rule, the last one that sets a field decides.
type Override struct {
	// Rule is the id of the rule. Either this or Tag is given.
	Rule string `json:"rule,omitempty"`
	// Tag finds all rules that have it.
	Tag string `json:"tag,omitempty"`
	// Severity is the new one; not set, it stays.
	Severity Severity `json:"severity,omitzero"`
	// Off switches the rules off.
	Off bool `json:"off,omitzero"`
	// On switches them on again, after an earlier Off.
	On bool `json:"on,omitzero"`
}
