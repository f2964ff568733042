package etiquette_test

import (
	"strings"
	"testing"

	"github.com/servicequality/servicequality/etiquette"
)

func BenchmarkNew(b *testing.B) {
	packs, _ := etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := etiquette.New(packs...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		etiquette.LoadPacks(etiquette.BuiltIn(), "*.json")
	}
}

func BenchmarkCheck(b *testing.B) {
	c := builtIn(b)
	clean := "您好，您的包裹已经到达转运站，预计明天上午派送，请您留意短信。"
	for name, text := range map[string]string{"clean": clean, "clean1KiB": strings.Repeat(clean, 10), "english": "Your parcel has reached our depot, and the driver will bring it tomorrow before noon.", "finding": "这个不归我管，您找维修部，我也没办法。"} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var dst []etiquette.Finding
			for b.Loop() {
				dst, _ = c.Append(dst[:0], text, etiquette.Setting{Channel: etiquette.Chat})
			}
		})
	}
}
