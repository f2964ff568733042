package privacy_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/customer/privacy"
)

// masks and the places that each promises to show, of n letters and digits.
var masks = map[string]struct {
	mask  func(string) string
	shows func(chars []rune) (head, tail int)
}{
	"id": {privacy.MaskID, func(chars []rune) (head, tail int) {
		switch {
		case len(chars) == 18:
			return 1, 1
		case len(chars) > 5 && unicode.IsLetter(chars[0]):
			return 1, 0
		}
		return 0, 0
	}},
	"account": {privacy.MaskAccount, func(chars []rune) (head, tail int) {
		return 0, []int{0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4}[min(len(chars), 12)]
	}},
	"phone": {privacy.MaskPhone, func(chars []rune) (head, tail int) {
		if len(chars) > 10 {
			return 3, 4
		}
		return 0, []int{0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2}[len(chars)]
	}},
}

// plain is the slow reading of a text: its letters and digits one by one.
func plain(s string) (chars []rune) {
	for _, r := range norm.NFKC.String(s) {
		if unicode.In(r, unicode.Letter, unicode.Number) {
			chars = append(chars, r)
		}
	}
	return chars
}

// drawText draws numbers as people write them, and anything else.
func drawText(t *rapid.T) string {
	var b strings.Builder
	parts := rapid.SliceOfN(rapid.SampledFrom([]string{
		"1", "2", "3", "0", "9", "8", "13812345678", "X", "Ａ", "１", "７", "一", "٣", "²", "½", "a", "é", "e\u0301", "5\u20e3", "6\u0338", "*", "****",
		" ", "-", "－", "(", ")", "+86 ", "\u200b", "\u3000", "\xff", "\xc3", "\x00", "😀", "@", ".", ".com", "163.com", "example.org",
	}), 0, 24).Draw(t, "parts")
	for _, p := range parts {
		b.WriteString(p)
	}
	if rapid.IntRange(0, 4).Draw(t, "any") == 0 {
		b.WriteString(rapid.String().Draw(t, "tail"))
	}
	return b.String()
}

// checkMasks is the property of all masks, for any text at all.
func checkMasks(s string) error {
	for name, m := range masks {
		got := m.mask(s)
		chars := plain(s)
		head, tail := m.shows(chars)
		want := string(chars[:head]) + "****" + string(chars[len(chars)-tail:])
		if got == s || got != want && (want != s || got != "*"+want) {
			return fmt.Errorf("%s: %q becomes %q, want %q", name, s, got, want)
		}
	}
	return checkMail(s)
}

// checkMail: at most the first letter or digit, stars, and a host after the last @.
func checkMail(s string) error {
	got := privacy.MaskEmail(s)
	shown := got
	if strings.HasPrefix(got, "*****") { // what was masked before
		shown = got[1:]
	}
	first, after, stars := strings.Cut(shown, "****")
	local := norm.NFKC.String(s)
	if at := strings.LastIndex(local, "@"); at >= 0 {
		local = local[:at]
	}
	chars := plain(local)
	switch {
	case got == s || !stars:
		return fmt.Errorf("%q becomes %q", s, got)
	case first != "" && (len(chars) < 3 || first != string(chars[0])):
		return fmt.Errorf("%q becomes %q: it begins with more than the first character", s, got)
	case first == "" && len(chars) >= 3:
		return fmt.Errorf("%q becomes %q: the first character is missing", s, got)
	}
	digits, letters := 0, 0
	for _, r := range after {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case r >= 0x80 || strings.ContainsRune(" +_()/:", r):
			letters = -1 << 20
		default:
			letters++
		}
	}
	if digits > 5 || letters < 0 || after != "" && (after[0] != '@' || !strings.HasSuffix(norm.NFKC.String(s), after) && after != "@****") {
		return fmt.Errorf("%q becomes %q: that is no host", s, got)
	}
	return nil
}

func TestLawMasksChangeEveryText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t)
		for range 3 { // a masked text is masked again
			for name, mask := range map[string]func(string) string{
				"id": privacy.MaskID, "account": privacy.MaskAccount, "phone": privacy.MaskPhone, "email": privacy.MaskEmail,
			} {
				if got := mask(s); got == s || strings.Count(got, "*") < 4 {
					t.Fatalf("%s: %q becomes %q", name, s, got)
				}
			}
			s = rapid.SampledFrom([]func(string) string{privacy.MaskID, privacy.MaskAccount, privacy.MaskPhone, privacy.MaskEmail}).Draw(t, "mask")(s)
		}
	})
}

