package etiquette

// findDates finds dates that have two readings as day and month: 03/04/2026.
func findDates(dst []span, text string) []span { return findNumericDates(dst, text, true) }

// findShortDates finds dates without a year that have two readings: 6/7.
func findShortDates(dst []span, text string) []span { return findNumericDates(dst, text, false) }

func findNumericDates(dst []span, text string, year bool) []span {
	for at := int32(0); int(at) < len(text); {
		r, next := charAt(text, at)
		if !isDigit(r) {
			at = next
			continue
		}
		end, fields, ok := readFields(text, at)
		before, _ := charBefore(text, at)
		if ok && !sticks(before) && !isDateMark(before) && fields.misleading(year) {
			dst = append(dst, span{at, end})
		}
		at = end
	}
	return dst
}

// dateFields are the numbers between the marks of what may be a date.
type dateFields struct {
	values, digits [3]int
	count          int
	mark           rune
}

// misleading reports whether the fields are a date whose day and month can change
// places.
func (f *dateFields) misleading(year bool) bool {
	a, b := f.values[0], f.values[1]
	if f.digits[0] > 2 || f.digits[1] > 2 || a < 1 || b < 1 || a > 12 || b > 12 || a == b {
		return false
	}
	if !year {
		return f.count == 2 && f.mark == '/'
	}
	return f.count == 3 && (f.digits[2] == 2 || f.digits[2] == 4 && (f.values[2]/100 == 19 || f.values[2]/100 == 20))
}

// readFields reads numbers with the same mark between them, and reports whether they
// stand alone.
func readFields(text string, at int32) (end int32, f dateFields, ok bool) {
	for end = at; ; {
		value, digits, next := readNumber(text, end)
		if f.count < len(f.values) {
			f.values[f.count], f.digits[f.count] = value, digits
		}
		f.count++
		end = next
		mark, behind := charAt(text, end)
		after, _ := charAt(text, behind)
		if !isDateMark(mark) || !isDigit(after) {
			return end, f, !sticks(mark)
		}
		if f.count > 1 && mark != f.mark {
			return end, f, false
		}
		f.mark, end = mark, behind
	}
}

// readNumber reads the digits at a place; its value is right up to eight of them.
func readNumber(text string, at int32) (value, digits int, end int32) {
	for end = at; ; {
		r, next := charAt(text, end)
		if !isDigit(r) {
			return value, digits, end
		}
		if digits++; digits <= 8 {
			value = value*10 + int(r-'0')
		}
		end = next
	}
}

func isDateMark(r rune) bool { return r == '/' || r == '.' || r == '-' }
