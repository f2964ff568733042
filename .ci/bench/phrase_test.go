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

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// phraseSizes are the numbers of phrases that are compared.
var phraseSizes = []int{60, 1_000, 20_000}

const (
	commonHan = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理"
	commonABC = "the of and to in is you that it for was on are with as his they be at one have this from or had by hot but some what there we can out other were all your when up use word how said an each she which do their time if will way about many then them would write like so these her long make thing see him two has look more day could go come did my sound no most number who over know water than call first people may down side been now find any new work part take get place made live where after back little only round man year came show every good me give our under name very through just form much great think say help low line before turn cause same mean differ move right boy old too does tell sentence set three want air well also play small end put home read hand port large spell add even land here must big high such follow act why ask men change went light kind off need house picture try us again animal point mother world near build self earth father"
)

// chat makes text of n bytes, six clauses in ten of them Chinese; about every
// 4 KiB there is one of the phrases, every 512 bytes a phrase without its end.
func chat(n int, phrases []string, random *rand.Rand) string {
	han, abc := []rune(commonHan), strings.Fields(commonABC)
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
				b.WriteRune(han[random.IntN(len(han))])
			}
			b.WriteString("，")
		} else {
			for range 3 + random.IntN(7) {
				b.WriteString(abc[random.IntN(len(abc))] + " ")
			}
			b.WriteString(". ")
		}
	}
	return b.String()
}

// phrases makes n different phrases of 9 bytes and more, half of them Chinese.
func phrases(n int, random *rand.Rand) []string {
	han, abc := []rune(commonHan), strings.Fields(commonABC)
	seen := map[string]bool{}
	var all []string
	for len(all) < n {
		var b strings.Builder
		if random.IntN(2) == 0 {
			for range 3 + random.IntN(6) {
				b.WriteRune(han[random.IntN(len(han))])
			}
		} else {
			for b.Len() < 9 || random.IntN(2) == 0 {
				if b.Len() > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(abc[random.IntN(len(abc))])
			}
		}
		if s := b.String(); !seen[s] {
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

// TestPhraseBuild prints what building costs.
func TestPhraseBuild(t *testing.T) {
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
			t.Logf("%7d %-10s %8.1f ms %8.1f MiB", n, name, float64(took.Microseconds())/1000, float64(after.HeapAlloc-before.HeapAlloc)/(1<<20))
			runtime.KeepAlive(m)
		}
		measure("folded", func() any { return own(t, ps, 0) })
		measure("exact", func() any { return own(t, ps, phrase.Exact) })
		if n == 20_000 {
			measure("petar-dfa", func() any { m := petarDFA(ps); return &m })
		}
	}
}
