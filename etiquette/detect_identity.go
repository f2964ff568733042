package etiquette

// findIdentities finds identity numbers: of mainland China and Taiwan with their
// check digits, British national insurance numbers, and American social security
// numbers in their usual groups.
func findIdentities(dst []span, text string) []span {
	dst = findRuns(dst, text, func(text string, run digitRun) (span, bool) {
		switch {
		case run.count == 18 && run.parts == 1:
			return span{run.start, run.end}, isChineseID(run.digits[:17], rune(run.digits[17]))
		case run.count == 9:
			return span{run.start, run.end}, run.grouped(3, 2, 4)
		}
		return span{}, false
	})
	return findLettered(dst, text)
}

// findLettered finds identity numbers with letters, which a plain number touches.
func findLettered(dst []span, text string) []span {
	for at := int32(0); int(at) < len(text); {
		r, next := charAt(text, at)
		before, _ := charBefore(text, at)
		if !isDigit(r) || isDigit(before) {
			at = next
			continue
		}
		run := readRun(text, at)
		for _, find := range [...]func(string, digitRun) (span, bool){endsInX, beginsWithLetter, isInsurance} {
			if found, ok := find(text, run); ok {
				dst = append(dst, found)
				break
			}
		}
		at = run.end
	}
	return dst
}

// endsInX reports whether the run is an identity number of mainland China whose check
// digit is X.
func endsInX(text string, run digitRun) (span, bool) {
	last, end := charAt(text, run.end)
	behind, _ := charAt(text, end)
	ok := run.count == 17 && run.parts == 1 && (last == 'X' || last == 'x') && !sticks(behind) && isChineseID(run.digits[:17], 'X')
	return span{run.start, end}, ok
}

// isChineseID checks an identity number by GB 11643-1999: a date of birth that can
// be, and the check by ISO 7064 MOD 11-2 with X for ten.
func isChineseID(digits []byte, check rune) bool {
	month, day := int(digits[10]-'0')*10+int(digits[11]-'0'), int(digits[12]-'0')*10+int(digits[13]-'0')
	if digits[0] == '0' || month < 1 || month > 12 || day < 1 || day > 31 {
		return false
	}
	sum := 0
	for _, c := range digits {
		sum = (sum + int(c-'0')) * 2
	}
	return rune("10X98765432"[sum%11]) == check
}

// beginsWithLetter reports whether the run is an identity number of Taiwan: a letter
// for the place, nine digits, the last of which makes the weighted sum end in 0.
func beginsWithLetter(text string, run digitRun) (span, bool) {
	letter, start := charBefore(text, run.start)
	before, _ := charBefore(text, start)
	if 'a' <= letter && letter <= 'z' {
		letter += 'A' - 'a'
	}
	if run.count != 9 || run.parts != 1 || letter < 'A' || letter > 'Z' || start > 0 && sticks(before) {
		return span{}, false
	}
	place := placeNumbers[letter-'A']
	sum := place/10 + place%10*9
	for i, c := range run.digits[:9] {
		sum += int(c-'0') * max(8-i, 1)
	}
	return span{start, run.end}, sum%10 == 0
}

// placeNumbers are the numbers of the letters A to Z in Taiwan's identity numbers.
var placeNumbers = [26]int{10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33}

// isInsurance reports whether the run is a British national insurance number, QQ 12
// 34 56 C, with or without blanks.
func isInsurance(text string, run digitRun) (span, bool) {
	start, end := run.start, run.end
	if run.count != 6 || run.parts != 1 && !run.grouped(2, 2, 2) {
		return span{}, false
	}
	for range 2 {
		if r, at := charBefore(text, start); r == ' ' && start == run.start {
			start = at
		}
		r, at := charBefore(text, start)
		if !isASCIILetter(r) {
			return span{}, false
		}
		start = at
	}
	if r, next := charAt(text, end); r == ' ' {
		end = next
	}
	last, end := charAt(text, end)
	before, _ := charBefore(text, start)
	behind, _ := charAt(text, end)
	return span{start, end}, 'A' <= last&^0x20 && last&^0x20 <= 'D' && !sticks(before) && !sticks(behind)
}

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }
