package phrase_test

import (
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette/phrase"
)

// BenchmarkFind compares a message of some 200 bytes with trying each phrase by
// itself, which is what plain word lists do.
func BenchmarkFind(b *testing.B) {
	texts := []string{"不知道", "不可能", "没办法", "不归我管", "随便您", "您听不懂吗", "that's impossible", "not my problem", "no idea", "calm down", "厂家的问题", "三岁小孩都会"}
	message := "您好，感谢您的耐心等候！您反映的訂單問題我們已經收到，会在24小时内为您处理。Thank you for your patience, we'll keep you posted."
	m := phrase.Must(phrase.Of(phrase.Word, texts...), phrase.Options{})
	b.Run("matcher", func(b *testing.B) {
		b.SetBytes(int64(len(message)))
		for b.Loop() {
			m.Contains(message)
		}
	})
	b.Run("fold and strings.Contains", func(b *testing.B) {
		b.SetBytes(int64(len(message)))
		for b.Loop() {
			folded := phrase.Fold(message, 0)
			for _, text := range texts {
				if strings.Contains(folded, text) {
					b.Fatal(text)
				}
			}
		}
	})
}

func BenchmarkNew(b *testing.B) {
	phrases := phrase.Of(phrase.Word, "不知道", "不可能", "that's impossible")
	for b.Loop() {
		phrase.Must(phrases, phrase.Options{})
	}
}
