package etiquette

// findCards finds the numbers of payment cards: 14 to 19 digits that begin as cards
// do (2 to 6) and pass the check of ISO/IEC 7812.
func findCards(dst []span, text string) []span {
	return findRuns(dst, text, func(_ string, run digitRun) (span, bool) {
		ok := 14 <= run.count && run.count <= 19 && '2' <= run.digits[0] && run.digits[0] <= '6' && luhn(run.digits[:run.count])
		return span{run.start, run.end}, ok
	})
}

// luhn reports whether the digits pass the check of ISO/IEC 7812, annex B: from the
// right, each second one is doubled, and the sum of all digits ends in 0.
func luhn(digits []byte) bool {
	sum := 0
	for i, c := range digits {
		d := int(c - '0')
		if (len(digits)-i)%2 == 0 {
			d = d*2/10 + d*2%10
		}
		sum += d
	}
	return sum%10 == 0
}
