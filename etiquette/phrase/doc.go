// Package phrase looks for many phrases at once in text that people wrote: in
// Chinese of both scripts and in English, in capitals, in wide letters, with
// accents in one piece or two, with invisible characters between. It says
// exactly where in the original bytes each was found.
//
//	m, err := phrase.New(phrase.Of(phrase.Word, "不知道", "impossible"), phrase.Options{})
//	if err != nil {
//		return err // names each phrase that cannot be looked for, and why
//	}
//	for _, h := range m.Find("這個我不知道。That is ＩＭＰＯＳＳＩＢＬＥ!") {
//		fmt.Println(m.Phrase(h.Phrase).Text, h.Start, h.End)
//	}
//
// prints
//
//	不知道 9 18
//	impossible 29 59
//
// A [Matcher] is built once, never changes, and may be used by many goroutines.
//
// # What is the same
//
// Text and phrases are folded by the same code, character by character. Six
// differences are folded away, and each of them can be made to count with
// [Options].Keep: [Case], [Width], [Form] (compatibility forms and accents),
// [Script] (traditional and simplified), [Invisible] and [Blank]. [Exact] makes
// all of them count. [Fold] shows what a text folds to.
//
// Folding may make one character of several or several of one: ß is ss, and e
// with a combining accent is é. A hit covers whole characters of the text with
// the marks that belong to them, so that "s" is not found in ß, nor "e" in é.
// It begins and ends with a character that can be seen: a byte order mark is
// no part of it.
//
// Traditional and simplified characters are merged one by one by the Unihan
// variants. Where one simplified character stands for several traditional ones
// the difference is lost: 后 is found where 後 or 后 is written, 干 for 乾, 幹
// and 干, 里 for 裏 and 里, 着 for 著 (also in 著名), 么 for 麼, 面 for 麵, 发
// for 發 and 髮, 复 for 復, 複 and 覆, 台 for 臺, 檯 and 颱, 只 for 隻 and 祇.
// Words are not translated: 软件 does not find 軟體.
//
// Nothing but what cannot be seen is skipped between the characters of a phrase:
// 不 可 能 and im*possible are other texts than 不可能 and impossible. Whoever skips
// blanks and signs makes words of the ends and beginnings of others; where people
// write so, it is a phrase of its own.
//
// Bytes that are not UTF-8 equal nothing, not even each other; they are one
// opaque character each, never skipped, and no hit contains them.
//
// # Where a phrase must stand
//
// Each phrase has an [Edge]. [Word], the zero value, lets the script decide:
// "class" is not found in "classic", and 不行 is found anywhere, since Chinese
// has no blanks between words. [Clause] wants a reply of its own: 行 in
// "行，马上来" but not in "银行". [Start] and [End] want the place in the message, and
// [Anywhere] asks for nothing.
//
// # Which hits are reported
//
// Hits may overlap. [Kind] says which of them count: the leftmost-longest, the
// leftmost of the first phrase in the list, or all. All of them are judged at
// their edges first, and only what stands is compared.
//
// # Long texts and hostile texts
//
// [Matcher.Read] finds the same hits in a stream, with memory that does not
// grow with the text. The work is bounded by a constant per byte and per hit
// that stands at its edges or fails there: a filter passes over what cannot
// begin a phrase, and an automaton that never reads back does the rest. Limits
// are [MaxUnits], [MaxPhrases], [MaxAlphabet] and [MaxRun].
//
// # Laws
//
//   - Every kind equals brute force: the hits are those that trying each phrase
//     on each piece of the text finds, of the pieces that stand at their edges,
//     reduced by the words of the kind.
//   - A hit folds to its phrase: [Fold] gives the same for text[h.Start:h.End] and
//     for the phrase, less the blanks at the phrase's ends.
//   - Offsets are on the borders of characters: a hit is not empty and is valid
//     UTF-8, no mark follows that belongs to its last character, and hits come in
//     the order of the kind.
//   - Chunks do not matter: [Matcher.Read] gives the same hits as [Matcher.Append]
//     however the reader cuts the text, and so do [Matcher.All] and
//     [Matcher.Contains].
//   - A failed read keeps what was found: the hits of the text before the failure
//     come first, then one [*ReadError] with its place.
//   - Folded differences do not matter: a phrase is found in every writing that
//     differs by case, width, form, script, invisible characters or blanks.
//   - A longer text keeps its inner hits: with [Overlapping], what is found in a
//     text for the edges Word, Anywhere and Clause is found in it again when other
//     text stands before and behind it, set off by a line end or clause
//     punctuation.
//   - Folding twice changes nothing: Fold(Fold(text)) = Fold(text).
//   - Refusal is complete: [New] reports each phrase that cannot be looked for, and
//     without these there is a matcher; the phrases that were passed stay as they
//     were.
//   - Any bytes are searched: no text makes a matcher panic, and no hit contains a
//     byte that is not UTF-8.
//   - Clean text costs no allocation: Append, Contains and All allocate nothing
//     when there is no hit.
//   - Work per byte is bounded: the filter reads each byte of a text at most twice,
//     and the automaton takes at most two steps per byte, however hostile the text.
package phrase
