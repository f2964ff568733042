package etiquette

import (
	"maps"
	"slices"
)

// detector finds in a text what words cannot say. It appends the places to dst.
type detector func(dst []span, text string) []span

// detectors are the detectors by their names in packs. The one for "no_alternative"
// is nil: it is derived from the findings of other rules.
var detectors = map[string]detector{
	"acronym":         findAcronyms,
	"ambiguous_date":  findDates,
	"card_number":     findCards,
	"cold_reply":      findColdReply,
	"day_month":       findShortDates,
	"emoji":           findEmoji,
	"identity_number": findIdentities,
	derived:           nil,
	"number":          findNumbers,
	"phone_number":    findPhones,
}

// Detectors lists the names that [Rule.Detector] may have:
//
//   - "acronym": a word of two to six capitals and at most one digit, at least two
//     capitals, the first a capital: RMA, KYC, B2B, RMAs; but not in a message that is all in capitals.
//     Those that customers know, and words in capitals for emphasis, stand in
//     Exceptions.
//   - "ambiguous_date": a date like 03/04/2026, whose first two numbers can change
//     places: both at most 12 and different, the year last, of four or two digits,
//     with / . or - between, also wide.
//   - "card_number": 13 to 19 digits, also in groups, that pass the check of payment
//     cards (ISO/IEC 7812).
//   - "cold_reply": a whole message of at most four Han characters or two Latin
//     words, without digits. What is polite all the same stands in Exceptions.
//   - "day_month": a date like 6/7, without a year, whose numbers can change places.
//     Clues must tell it from a fraction.
//   - "emoji": a picture character; with AtLeast, several.
//   - "identity_number": an identity number of mainland China (GB 11643) or Taiwan
//     with its check digit, a British national insurance number or an American social
//     security number.
//   - "no_alternative": the place of the first finding whose idea is a refusal
//     ([Idea.IsRefusal]); clues in Unless take it back, as for every rule.
//   - "number": five or more digits, with up to two letters before, not masked. Clues
//     must tell what it is the number of.
//   - "phone_number": a mobile number of mainland China, Taiwan, Hong Kong, Singapore
//     or Britain, a North American number, or one with + and a country code; also in
//     groups and with the area code in brackets; not masked. What looks like prices
//     from and to, 5000-8000, is none.
func Detectors() []string { return slices.Sorted(maps.Keys(detectors)) }
