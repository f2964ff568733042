package phrase

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// work searches text as Append does and counts the steps of the automaton and the
// bytes that the filter reads.
func (m *Matcher) work(text string) (steps, read int) {
	s := m.scan(text)
	for s.at < len(text) {
		if s.node == root && s.at >= s.seen {
			from := s.at
			s.at, s.seen = m.seek(text, from, len(text))
			if read += max(s.at, s.seen) - from; s.at == len(text) {
				break
			}
		}
		steps++
		s.step()
	}
	return steps, read
}

// TestLawWorkPerByteIsBounded counts on texts that were made to be slow: each
// begins phrases all the time and ends none, or nearly.
func TestLawWorkPerByteIsBounded(t *testing.T) {
	long := "这是我们客服中心非常重要的一段很长的开场白用来说明情况"
	phrases := Of(Anywhere, strings.Repeat("a", 40)+"b", strings.Repeat("ab", 20)+"c", strings.Repeat("ab", 7)+"aac",
		long+"一", long+"二", long+long, "行", "abc", "ss", "e\u0301e\u0301x", strings.Repeat("ab ", 60)+"c")
	texts := []string{"a", "ab", "aab", "aaab", "a\u200b\u200b", "a\u0301\u200b", long, long[:len(long)-3], "ab ", "ab  ", "行", "行不", "\u200b", "a\u200b", "\u0301", "e\u0301",
		"a\u0301\u0301", "\xff", "a\xff", " ", "ﷺ", "ß", "ssß", "①", strings.Repeat("ab", 7) + "aa", strings.Repeat("a", 39) + "ab",
		"aaaaaass", "aaaaaaa\u0301", "abababae\u0301", "ssssssß"}
	for i, text := range texts {
		texts[i] = strings.Repeat(text, 20000/len(text))
	}
	for _, run := range []string{"\u200b", " ", "a\u200b", "a ", "a"} { // what makes a filter read far, and then look back
		run = strings.Repeat(run, 20000/len(run))
		texts = append(texts, run+"\u0301", "e"+run+"\u0301", "ab"+run+"c", run+"ß")
	}
	for _, keep := range []Difference{0, Exact, Form} {
		all := Must(phrases, Options{Keep: keep})
		long := Must(phrases[:6], Options{Keep: keep}) // for the filter on bytes
		few := Must(Of(Anywhere, "aaaa", "áááá"), Options{Keep: keep})
		for _, text := range texts {
			workIsBounded(t, all, text)
			workIsBounded(t, long, text)
			workIsBounded(t, few, text)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune("aaabbcsßé\u0301 \u200b行")[:rapid.IntRange(4, 13).Draw(t, "letters")])
		var texts []string
		for _, text := range rapid.SliceOfN(rapid.StringOfN(letters, 1, 14, -1), 1, 5).Draw(t, "phrases") {
			texts = append(texts, "a"+text)
		}
		slices.Sort(texts)
		phrases := Of(Anywhere, slices.Compact(texts)...)
		m, err := New(phrases, Options{Keep: rapid.SampledFrom([]Difference{0, Exact}).Draw(t, "keep")})
		if err != nil {
			m = Must(phrases, Options{Keep: Exact}) // some fold to the same
		}
		for range 4 {
			again := rapid.StringOfN(letters, 1, 9, -1).Draw(t, "again")
			workIsBounded(t, m, strings.Repeat(again, 150/len(again)))
		}
	})
}

func workIsBounded(t interface{ Errorf(string, ...any) }, m *Matcher, text string) {
	if steps, read := m.work(text); steps > 2*len(text) || read > 2*len(text) {
		t.Errorf("%v, keeping %v, take %d steps and read %d bytes for %d bytes of %+.40q", m.phrases, m.options.Keep, steps, read, len(text), text)
	}
}