func TestLawMasksLeaveOnlyWhatTheyPromise(t *testing.T) {
	lengths := map[int]int{}
	rapid.Check(t, func(t *rapid.T) {
		s := drawText(t)
		if err := checkMasks(s); err != nil {
			t.Fatal(err)
		}
		lengths[len(plain(s))]++
	})
	for n := range 24 { // each length, whatever was drawn
		for _, first := range []string{"", "A", "１", "é"} {
			if err := checkMasks(first + "123456789012345678901234567890"[:n]); err != nil {
				t.Error(err)
			}
		}
	}
	if len(lengths) < 15 {
		t.Errorf("only %d lengths were drawn", len(lengths))
	}
}

func TestLawMasksDependOnlyOnWhatTheyShow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		chars := rapid.SliceOfN(rapid.RuneFrom([]rune("0123456789ABCXYZ")), 0, 24).Draw(t, "chars")
		for name, m := range masks {
			head, tail := m.shows(chars)
			other := append([]rune(nil), chars...)
			for i := head; i < len(chars)-tail; i++ {
				if i > 0 || !unicode.IsLetter(chars[0]) { // whether the first is a letter shows
					other[i] = rapid.RuneFrom([]rune("0123456789")).Draw(t, "other")
				}
			}
			if a, b := m.mask(string(chars)), m.mask(string(other)); a != b {
				t.Fatalf("%s: %q becomes %q, %q becomes %q", name, string(chars), a, string(other), b)
			}
		}
	})
}

func TestLawMasksSeeThroughForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`[0-9]{0,20}`).Draw(t, "digits")
		var b strings.Builder
		for _, r := range digits {
			if rapid.Bool().Draw(t, "wide") {
				r += '０' - '0'
			}
			b.WriteRune(r)
			b.WriteString(rapid.SampledFrom([]string{"", " ", "-", "－", ".", "\u200b", "\u0338", "\u20e3", "\xff", "\t", "）"}).Draw(t, "separator"))
		}
		for name, m := range masks {
			if a, b := m.mask(digits), m.mask(b.String()); a != b && digits != "" {
				t.Fatalf("%s: %q becomes %q, %q becomes %q", name, digits, a, b, b)
			}
		}
	})
}

// Two residents differ in all but the first digit and the check character.
func TestLawResidentNumbersHideBirthAndSex(t *testing.T) {
	resident := rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("%05d%04d%02d%02d%03d",
			rapid.IntRange(0, 99999).Draw(t, "place"), rapid.IntRange(1900, 2026).Draw(t, "year"), rapid.IntRange(1, 12).Draw(t, "month"),
			rapid.IntRange(1, 28).Draw(t, "day"), rapid.IntRange(0, 999).Draw(t, "order and sex"))
	})
	rapid.Check(t, func(t *rapid.T) {
		region := rapid.SampledFrom([]string{"1", "2", "3", "4", "5", "6", "7", "8"}).Draw(t, "region")
		check := rapid.SampledFrom([]string{"0", "7", "X", "x"}).Draw(t, "check")
		a, b := region+resident.Draw(t, "a")+check, region+resident.Draw(t, "b")+check
		if got, want := privacy.MaskID(a), region+"****"+check; got != want || privacy.MaskID(b) != want {
			t.Fatalf("%s becomes %s, %s becomes %s", a, got, b, privacy.MaskID(b))
		}
		if got := privacy.MaskID(a[:6] + a[8:17]); got != "****" { // the older kind, of fifteen digits
			t.Fatalf("%s becomes %s", a[:6]+a[8:17], got)
		}
	})
}

func FuzzMaskID(f *testing.F)      { fuzzMask(f, "id") }
func FuzzMaskAccount(f *testing.F) { fuzzMask(f, "account") }
func FuzzMaskPhone(f *testing.F)   { fuzzMask(f, "phone") }
func FuzzMaskEmail(f *testing.F)   { fuzzMask(f, "email") }

// fuzzMask holds one mask to the property of all of them.
func fuzzMask(f *testing.F, name string) {
	for _, s := range []string{
		"", "*", "****", "*****", "****1234", "11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "E12345678", "A123456(7)", "6222 0212 3456 7890",
		"+86 138-1234-5678", "110", "1\u20e32\u20e33", "\xff\xfe123456789012", "李伟", "li.wei@example.com", "a@b@c.org", "x@6222021234567890.com", "****@b.com", "@", "a@１６３．ｃｏｍ",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := checkMasks(s); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	})
}
