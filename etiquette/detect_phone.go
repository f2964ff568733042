package etiquette

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
	case run.grouped(1, 3, 3, 4) && d[0] == '1':
		return isAmerican(d[1:])
	case run.count == 11:
		return isChineseMobile(d) || d[0] == '0' && d[1] == '7' && d[2] != '0' // British mobile
	case run.count == 10:
		return d[0] == '0' && d[1] == '9' || run.grouped(3, 3, 4) && isAmerican(d) // Taiwan mobile
	}
	return run.grouped(4, 4) && d[0] >= '4' && !isRange(d) // mobile of Hong Kong or Singapore
}

func isChineseMobile(d []byte) bool { return d[0] == '1' && d[1] >= '3' }

// isRange reports whether two groups of four look like prices from and to: 5000-8000.
func isRange(d []byte) bool {
	return string(d[2:4]) == "00" && string(d[6:8]) == "00"
}

// isAmerican reports whether ten digits are a number of the North American Numbering
// Plan, 202-555-0147, but of no free call like 800 or 888.
func isAmerican(d []byte) bool {
	free := d[0] == '8' && (d[1] == '0' || d[1] == d[2]) || d[0] == '4' && d[1] == '0' && d[2] == '0'
	return d[0] >= '2' && d[3] >= '2' && !free
}