// TestWorkOnFixedTexts pins how many steps the automaton takes on texts of about 3,000
// bytes, and how many bytes the filter reads. A change that makes a number smaller is
// welcome; one that makes it greater needs a reason.
func TestWorkOnFixedTexts(t *testing.T) {
	long := "这是我们客服中心非常重要的一段很长的开场白用来说明情况"
	phrases := Of(Anywhere, strings.Repeat("a", 40)+"b", strings.Repeat("ab", 20)+"c", long+"一", long+"二", "impossible", "that is not my problem, sorry",
		"not my problem at all", "我没有办法解决", "三岁小孩都会做的事", "problem child", "naïve opinion", "straße frei")
	short := Of(Anywhere, "行", "不行吧", "no way", "ok", "可以的", "é", "éclair", "ßa")
	var near strings.Builder // beginnings and ends of phrases
	for _, p := range phrases {
		letters := []rune(p.Text)
		for n := 1; n < len(letters); n += 1 + n/2 {
			near.WriteString(string(letters[:n]) + ", " + string(letters[n:]) + "。")
		}
	}
	matchers := []*Matcher{Must(phrases, Options{}), Must(phrases, Options{Keep: Exact}),
		Must(append(short, phrases...), Options{}), Must(append(short, phrases...), Options{Keep: Exact})}
	for _, tt := range []struct {
		text string
		want [4][2]int // steps and bytes: without short phrases folded and exact, with short ones folded and exact
	}{
		{near.String(), [4][2]int{{846, 2270}, {860, 1816}, {881, 2269}, {794, 2283}}},
		{long, [4][2]int{{1035, 888}, {1035, 0}, {1035, 888}, {1035, 888}}},
		{long[:len(long)-3], [4][2]int{{1025, 912}, {1025, 0}, {1025, 912}, {1025, 912}}},
		{long[30:] + long[:30], [4][2]int{{1008, 945}, {1018, 51}, {1008, 945}, {1008, 945}}},
		{"aaab", [4][2]int{{0, 3000}, {18, 2990}, {0, 3000}, {0, 3000}}},
		{"a", [4][2]int{{3000, 8}, {3000, 0}, {3000, 8}, {3000, 8}}},
		{strings.Repeat("a", 9) + " b", [4][2]int{{0, 2992}, {8, 2985}, {0, 2992}, {0, 2992}}},
		{"not my problem, that is no problem ", [4][2]int{{764, 2975}, {766, 2293}, {764, 2975}, {764, 2975}}},
		{"impossibly ", [4][2]int{{2720, 2720}, {2712, 551}, {2720, 2176}, {2720, 2720}}},
		{"that  is   not my ", [4][2]int{{2655, 1494}, {8, 2980}, {2655, 1494}, {0, 2988}}},
		{"您好，很高兴为您服务，请问有什么可以帮您？ Have a nice day. ", [4][2]int{{0, 2997}, {8, 2990}, {111, 2886}, {111, 2886}}},
		{"不行吧", [4][2]int{{0, 2997}, {3, 2990}, {1331, 999}, {1331, 999}}},
		{"nai\u0308ve o", [4][2]int{{0, 2997}, {6, 2990}, {0, 2997}, {0, 2997}}},
		{"que\u0301 ma\u0301s", [4][2]int{{0, 2992}, {6, 2985}, {1628, 2992}, {0, 2992}}},
		{"ﬁßa", [4][2]int{{1999, 500}, {6, 2990}, {1500, 0}, {1499, 1503}}},
		{"im\u200bpossi\u200bbly", [4][2]int{{2244, 2805}, {5, 2985}, {2244, 1870}, {0, 2992}}},
		{"imposs\xffible", [4][2]int{{0, 2992}, {9, 2985}, {1904, 2720}, {0, 2992}}},
	} {
		text := strings.Repeat(tt.text, max(1, 3000/len(tt.text)))
		for i, m := range matchers {
			if steps, read := m.work(text); tt.want[i] != [2]int{steps, read} {
				t.Errorf("matcher %d takes %d steps and reads %d bytes, want %v, of %+.30q, %d bytes", i, steps, read, tt.want[i], text, len(text))
			}
		}
	}
}

