package etiquette

// findNumbers finds numbers of at least five digits that are not masked, with up to
// two letters directly before.
func findNumbers(dst []span, text string) []span {
	for at := int32(0); int(at) < len(text); {
		r, next := charAt(text, at)
		if !isDigit(r) {
			at = next
			continue
		}
		run := readRun(text, at)
		start := at
		for range 2 {
			if r, before := charBefore(text, start); isASCIILetter(r) {
				start = before
			}
		}
		before, _ := charBefore(text, start)
		behind, _ := charAt(text, run.end)
		if run.count >= 5 && !sticks(before) && !sticks(behind) {
			dst = append(dst, span{start, run.end})
		}
		at = run.end
	}
	return dst
}
