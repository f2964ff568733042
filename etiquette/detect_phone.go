package etiquette

import "strings"

// findPhones finds telephone numbers that belong to people. Shorter ones and those of
// landlines cannot be told from order numbers by their digits.
func findPhones(dst []span, text string) []span {
	return findRuns(dst, text, func(text string, run digitRun) (span, bool) {
		if run.count > 15 { // ITU-T E.164
			return span{}, false
		}
		start := run.start
		if run.plus {
			_, start = charBefore(text, start)
		}
		return span{start, run.end}, isPhone(run)
	})
}

func isPhone(run digitRun) bool {
	d := run.digits[:run.count]
	switch {
	case run.plus:
		return run.count >= 8
	case run.count == 13 && d[0] == '8' && d[1] == '6': // mainland China with its country code
		return isChineseMobile(d[2:])
	case run.count == 11:
		return isChineseMobile(d) || d[0] == '0' && d[1] == '7' && d[2] != '0' // British mobile
	case run.count == 10:
		return d[0] == '0' && d[1] == '9' || isAmerican(run) // Taiwan mobile
	case run.count == 8: // Hong Kong mobile
		return run.grouped(4, 4) && strings.IndexByte("569", d[0]) >= 0
	}
	return false
}

func isChineseMobile(d []byte) bool { return d[0] == '1' && d[1] >= '3' }

// isAmerican reports whether the number is one of the North American Numbering Plan
// in its usual groups, 202-555-0147, but no free call like 800 or 888.
func isAmerican(run digitRun) bool {
	d := run.digits[:run.count]
	free := d[0] == '8' && (d[1] == '0' || d[1] == d[2]) || d[0] == '4' && d[1] == '0' && d[2] == '0'
	return run.grouped(3, 3, 4) && d[0] >= '2' && d[3] >= '2' && !free
}