// TestFiltersPassOver pins that the automaton does not touch polite text.
func TestFiltersPassOver(t *testing.T) {
	text := "您好，感谢您的耐心等候！您反映的訂單問題我們已經收到，会在24小时内为您处理。Thank you for your patience, we'll keep you posted." +
		strings.Repeat("不进行，", 20)
	short := Of(Anywhere, "不行", "没问题", "no way", "impossible", "不知道", "我没有办法解决", "that is not my problem, sorry")
	long := Of(Anywhere, "impossible", "我没有办法解决", "that is not my problem, sorry", "三岁小孩都会做")
	for _, tt := range []struct {
		phrases []Phrase
		keep    Difference
	}{{short, 0}, {short, Exact}, {long, 0}, {long, Exact}} {
		m := Must(tt.phrases, Options{Keep: tt.keep})
		if steps, _ := m.work(text); steps > maxStride+blockBytes {
			t.Errorf("%d phrases, keeping %v: %d steps, want none but at the end", m.Len(), tt.keep, steps)
		}
		if m.bytes != nil && (m.units != nil || m.bytes.stride != 5) {
			t.Errorf("stride is %d, want as many as the shortest phrase has blocks, and no other filter: %v", m.bytes.stride, m.units)
		}
		if bytes := m.bytes != nil; bytes != (len(tt.phrases) == 4 && tt.keep == Exact) {
			t.Errorf("%d phrases, keeping %v: byte filter is %v", m.Len(), tt.keep, bytes)
		}
	}
}

// TestMarksArePassedOver pins that the automaton does not touch text of which each
// letter has a mark that some phrase has.
func TestMarksArePassedOver(t *testing.T) {
	m := Must(Of(Anywhere, "naïve", "rất chậm", "각하"), Options{})
	for _, text := range []string{"i\u0308", "x\u0308", "I\u0308", "Ï\u0308", "i\u0308\u0308", "a\u0302\u0323", "a\u0323\u0302", "i\u200b\u0308", "\u1100\u1161\u11a8", "\u0308"} {
		if steps, read := m.work(strings.Repeat(text, 1000)); steps > 0 || read > 1000*len(text) {
			t.Errorf("%+q a thousand times: %d steps, %d bytes read", text, steps, read)
		}
	}
}

// TestFiltersMayBeWrong makes the filters look everywhere: the hits stay the same.
func TestFiltersMayBeWrong(t *testing.T) {
	full := func(s set) {
		for i := range s.bits {
			s.bits[i] = ^uint64(0)
		}
	}
	text := strings.Repeat("abcdefgh 您好, 不行 aaaabbbb that is impossible. e\u0301 ﬁ  x", 20)
	for _, keep := range []Difference{0, Exact} {
		for _, phrases := range [][]Phrase{Of(Anywhere, "不行", "bbbb", "impossible", "that is impossible", "ca"), Of(Anywhere, "impossible", "aaabbbb that is impossible")} {
			want := Must(phrases, Options{Keep: keep}).Find(text)
			m := Must(phrases, Options{Keep: keep})
			if f := m.units; f != nil {
				for _, s := range []set{f.pairs, f.fours, f.eights, f.done, f.sixteens} {
					full(s)
				}
				for i := range f.short {
					f.short[i] = true
				}
			}
			if f := m.bytes; f != nil {
				for _, s := range []set{f.eights, f.done, f.sixteens} {
					full(s)
				}
				for i := range f.behind {
					f.behind[i] = 1<<f.stride - 1
				}
			}
			if got := m.Find(text); len(want) == 0 || !slices.Equal(got, want) {
				t.Errorf("%v, keeping %v: got %v, want %v", phrases, keep, got, want)
			}
		}
	}
}

// TestTheAutomatonGivesBack pins that it leaves a text whose every letter begins a
// phrase to the filter again.
func TestTheAutomatonGivesBack(t *testing.T) {
	var phrases []Phrase
	for letter := 'a'; letter <= 'z'; letter++ {
		phrases = append(phrases, Phrase{string(letter) + " word of many letters", Anywhere})
	}
	text := strings.Repeat("something else ", 20) + "a word of many words " + strings.Repeat("something else ", 100)
	for _, keep := range []Difference{0, Exact} {
		if steps, _ := Must(phrases, Options{Keep: keep}).work(text); steps > 40 {
			t.Errorf("keeping %v: %d steps, want no more than the piece that begins like a phrase has", keep, steps)
		}
	}
	if m := Must(Of(Anywhere, "12345678"), Options{Keep: Exact}); m.bytes == nil || m.bytes.stride != 3 {
		t.Error("eight bytes are not enough for the filter on bytes")
	}
}
