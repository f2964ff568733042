package phrase_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"
	"pgregory.net/rapid"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

var (
	unicodeFold = cases.Fold()
	typed       = strings.NewReplacer("‘", "'", "’", "'", "ʼ", "'", "‐", "-")
)

// standard folds as Unicode says, toNFKC_Casefold: invisible characters out,
// case folding and NFKC in turns until nothing changes; then blanks are joined.
func standard(text string) string {
	text = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, text)
	text = norm.NFD.String(text)
	for range 3 { // Cherokee would go back and forth for ever
		before := text
		if text = norm.NFKC.String(unicodeFold.String(text)); text == before {
			break
		}
	}
	text = typed.Replace(text) // not by Unicode: by us
	var out strings.Builder
	blank := false
	for _, r := range text {
		if isBlank := unicode.Is(unicode.White_Space, r); !isBlank || !blank {
			if isBlank {
				r = ' '
			}
			out.WriteRune(r)
		}
		blank = unicode.Is(unicode.White_Space, r)
	}
	return out.String()
}

// invisible is the derivation of Default_Ignorable_Code_Point (DerivedCoreProperties.txt).
func invisible(r rune) bool {
	return unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Cf, unicode.Variation_Selector) &&
		!unicode.In(r, unicode.White_Space, unicode.Prepended_Concatenation_Mark) &&
		!(0xFFF9 <= r && r <= 0xFFFB) && !(0x13430 <= r && r <= 0x1343F)
}

// standsAlone reports the characters that Fold leaves as they are on purpose.
func standsAlone(r rune) bool {
	if unicode.Is(unicode.White_Space, r) {
		return false
	}
	s := norm.NFKC.String(string(r))
	return strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") || 0x3131 <= r && r <= 0x318E || 0xFFA0 <= r && r <= 0xFFDC
}

func TestFoldEachCharacterAsUnicodeSays(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r == 0x30000 {
			r = 0xE0000
		}
		if r == 0xE2000 {
			break
		}
		if !utf8.ValidRune(r) {
			continue
		}
		want := standard(string(r))
		if 0x13A0 <= r && r <= 0x13F5 { // Cherokee folds to capitals, which package cases folds back
			want = string(r)
		}
		if standsAlone(r) {
			want = norm.NFC.String(string(r))
			if w := width.LookupRune(r).Folded(); w != 0 {
				want = string(w)
			}
			if invisible(r) {
				want = ""
			}
		}
		if got := phrase.Fold(string(r), phrase.Script); got != want {
			t.Errorf("Fold(%q %U) = %+q, want %+q", r, r, got, want)
		}
	}
}

// tricky draws text of characters that fold together with their neighbours.
func tricky() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		runes := []rune("aAeEßẞıİKſǅﬁﬃⅣ①㎏Åé\u0301\u0300\u0323\u0308\u0345\u0344\u20dd \t\u00a0\u3000\u200b\ufeff\u00ad\u034fｶﾞﾟか\u3099ＡｂΣςᾳᾴϓẛ가ㅏ\u1100\u1161\u11a8각힣뷁\u1175\u0928\u093c\u0958\u09c7\u09be\u0fb2\u0f71\u0f80ﷺ國国")
		n := rapid.IntRange(0, 8).Draw(t, "n")
		out := make([]rune, n)
		for i := range out {
			out[i] = rapid.SampledFrom(runes).Draw(t, "rune")
		}
		return string(out)
	})
}

func TestFoldStringsAsUnicodeSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ReplaceAll(tricky().Draw(t, "text"), "ㅏ", "")
		if strings.Contains(norm.NFD.String(s), "\u0345") { // Unicode orders it before it knows that ﾞ is a mark
			s = strings.NewReplacer("ﾞ", "", "ﾟ", "").Replace(s)
		}
		if got, want := phrase.Fold(s, phrase.Script), standard(s); got != want {
			t.Errorf("Fold(%+q) = %+q, want %+q", s, got, want)
		}
	})
}

// TestFoldComposes pins the order in which marks join.
func TestFoldComposes(t *testing.T) {
	for text, want := range map[string]string{
		"e\u0301": "é", "a\u0302\u0323": "ậ", "a\u0323\u0302": "ậ", "É\u0323": "ẹ\u0301", "x\u0302\u0323": "x\u0323\u0302", "\u0302\u0323": "\u0323\u0302",
		"e\u0327\u0327\u0301": "ȩ\u0327\u0301", "a\u0308\u0301": "ä\u0301", "a\u0301\u0308": "á\u0308", "u\u0308\u0301": "ǘ",
		"\u1100\u1161": "가", "\u1100\u1161\u11a8": "각", "가\u11a8": "각", "각\u11a8": "각\u11a8", "\u1100\u0301\u1161": "\u1100\u0301\u1161", "\u1100\u1176": "\u1100\u1176",
		"\u1113\u1161": "\u1113\u1161", "\u1112\u1175\u11c2": "힣", "가\u11a7": "가\u11a7", "\uD7A4\u11a8": "\uD7A4\u11a8",
	} {
		if got := phrase.Fold(text, 0); got != want {
			t.Errorf("%+q folds to %+q, want %+q", text, got, want)
		}
	}
}

func TestEqualIsThatOfFold(t *testing.T) {
	texts := []string{"", " ", "a", "A", "ａ", "國", "国", "a\u200b", "\u200b", "é", "e\u0301", "E\u200b\u0301", "ß", "ss", "\xff", "\ufffd", "a b", "a  b", "a\u3000\u200b b",
		"①", "1", strings.Repeat("\u0301", 99), "ab", "ﬁ", "fi", "f"}
	for _, keep := range []phrase.Difference{0, phrase.Case, phrase.Form, phrase.Invisible, phrase.Exact} {
		for _, a := range texts {
			for _, b := range texts {
				text := utf8.ValidString(a+b) && !strings.Contains(a+b, "\ufffd") && len(a+b) < 99
				if got, want := phrase.Equal(a, b, keep), phrase.Fold(a, keep) == phrase.Fold(b, keep); text && got != want {
					t.Errorf("%+q and %+q, keeping %v: %v, want %v", a, b, keep, got, want)
				}
			}
		}
	}
	for _, bad := range []string{"\xff", "a\xff", strings.Repeat("a\u0301", 40) + strings.Repeat("\u0301", 99)} {
		if phrase.Equal(bad, bad, 0) {
			t.Errorf("%+.20q equals itself", bad)
		}
	}
	if !phrase.Equal("\ufffd", "\ufffd", 0) {
		t.Error("the replacement character does not equal itself")
	}
}

func TestEdgeStands(t *testing.T) {
	text := "no, class. 行"
	for _, tt := range []struct {
		edge       phrase.Edge
		start, end int
		want       bool
	}{
		{phrase.Word, 4, 9, true}, {phrase.Word, 4, 8, false}, {phrase.Anywhere, 4, 8, true}, {phrase.Clause, 4, 9, true}, {phrase.Clause, 0, 9, true},
		{phrase.Start, 0, 2, true}, {phrase.Start, 4, 9, false}, {phrase.End, 11, 14, true}, {phrase.End, 4, 9, false},
	} {
		if got := tt.edge.Stands(text, tt.start, tt.end); got != tt.want {
			t.Errorf("%q as %v: %v, want %v", text[tt.start:tt.end], tt.edge, got, tt.want)
		}
	}
}
