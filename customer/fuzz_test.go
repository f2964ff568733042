package customer_test

import (
	"testing"
)

func FuzzModelJSON(f *testing.F) {
	for _, s := range []string{
		`{"signals":[{"id":"sighs","family":"distress","points":{"hurried":1000},"overlays":{"emotional":500},"cap":1000,"half_life":"1h","expiry":"24h","spoken":true,"explained_by":["illness"],"text":{"en":"Sighs","zh-Hans":"叹气","zh-Hant":"嘆氣"}}],"settings":{}}`,
		`{"signals":[{"id":"a","family":"pace","points":{"hurried":-1},"text":{"en":"x","zh-Hans":"x","zh-Hant":"x"}}],"settings":{"family_cap":10,"low":{"minimum":20,"lead":1500},"overlays":{"emotional":1}}}`,
		`{"signals":[{"id":"age","family":"pace","text":{"en":"x","zh-Hans":"x","zh-Hant":"x"}},{"id":"age"}]}`,
		`{"signals":[],"settings":{"half_life":"90m"}}`, `{"signals":[{"points":{"nobody":1}}]}`, `null`, `[]`, `{}`, `{"signals":3}`, `{"Signals":[]}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, stored []byte) { storedModelIsCanonical(t, stored) })
}

func FuzzObservationJSON(f *testing.F) {
	for _, s := range []string{
		`{"signal":"sighs","strength":1000,"at":"2026-03-02T12:00:00Z","event":"m-1","written":true,"span":{"start":1,"end":3}}`,
		`{"signal":"sighs","strength":1,"at":"2026-03-02T12:00:00.5+05:45"}`,
		`{"signal":"sighs","strength":1001,"at":"0001-01-01T00:00:00Z","span":{"start":3,"end":1}}`,
		`{"signal":"sighs","strength":1,"at":"2026-03-02T12:00:00+24:00"}`,
		`{"signal":"\ud800","strength":1,"at":"2026-03-02T12:00:00Z","span":{"start":0,"end":0}}`, `null`, `{}`, `{"signal":null,"signal":3}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, stored []byte) { storedObservationIsCanonical(t, stored) })
}

func FuzzCues(f *testing.F) {
	for _, m := range corpus {
		f.Add(m.text)
	}
	for _, s := range []string{"", "\xff\xfe!!!", ">\n>", "“", "\"\"", "A B C D E F G H I J K L M", "İİİ HURRY ẞẞẞ UP", "!\u2028!!", "不不不着急"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, message string) { cuesStand(t, message) })
}
