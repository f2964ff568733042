package bench

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	bobu "github.com/BobuSumisu/aho-corasick"
	"github.com/cloudflare/ahocorasick"
	petar "github.com/petar-dambovaliev/aho-corasick"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// phraseSizes are the numbers of phrases that are compared.
var phraseSizes = []int{60, 1_000, 20_000}

// commonABC are common English words, the commonest first.
const commonABC = "the of and to in is you that it for was on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does tell sentence set three want air well also play small end put home read hand port large spell add even land here must big high such follow act why ask men change went light kind off need house picture try us again animal point mother world near build self earth father"

// vocabulary gives Chinese characters and English words, the commoner first: the
// 3,755 characters of GB 2312 level 1, in an order of their own, and the common
// words followed by 2,000 made of syllables.
func vocabulary() (han []rune, abc []string) {
	decoder := simplifiedchinese.GBK.NewDecoder()
	for row := byte(0xB0); row <= 0xD7; row++ {
		for cell := byte(0xA1); cell <= 0xFE; cell++ {
			if s, err := decoder.String(string([]byte{row, cell})); err == nil && s != "\uFFFD" && len(s) == 3 && s < "\ue000" {
				han = append(han, []rune(s)[0])
			}
		}
	}
	random := rand.New(rand.NewPCG(7, 7))
	random.Shuffle(len(han), func(i, j int) { han[i], han[j] = han[j], han[i] })
	abc = strings.Fields(commonABC)
	syllables := strings.Fields("re con tion ser vice cus tom er ing ment pro able ly de in ter un ex per for mer pay ship track or re fund bil li ty sup port")
	for range 2000 {
		var b strings.Builder
		for range 2 + random.IntN(3) {
			b.WriteString(syllables[random.IntN(len(syllables))])
		}
		abc = append(abc, b.String())
	}
	return han, abc
}

// some draws an index below n, the low ones more often: a quarter of the
// vocabulary makes half of the text.
func some(n int, random *rand.Rand) int {
	u := random.Float64()
	return int(float64(n) * u * u)
}

// chat makes text of n bytes, six clauses in ten of them Chinese; about every
// 4 KiB there is one of the phrases, every 512 bytes a phrase without its end.
func chat(n int, phrases []string, random *rand.Rand) string {
	han, abc := vocabulary()
	var b strings.Builder
	hit, miss := 4096, 512
	for b.Len() < n {
		if b.Len() > hit {
			b.WriteString(phrases[random.IntN(len(phrases))])
			hit += 4096
		} else if b.Len() > miss {
			p := []rune(phrases[random.IntN(len(phrases))])
			b.WriteString(string(p[:len(p)-1]))
			miss += 512
		}
		if random.IntN(10) < 6 {
			for range 4 + random.IntN(10) {
				b.WriteRune(han[some(len(han), random)])
			}
			b.WriteString("，")
		} else {
			for range 3 + random.IntN(7) {
				b.WriteString(abc[some(len(abc), random)] + " ")
			}
			b.WriteString(". ")
		}
	}
	return b.String()
}

// phrases makes n different phrases of 9 bytes and more, half of them Chinese.
func phrases(n int, random *rand.Rand) []string {
	han, abc := vocabulary()
	seen := map[string]bool{}
	var all []string
	for len(all) < n {
		var b strings.Builder
		if random.IntN(2) == 0 {
			for range 3 + random.IntN(6) {
				b.WriteRune(han[some(len(han), random)])
			}
		} else {
			for word := range 3 + random.IntN(3) {
				if word > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(abc[some(len(abc), random)])
			}
		}
		if s := b.String(); !seen[s] && len(s) >= 9 {
			seen[s] = true
			all = append(all, s)
		}
	}
	return all
}

func petarDFA(ps []string) petar.AhoCorasick {
	b := petar.NewAhoCorasickBuilder(petar.Opts{MatchKind: petar.LeftMostLongestMatch, DFA: true})
	return b.Build(ps)
}

func own(tb testing.TB, ps []string, keep phrase.Difference) *phrase.Matcher {
	m, err := phrase.New(phrase.Of(phrase.Anywhere, ps...), phrase.Options{Keep: keep})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

// BenchmarkPhrase compares the matchers on the same text, 1 MiB of chat.
func BenchmarkPhrase(b *testing.B) {
	for _, n := range phraseSizes {
		random := rand.New(rand.NewPCG(1, uint64(n)))
		ps := phrases(n, random)
		text := chat(1<<20, ps, random)
		run := func(name string, make func() func() int) {
			b.Run(fmt.Sprintf("%d/%s", n, name), func(b *testing.B) {
				find := make()
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					b.ReportMetric(float64(find()), "hits")
				}
			})
		}
		run("petar-dfa", func() func() int {
			m := petarDFA(ps)
			return func() int { return len(m.FindAll(text)) }
		})
		for name, keep := range map[string]phrase.Difference{"exact": phrase.Exact, "folded": 0} {
			run("own-"+name, func() func() int {
				m := own(b, ps, keep)
				return func() int { return len(m.Find(text)) }
			})
		}
		if n > 1_000 {
			continue
		}
		run("cloudflare", func() func() int {
			m := ahocorasick.NewStringMatcher(ps)
			return func() int { return len(m.MatchThreadSafe([]byte(text))) }
		})
		run("bobusumisu", func() func() int {
			m := bobu.NewTrieBuilder().AddStrings(ps).Build()
			return func() int { return len(m.MatchString(text)) }
		})
		if n == 60 {
			run("regexp", func() func() int {
				quoted := slices.Clone(ps)
				for i := range quoted {
					quoted[i] = regexp.QuoteMeta(quoted[i])
				}
				m := regexp.MustCompile(strings.Join(quoted, "|"))
				m.Longest()
				return func() int { return len(m.FindAllStringIndex(text, -1)) }
			})
		}
	}
}

// BenchmarkPhraseRatios prints how many times as fast as petar's DFA each matcher is,
// by the best of several rounds in turns, so that other work on the machine
// falls out. Its own time per operation means nothing.
func BenchmarkPhraseRatios(b *testing.B) {
	for _, n := range phraseSizes {
		random := rand.New(rand.NewPCG(1, uint64(n)))
		ps := phrases(n, random)
		text := chat(1<<20, ps, random)
		dfa, exact, folded := petarDFA(ps), own(b, ps, phrase.Exact), own(b, ps, 0)
		times := best(40, func() { dfa.FindAll(text) }, func() { exact.Find(text) }, func() { folded.Find(text) })
		b.Logf("%6d phrases, %d hits: exact %.1f, folded %.1f times petar's DFA (%.0f, %.0f, %.0f MB/s)", n, len(exact.Find(text)), times[0]/times[1], times[0]/times[2],
			1e3/times[0], 1e3/times[1], 1e3/times[2])
	}
}

// best runs each function in turn for some rounds and gives the shortest time of each in ms.
func best(rounds int, functions ...func()) []float64 {
	times := make([]float64, len(functions))
	for range rounds {
		for i, f := range functions {
			start := time.Now()
			f()
			if took := time.Since(start).Seconds() * 1000; times[i] == 0 || took < times[i] {
				times[i] = took
			}
		}
	}
	return times
}

// BenchmarkPhraseHostile prints the cost per byte of hostile texts over that of chat.
func BenchmarkPhraseHostile(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 600))
	han, _ := vocabulary()
	prefix := string(han[100:140])
	ps := phrases(300, random)
	for i := range 300 {
		ps = append(ps, prefix+string(han[i:i+3]))
	}
	ps = append(ps, strings.Repeat("a", 40)+"b", strings.Repeat("ab", 20)+"c", "行", "naïve", "rất chậm", "각하")
	fill := func(s string) string { return strings.Repeat(s, 1<<20/len(s)+1)[:1<<20] }
	texts := map[string]string{
		"shared prefix":     fill(prefix),
		"prefix cut":        fill(string([]rune(prefix)[:39])),
		"prefix and blanks": fill(prefix + " "),
		"aaaa":              fill("a"),
		"abab":              fill("ab"),
		"only hits":         fill("行"),
		"zero width":        fill(strings.Join(strings.Split(prefix, ""), "\u200b")),
		"only zero width":   fill("\u200b"),
		"only marks":        fill("\u0301"),
		"letter and mark":   fill("e\u0301"),
		"mark of a phrase":  fill("i\u0308"),
		"on another letter": fill("x\u0308"),
		"on a capital":      fill("I\u0308"),
		"on an accent":      fill("Ï\u0308"),
		"two marks":         fill("i\u0308\u0308"),
		"in another order":  fill("a\u0302\u0323"),
		"on a ligature":     fill("ﬁ\u0308"),
		"out of sight":      fill("i\u200b\u0308"),
		"Korean letters":    fill("\u1100\u1161\u11a8"),
		"bad bytes":         fill("\xff"),
		"blanks":            fill(" "),
		"ligatures":         fill("ﬁ"),
		"dots":              fill("…"),
	}
	chat := chat(1<<20, ps, random)
	for _, keep := range []phrase.Difference{phrase.Exact, 0} {
		m := own(b, ps, keep)
		for name, text := range texts {
			times := best(25, func() { m.Find(chat) }, func() { m.Find(text) })
			b.Logf("keep %-45v %-18s %5.1f", keep, name, times[1]/times[0])
		}
	}
}

// BenchmarkPhraseBuild prints what building costs.
func BenchmarkPhraseBuild(b *testing.B) {
	for _, n := range []int{20_000, 100_000} {
		ps := phrases(n, rand.New(rand.NewPCG(1, uint64(n))))
		measure := func(name string, build func() any) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			m := build()
			took := time.Since(start)
			runtime.GC()
			runtime.ReadMemStats(&after)
			b.Logf("%7d %-10s %8.1f ms %8.1f MiB", n, name, float64(took.Microseconds())/1000, float64(after.HeapAlloc-before.HeapAlloc)/(1<<20))
			runtime.KeepAlive(m)
		}
		measure("folded", func() any { return own(b, ps, 0) })
		measure("exact", func() any { return own(b, ps, phrase.Exact) })
		if n == 20_000 {
			measure("petar-dfa", func() any { m := petarDFA(ps); return &m })
		}
	}
}
